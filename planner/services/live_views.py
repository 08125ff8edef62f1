"""What services show of a day as it goes: plain frozen data, worded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from planner.model import Mark
from planner.services.views import ItineraryRow, PlanRef


class Stage(StrEnum):
    """Where a line stands at the minute that is looked at."""

    OVER = "over"
    NOW = "now"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class LiveLine:
    """An engagement or a drive as it was issued (`row`) and as it is expected now.

    `late_min` is by how much it begins late, or once it goes on, ends late. `because` names what
    holds it up. `marks` are the actual times; `is_unmarked` tells that it should have begun and
    nobody has said so.
    """

    row: ItineraryRow
    start: datetime
    end: datetime
    stage: Stage
    late_min: int
    because: str
    marks: Mapping[Mark, datetime]
    is_unmarked: bool

    @property
    def key(self) -> str:
        """What the line is known by, the same for all who take part."""
        return self.row.id


@dataclass(frozen=True, slots=True)
class FreeTime:
    """A stretch in which guests have nothing to do."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class LiveDelegation:
    """The day of a delegation: what goes on, what comes next, and all of it."""

    delegation_id: str
    name: str
    lines: tuple[LiveLine, ...]
    free: tuple[FreeTime, ...]

    @property
    def now(self) -> tuple[LiveLine, ...]:
        """What goes on."""
        return tuple(line for line in self.lines if line.stage is Stage.NOW)

    @property
    def next(self) -> LiveLine | None:
        """What comes next today, if anything."""
        return next((line for line in self.lines if line.stage is Stage.TO_COME), None)


@dataclass(frozen=True, slots=True)
class DelayView:
    """Somebody runs late: who, for what, and by how much."""

    id: int
    who: str
    what: str
    minutes: int
    reported_at: datetime
    reported_by: str


@dataclass(frozen=True, slots=True)
class LiveBoard:
    """A day of the issued plan at one minute of it, in the office's zone.

    `late` are all lines of the day that are late and not over, each once.
    """

    ref: PlanRef
    at: datetime
    delegations: tuple[LiveDelegation, ...]
    late: tuple[LiveLine, ...]
    delays: tuple[DelayView, ...]
