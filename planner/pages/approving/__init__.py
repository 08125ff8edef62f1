"""The parts of the approval page."""
