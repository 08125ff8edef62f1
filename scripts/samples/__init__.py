"""The makers of the sample scenarios: real venues, fictional people."""
