"""The words of a visit's checklist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TaskState(StrEnum):
    """How a task stands."""

    OPEN = "open"
    DONE = "done"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class OwnTask:
    """A task that the office added to the rule pack's list, and when it is due."""

    text: str
    due: date
