"""Engagements: what a programme is made of, before it is planned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from planner.model.people import Body, Clearance, Gender, InterpretingMode
from planner.model.places import RoomPurpose, VenueKind
from planner.model.texts import Bilingual


class EngagementKind(StrEnum):
    """The vocabulary of an itinerary."""

    GREETING = "greeting"
    CHECK_IN = "check_in"
    MEETING = "meeting"
    COURTESY_CALL = "courtesy_call"
    TALKS = "talks"
    SIGNING = "signing"
    BANQUET = "banquet"
    WORKING_MEAL = "working_meal"
    BUFFET = "buffet"
    TEA_PARTY = "tea_party"
    CEREMONY = "ceremony"
    PLENARY = "plenary"
    SITE_VISIT = "site_visit"
    CULTURE_VISIT = "culture_visit"
    BOAT = "boat"
    PERFORMANCE = "performance"
    INTERVIEW = "interview"
    REHEARSAL = "rehearsal"
    FREE_TIME = "free_time"
    REST = "rest"
    SEND_OFF = "send_off"


class Priority(StrEnum):
    """How much an engagement matters, most first."""

    MUST = "must"
    SHOULD = "should"
    NICE = "nice"


class Meal(StrEnum):
    """The meal that an engagement stands for."""

    NONE = "none"
    LUNCH = "lunch"
    DINNER = "dinner"


class Dress(StrEnum):
    """How the guests are dressed; a change to formal needs time at the hotel."""

    ANY = "any"
    FIELD = "field"
    BUSINESS = "business"
    FORMAL = "formal"


class PressCoverage(StrEnum):
    """What the press sees."""

    NONE = "none"
    PHOTO_CALL = "photo_call"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class TimeSpec:
    """When an engagement may take place.

    It starts no earlier than `earliest` and ends no later than `latest`, on one of `days` (none:
    any day of the visit). `preferred_start` is a wish.
    """

    earliest: datetime | None = None
    latest: datetime | None = None
    days: tuple[date, ...] = ()
    preferred_start: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlaceSpec:
    """Where an engagement may take place, best first.

    `options` name rooms, or venues of which any fit room will do. Without any, every fit room at
    a venue of one of `kinds` (none: any kind) that carries all `tags` is a candidate. `purposes`
    override what the kind of engagement asks of a room.
    """

    options: tuple[str, ...] = ()
    purposes: frozenset[RoomPurpose] = frozenset()
    kinds: frozenset[VenueKind] = frozenset()
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class HostSpec:
    """Who may host an engagement.

    `candidate_ids` are ranked, best first. Without any, leaders of one of `bodies` (none: any
    body) within the rank gap are candidates, those with one of `fields` before others.
    `max_rank_gap` overrides the rule pack's cap for the kind of engagement.
    """

    required: bool = False
    candidate_ids: tuple[str, ...] = ()
    bodies: frozenset[Body] = frozenset()
    fields: frozenset[str] = frozenset()
    max_rank_gap: int | None = None


@dataclass(frozen=True, slots=True)
class InterpretingSpec:
    """Which interpreting an engagement needs.

    Without `languages` each delegation (or subgroup) that needs interpreting counts with the
    first of its languages. `team_size` overrides what the rule pack says for mode and minutes.
    """

    mode: InterpretingMode = InterpretingMode.NONE
    languages: tuple[str, ...] = ()
    clearance: Clearance = Clearance.NONE
    gender: Gender = Gender.UNSTATED
    team_size: int | None = None


@dataclass(frozen=True, slots=True)
class Engagement:
    """One activity of one delegation, or of several together.

    `guests` counts those who take part when not everybody does. `after_ids` must have ended
    before this one starts. `heavy` engagements tire guests and are not given on the day of a long
    flight. `approval_days` are the working days that its approval takes, 0 where it needs none;
    None leaves that to the rule pack.
    """

    id: str
    delegation_ids: tuple[str, ...]
    kind: EngagementKind
    title: Bilingual
    duration_min: int
    min_duration_min: int
    priority: Priority = Priority.SHOULD
    subgroup_id: str | None = None
    guests: int | None = None
    time: TimeSpec = TimeSpec()
    place: PlaceSpec = PlaceSpec()
    host: HostSpec = HostSpec()
    interpreting: InterpretingSpec = InterpretingSpec()
    meal: Meal = Meal.NONE
    hosts_headcount: int = 0
    staff_headcount: int = 1
    dress: Dress = Dress.ANY
    press: PressCoverage = PressCoverage.NONE
    after_ids: tuple[str, ...] = ()
    topics: frozenset[str] = frozenset()
    outdoor: bool = False
    heavy: bool = False
    approval_days: int | None = None


class LockDimension(StrEnum):
    """The dimensions of an engagement that can be held fixed, one by one."""

    TIME = "time"
    PLACE = "place"
    HOST = "host"
    INTERPRETER = "interpreter"
    VEHICLE = "vehicle"
    ATTENDEES = "attendees"
    EXISTENCE = "existence"


class LockCause(StrEnum):
    """Why a dimension is held, the strongest first."""

    PAST = "past"
    """It has begun or is over."""
    FREEZE = "freeze"
    """It is so close that those who were told are on their way."""
    HEADCOUNT = "headcount"
    """The kitchen has been told how many eat."""
    PRINTED = "printed"
    """Names and flags have been printed."""
    APPROVAL = "approval"
    """It was approved as it is."""
    HAND = "hand"
    """Somebody at the desk holds it."""


@dataclass(frozen=True, slots=True)
class Lock:
    """One dimension of an engagement held fixed.

    What is held stands in the field of the dimension: `start` for time, and `end` where the
    length is held too; `ids` for place (one
    room), host (one leader), interpreter, vehicle and attendees (delegations); `present` for
    existence.
    """

    engagement_id: str
    dimension: LockDimension
    start: datetime | None = None
    ids: tuple[str, ...] = ()
    present: bool = True
    end: datetime | None = None
