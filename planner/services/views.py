"""What services show: plain frozen data, worded in the language of the reader.

Texts come ready to show; ids and moments stand beside them for links and sorting. Moments are
aware, in the office's zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from planner.model import (
    DataRung,
    EngagementKind,
    LockDimension,
    Period,
    PlanStatus,
    Priority,
    Scenario,
)
from planner.services.office_views import HeldLine


class Perspective(StrEnum):
    """Whose day is looked at."""

    DELEGATION = "delegation"
    LEADER = "leader"
    INTERPRETER = "interpreter"
    VEHICLE = "vehicle"
    ROOM = "room"


class RunStatus(StrEnum):
    """Where a run of the planner stands."""

    WAITING = "waiting"
    RUNNING = "running"
    STOPPING = "stopping"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more will happen to the run."""
        return self in {RunStatus.DONE, RunStatus.FAILED, RunStatus.CANCELLED}


@dataclass(frozen=True, slots=True)
class PeriodView:
    """One office and period that can be opened; `id` is what every other service asks for.

    `label` are its days in full; `short_label` is where and when, for a narrow list.
    """

    id: int
    office_id: str
    office: str
    label: str
    short_label: str
    period: Period
    zone: str
    delegations: int
    version: int
    plans: int


@dataclass(frozen=True, slots=True)
class CurrentScenario:
    """A scenario and the version it was read at; a change names that version as its base."""

    scenario: Scenario
    version: int


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """A delegation in the list."""

    id: str
    code_name: str
    name: str
    head: str
    rank: str
    guest_class: str
    region: str
    headcount: int
    arrives: datetime
    arrives_by: str
    departs: datetime
    departs_by: str
    hotel: str
    engagements: int
    placed: int | None


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a list to choose from."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class ConvoyLine:
    """A vehicle of a convoy: its plate, what it is for, and who sits where, best seat first.

    Those who have found no seat stand in a last line without a vehicle.
    """

    vehicle: str
    role: str
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItineraryRow:
    """One line of an itinerary: an engagement, or the drive before it (`is_leg`).

    `minutes` is how long it lasts, for a drive the time on the road. `locked` are the held
    dimensions; `conflicts` the sentences about rules that the line breaks; `convoy` are the
    vehicles of a drive in the order in which they go.
    """

    id: str
    is_leg: bool
    engagement_id: str | None
    kind: EngagementKind | None
    kind_label: str
    title: str
    delegations: str
    start: datetime
    end: datetime
    minutes: int
    place: str
    room_id: str | None
    host: str
    interpreters: str
    vehicles: str
    distance_m: int = 0
    rung: DataRung | None = None
    rung_label: str = ""
    locked: tuple[LockDimension, ...] = ()
    conflicts: tuple[str, ...] = ()
    convoy: tuple[ConvoyLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ItineraryDay:
    """The lines of one day in order of time."""

    day: date
    label: str
    rows: tuple[ItineraryRow, ...]


@dataclass(frozen=True, slots=True)
class Itinerary:
    """The plan of one delegation, person, vehicle or room."""

    perspective: Perspective
    resource_id: str
    title: str
    subtitle: str
    days: tuple[ItineraryDay, ...]


@dataclass(frozen=True, slots=True)
class TimelineResource:
    """A row of the timeline."""

    id: str
    title: str
    group: str = ""


class Grip(StrEnum):
    """What of a bar of the timeline can be changed by dragging it."""

    START = "start"
    LENGTH = "length"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """A bar of the timeline; `kind` is an engagement kind, `leg` or `busy`.

    An engagement of several resources has one event in the row of each: `id` is unique,
    `engagement_id` leads back to the engagement. `destination` is where a drive goes, in few
    words, in the row of a vehicle. `locked` tells that something of it is held.
    """

    id: str
    resource_id: str
    engagement_id: str | None
    title: str
    detail: str
    start: datetime
    end: datetime
    kind: str
    kind_label: str
    destination: str = ""
    locked: bool = False
    conflict: bool = False
    grips: frozenset[Grip] = frozenset()


@dataclass(frozen=True, slots=True)
class Timeline:
    """A plan as rows and bars, seen from one perspective."""

    perspective: Perspective
    resources: tuple[TimelineResource, ...]
    events: tuple[TimelineEvent, ...]


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """What one goal costs in a plan; 0 is best."""

    goal: str
    label: str
    value: int


@dataclass(frozen=True, slots=True)
class TierScore:
    """One tier of the score card: its value, the least one known to be possible, its goals."""

    tier: str
    label: str
    value: int
    bound: int | None
    is_proven: bool
    lines: tuple[ScoreLine, ...]


@dataclass(frozen=True, slots=True)
class WarningLine:
    """A broken rule, said in a sentence; `amount` is in the rule's own unit."""

    rule: str
    rule_label: str
    text: str
    engagement_ids: tuple[str, ...]
    amount: int


@dataclass(frozen=True, slots=True)
class UnplacedLine:
    """An engagement that the plan leaves out, and why.

    `can_ask` is false where no search can say more, for it is impossible by inspection.
    """

    engagement_id: str
    title: str
    delegations: str
    priority: Priority
    priority_label: str
    reasons: tuple[str, ...]
    can_ask: bool


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A version in the list of plans; `name` is what people call it, if anything."""

    number: int
    name: str
    author: str
    created_at: datetime
    reason: str
    status: PlanStatus
    status_label: str
    parent_number: int | None


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """The head of a plan page."""

    row: PlanRow
    placed: int
    engagements: int
    unplaced_musts: int
    unplaced_shoulds: int
    warnings: int
    legs: int
    distance_m: int
    vehicles: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class ProgressPoint:
    """One word from a running search."""

    seconds: float
    phase: str
    phase_label: str
    tier: str
    tier_label: str
    value: int
    bound: int | None
    unplaced_musts: int
    unplaced_shoulds: int


@dataclass(frozen=True, slots=True)
class RunView:
    """A run of the planner: `latest` is its last word, `plan_number` what came of it."""

    id: int
    status: RunStatus
    status_label: str
    seconds: float
    limit_seconds: float
    latest: ProgressPoint | None
    history: tuple[ProgressPoint, ...]
    plan_number: int | None
    failure: str


@dataclass(frozen=True, slots=True)
class LanguageForm:
    """The team of one language in the edit form, with those who could serve in it."""

    language: str
    label: str
    chosen: tuple[str, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class EditForm:
    """An engagement as it can be edited by hand: what is planned and what could be chosen.

    `start` and `room_id` are None where the plan leaves the engagement out. `locked` are the
    dimensions held by hand, `held` all that is held, with the reasons.
    """

    engagement_id: str
    title: str
    kind_label: str
    delegations: str
    duration_min: int
    first: datetime
    last: datetime
    start: datetime | None
    room_id: str | None
    host_id: str | None
    vehicle_ids: tuple[str, ...]
    rooms: tuple[Choice, ...]
    hosts: tuple[Choice, ...]
    languages: tuple[LanguageForm, ...]
    vehicles: tuple[Choice, ...]
    locked: tuple[LockDimension, ...]
    held: tuple[HeldLine, ...]


@dataclass(frozen=True, slots=True)
class EditCheck:
    """What a hand edit does: rules newly broken, rules kept again, rules broken as before.

    `released` is what is held and would be changed.
    """

    broken: tuple[WarningLine, ...]
    mended: tuple[WarningLine, ...]
    remaining: tuple[WarningLine, ...]
    released: tuple[HeldLine, ...]
    has_effect: bool


@dataclass(frozen=True, slots=True)
class PlanRef:
    """A plan version of an office's period."""

    period_id: int
    number: int


@dataclass(frozen=True, slots=True)
class MapFilters:
    """What of a plan is drawn; empty means everything."""

    days: tuple[date, ...] = ()
    delegation_ids: tuple[str, ...] = ()
