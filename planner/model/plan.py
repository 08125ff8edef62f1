"""Plans: versions of everything that people see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from planner.errors import Fact
from planner.model.calendar import Period


class PlanStatus(StrEnum):
    """What is known about a plan; each is a different answer and looks different on screen."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    STOPPED = "stopped"
    TIMED_OUT = "timed_out"
    EDITED = "edited"


class DataRung(StrEnum):
    """Where a travel time comes from, best first."""

    CITY_ROADS = "city_roads"
    MAIN_ROADS = "main_roads"
    GEODESIC = "geodesic"


@dataclass(frozen=True, slots=True)
class InterpreterTeam:
    """The interpreters of one language at one engagement, the lead first."""

    language: str
    interpreter_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """An engagement with its time, room and people."""

    engagement_id: str
    start: datetime
    end: datetime
    room_id: str
    host_id: str | None = None
    teams: tuple[InterpreterTeam, ...] = ()


REST = ""
"""Stands among subgroups for the guests of a delegation who belong to none."""


@dataclass(frozen=True, slots=True)
class PlannedLeg:
    """A drive of a delegation between two engagements, or from or to a hotel or port.

    `depart` is when the wheels turn and `arrive` when they stop; boarding is before, getting out
    after. Without `subgroup_ids` the whole delegation rides; otherwise these subgroups do, and
    `REST` stands for those guests who belong to none.
    """

    delegation_id: str
    from_engagement_id: str | None
    to_engagement_id: str | None
    from_venue_id: str
    to_venue_id: str
    depart: datetime
    arrive: datetime
    drive_min: int
    distance_m: int
    rung: DataRung
    vehicle_ids: tuple[str, ...] = ()
    subgroup_ids: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """One word that no other drive of a plan has, nor any engagement."""
        parts = "+".join(self.subgroup_ids)
        return f"leg:{self.delegation_id}:{parts}:{self.depart:%m%dT%H%M}:{self.to_venue_id}"


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule (`H04`) with the ids that it clashes on, and values that the wording quotes."""

    rule: str
    ids: tuple[str, ...] = ()
    facts: tuple[tuple[str, Fact], ...] = ()

    @property
    def key(self) -> str:
        """One word for this reason and no other: rule, ids and values."""
        quoted = (f"{name}={value}" for name, value in self.facts)
        return ":".join((self.rule, *self.ids, *quoted))


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An engagement that the plan leaves out, and why."""

    engagement_id: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class CostLine:
    """What one goal (`S01`) costs in a plan, in the goal's own unit, within its tier."""

    goal: str
    tier: str
    value: int


@dataclass(frozen=True, slots=True)
class TierResult:
    """How far one tier was driven: its value, the bound on it (None: none known), proven or not."""

    tier: str
    value: int
    bound: int | None
    proven: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """An immutable version of what people will do; `number` counts within office and period.

    `planned_on` is the day from which approval days were counted when it was searched, and
    `settled_ids` are the engagements that were approved or issued then; an edit keeps them.
    """

    office_id: str
    period: Period
    number: int
    author: str
    created_at: datetime
    reason: str
    status: PlanStatus
    visits: tuple[PlannedVisit, ...]
    legs: tuple[PlannedLeg, ...]
    unplaced: tuple[Unplaced, ...] = ()
    warnings: tuple[Reason, ...] = ()
    costs: tuple[CostLine, ...] = ()
    tiers: tuple[TierResult, ...] = ()
    parent_number: int | None = None
    seed: int = 0
    solver_versions: tuple[tuple[str, str], ...] = ()
    problem_hash: str = ""
    planned_on: date | None = None
    settled_ids: tuple[str, ...] = ()

    def visit(self, engagement_id: str) -> PlannedVisit | None:
        """Return the planned visit of an engagement, or None when it is not placed."""
        return next((v for v in self.visits if v.engagement_id == engagement_id), None)
