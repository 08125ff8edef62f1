"""Approval as such: what was submitted, what was said to it, and what is left of a yes."""

from planner.approvals.standing import Standing, standing_of
from planner.approvals.submission import Decision, Draft, Outcome, Submission

__all__ = ["Decision", "Draft", "Outcome", "Standing", "Submission", "standing_of"]
