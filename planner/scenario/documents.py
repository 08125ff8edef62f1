"""What a scenario file looks like; the published JSON Schema is made from these classes.

Fields carry the names of `planner.model`, except where writing by hand asks for a simpler form:
rooms stand inside their venue, opening hours are texts, and whatever is usual for a kind of
engagement is left out.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.errors import FlawCode
from planner.model import (
    Body,
    Clearance,
    Dress,
    EngagementKind,
    Gender,
    GuestClass,
    InterpretingMode,
    LockDimension,
    Meal,
    NeedKind,
    PressCoverage,
    Priority,
    Regime,
    RoomPurpose,
    SecurityLevel,
    TransportMode,
    VenueKind,
    WeatherKind,
)
from planner.scenario.fields import (
    BilingualDocument,
    Count,
    Document,
    Headcount,
    Id,
    LanguageCode,
    Line,
    LocalDate,
    LocalTime,
    Minutes,
    Note,
    PersonNameDocument,
    Rank,
    RegionCode,
    Tag,
)
from planner.scenario.resources import (
    InterpreterDocument,
    LeaderDocument,
    OfficeDocument,
    PeriodDocument,
    RestrictedZoneDocument,
    VehicleDocument,
    VenueDocument,
)


class TransportDocument(Document):
    """The flight, train or drive that begins or ends a visit."""

    mode: TransportMode
    at: LocalTime
    """Scheduled arrival at, or departure from, the port."""
    port_venue_id: Id
    number: Line = ""
    journey_min: Annotated[int, Field(ge=0, le=10_000)] = 0
    zones_crossed: Annotated[int, Field(ge=0, le=13)] = 0
    overnight: bool = False
    vip_path: bool = False


class NeedDocument(Document):
    """A need of some guests; the need, never the reason for it."""

    kind: NeedKind
    headcount: Headcount = 1
    dates: tuple[LocalDate, ...] = ()
    note: Line = ""


class SubgroupDocument(Document):
    """Part of a delegation with its own programme."""

    id: Id
    name: BilingualDocument
    headcount: Headcount
    languages: tuple[LanguageCode, ...] = ()


class MemberDocument(Document):
    """A person of a delegation, in order of precedence."""

    name: PersonNameDocument
    rank: Rank | None = None
    gender: Gender = Gender.UNSTATED
    subgroup_id: Id | None = None


class DelegationDocument(Document):
    """A group of guests on one visit."""

    id: Id
    name: BilingualDocument
    guest_class: GuestClass
    region: RegionCode
    head: PersonNameDocument
    rank: Rank
    """The head's step on the office's ladder."""
    headcount: Headcount
    arrival: TransportDocument
    departure: TransportDocument
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1)]
    """What the guests can be addressed in, best first."""
    hotel_venue_id: Id | None = None
    """None for a day trip."""
    code_name: Line = ""
    needs_interpreting: bool = True
    regime: Regime = Regime.FOREIGN
    average_age: Annotated[int, Field(ge=0, le=120)] | None = None
    walking_day_min: Annotated[int, Field(ge=0, le=1440)] | None = None
    """Minutes that the guests can walk in a day; left out: by age and needs."""
    luggage_pieces: Count | None = None
    """One a guest if left out."""
    needs: tuple[NeedDocument, ...] = ()
    security_level: SecurityLevel = SecurityLevel.L4
    subgroups: tuple[SubgroupDocument, ...] = ()
    members: tuple[MemberDocument, ...] = ()
    companions: Count = 0
    banquets_already_given: Count = 0
    field_tags: frozenset[Tag] = frozenset()
    previous_host_ids: tuple[Id, ...] = ()
    requested_host_ids: tuple[Id, ...] = ()
    preferred_interpreter_ids: tuple[Id, ...] = ()
    interpreter_gender: Gender = Gender.UNSTATED
    keep_apart_ids: tuple[Id, ...] = ()
    forum: Line = ""
    """The same word for all delegations of one forum, which are treated alike."""
    embargoed: bool = False
    notes: Note = ""


class TimeDocument(Document):
    """When an engagement may take place: `start` alone fixes it, otherwise it is free within."""

    start: LocalTime | None = None
    earliest: LocalTime | None = None
    """No earlier start than this."""
    latest: LocalTime | None = None
    """No later end than this."""
    days: tuple[LocalDate, ...] = ()
    preferred_start: LocalTime | None = None

    @model_validator(mode="after")
    def _fixed_or_free(self) -> TimeDocument:
        free = (self.earliest, self.latest, self.preferred_start)
        if self.start is not None and (any(free) or self.days):
            raise PydanticCustomError(FlawCode.CONTRADICTION.value, "start")
        return self


class PlaceDocument(Document):
    """Where an engagement may take place; with nothing given, wherever it fits."""

    options: tuple[Id, ...] = ()
    """Rooms or venues, best first."""
    purposes: frozenset[RoomPurpose] = frozenset()
    kinds: frozenset[VenueKind] = frozenset()
    tags: frozenset[Tag] = frozenset()


class HostDocument(Document):
    """Who may host an engagement."""

    required: bool | None = None
    candidate_ids: tuple[Id, ...] = ()
    """Leaders, best first."""
    bodies: frozenset[Body] = frozenset()
    fields: frozenset[Tag] = frozenset()
    max_rank_gap: Count | None = None


class InterpretingDocument(Document):
    """Which interpreting an engagement needs."""

    mode: InterpretingMode | None = None
    languages: tuple[LanguageCode, ...] = ()
    clearance: Clearance = Clearance.NONE
    gender: Gender = Gender.UNSTATED
    team_size: Annotated[int, Field(ge=1, le=10)] | None = None


class EngagementDocument(Document):
    """One activity; what is left out is what is usual for its kind."""

    id: Id
    delegation_ids: Annotated[tuple[Id, ...], Field(min_length=1)]
    kind: EngagementKind
    title: BilingualDocument | None = None
    duration_min: Minutes | None = None
    min_duration_min: Minutes | None = None
    priority: Priority | None = None
    subgroup_id: Id | None = None
    guests: Headcount | None = None
    """How many take part, if not everybody."""
    time: TimeDocument = TimeDocument()
    place: PlaceDocument = PlaceDocument()
    host: HostDocument = HostDocument()
    interpreting: InterpretingDocument = InterpretingDocument()
    meal: Meal | None = None
    hosts_headcount: Count | None = None
    staff_headcount: Count | None = None
    dress: Dress | None = None
    press: PressCoverage | None = None
    after_ids: tuple[Id, ...] = ()
    """Engagements that must have ended before."""
    topics: frozenset[Tag] = frozenset()
    outdoor: bool | None = None
    heavy: bool | None = None
    approval_days: Annotated[int, Field(ge=0, le=250)] | None = None
    """Working days that its approval takes, 0 for none; left out: as the rule pack says."""


class LockDocument(Document):
    """One dimension of an engagement held fixed."""

    engagement_id: Id
    dimension: LockDimension
    start: LocalTime | None = None
    ids: tuple[Id, ...] = ()
    present: bool = True
    end: LocalTime | None = None


class BadWeatherDocument(Document):
    """A stretch of time for which bad weather is forecast."""

    kind: WeatherKind
    start: LocalTime
    end: LocalTime


class RoadConditionDocument(Document):
    """Roads that are slower than usual for a while."""

    start: LocalTime
    end: LocalTime
    percent: Annotated[int, Field(ge=100, le=1000)] = 100
    """Drives that leave in between take so much of their usual minutes."""
    extra_min: Annotated[int, Field(ge=0, le=480)] = 0
    """Minutes on top."""
    venue_ids: tuple[Id, ...] = ()
    """Only drives from or to these venues; all drives if left out."""


class SettingsDocument(Document):
    """How the period is planned."""

    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 0
    seconds: Annotated[int, Field(ge=1, le=86_400)] | None = None
    planned_on: LocalDate | None = None
    """The day from which approval days count; left out: the day of planning."""


class ScenarioDocument(Document):
    """A scenario: one office and one period, with all that a plan is made from."""

    format: Literal["reception-scenario/1"]
    office: OfficeDocument
    period: PeriodDocument
    venues: Annotated[tuple[VenueDocument, ...], Field(min_length=1)]
    leaders: tuple[LeaderDocument, ...] = ()
    interpreters: tuple[InterpreterDocument, ...] = ()
    vehicles: tuple[VehicleDocument, ...] = ()
    delegations: tuple[DelegationDocument, ...] = ()
    engagements: tuple[EngagementDocument, ...] = ()
    locks: tuple[LockDocument, ...] = ()
    weather: tuple[BadWeatherDocument, ...] = ()
    road_conditions: tuple[RoadConditionDocument, ...] = ()
    zones: tuple[RestrictedZoneDocument, ...] = ()
    rule_overrides: dict[Line, bool | int | Line] = Field(default_factory=dict)
    """Entries of the rule pack set otherwise: `{"meals.lunch_least_min": 50}`."""
    settings: SettingsDocument = SettingsDocument()
