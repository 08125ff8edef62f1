"""The parts of the resources page."""
