"""Why a plan leaves an engagement out: what the best attempt to place it runs into."""

from optimizer.explain.unplaced import explain_unplaced, unplaced_with_reasons

__all__ = ["explain_unplaced", "unplaced_with_reasons"]
