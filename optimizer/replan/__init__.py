"""Re-planning: after a change, the plan that people were told with the fewest changes."""

from optimizer.replan.answers import Alternative, AlternativeKind, Cause, Change, Insertion, Replan
from optimizer.replan.changes import changes_between
from optimizer.replan.insertion import insertions
from optimizer.replan.options import FreezeWindows, ReplanOptions
from optimizer.replan.replan import replan

__all__ = [
    "Alternative",
    "AlternativeKind",
    "Cause",
    "Change",
    "FreezeWindows",
    "Insertion",
    "Replan",
    "ReplanOptions",
    "changes_between",
    "insertions",
    "replan",
]
