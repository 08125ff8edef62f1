"""The parts of the page that follows the day as it goes."""
