"""Synthetic offices to measure and test the optimizer on."""
