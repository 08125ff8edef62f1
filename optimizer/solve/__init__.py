"""From a problem to the best plan that the time allows, with what is proved of it."""

from optimizer.solve.solve import solve

__all__ = ["solve"]
