"""What happens after people were told: kinds of change, what each does to a scenario, files."""

from planner.changes import kinds
from planner.changes.applying import CHANGES, changed, kind_of
from planner.changes.files import change_schema, dump_changes, load_changes
from planner.changes.kinds import Change, ChangeKind, Changes
from planner.changes.standing import Standing

__all__ = [
    "CHANGES",
    "Change",
    "ChangeKind",
    "Changes",
    "Standing",
    "change_schema",
    "changed",
    "dump_changes",
    "kind_of",
    "kinds",
    "load_changes",
]
