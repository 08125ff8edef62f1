"""The parts of the delegations page."""
