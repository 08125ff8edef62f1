"""The office's side of a scenario file: the office, venues, leaders, interpreters, vehicles."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal

from pydantic import Field

from planner.model import (
    AccuracyClass,
    Body,
    Clearance,
    Gender,
    InterpretingMode,
    RoomPurpose,
    SecurityLevel,
    SkillLevel,
    VehicleKind,
    VenueKind,
)
from planner.scenario.fields import (
    BilingualDocument,
    ClockSpan,
    Count,
    Document,
    Headcount,
    Id,
    LanguageCode,
    Line,
    LocalDate,
    LocalTime,
    Minutes,
    PersonNameDocument,
    Rank,
    Tag,
    ZoneName,
)


class RankStepDocument(Document):
    """One step of the rank ladder."""

    step: Rank
    name: BilingualDocument


class OfficeDocument(Document):
    """The office and what is its own."""

    id: Id
    name: BilingualDocument
    city_pack_id: Id
    """The city whose roads are used."""
    home_venue_id: Id
    """Where the office is."""
    rank_ladder: Annotated[tuple[RankStepDocument, ...], Field(min_length=1)]
    rule_pack_id: Id = "cn-municipal"
    zone: ZoneName = "Asia/Shanghai"
    home_language: LanguageCode = "zh"
    holidays: tuple[LocalDate, ...] = ()
    extra_workdays: tuple[LocalDate, ...] = ()


class PeriodDocument(Document):
    """The days to be planned, both included."""

    start: LocalDate
    end: LocalDate


class BusyDocument(Document):
    """A time when somebody or something is taken."""

    start: LocalTime
    end: LocalTime
    venue_id: Id | None = None
    """Where the person or vehicle then is."""
    reason: Line = ""
    """For the owner only; never printed."""


class RoomDocument(Document):
    """A room of a venue."""

    id: Id
    name: BilingualDocument
    capacity: Headcount
    purposes: Annotated[frozenset[RoomPurpose], Field(min_length=1)]
    shared: bool = False
    """Several engagements may be in it at once, up to the capacity."""
    turnaround_min: Annotated[int, Field(ge=0, le=1440)] | None = None
    hire_yuan: Count = 0
    """For each use."""
    busy: tuple[BusyDocument, ...] = ()


class HoursDocument(Document):
    """Opening hours by weekday; a weekday left out follows `daily`, an empty list is closed."""

    daily: tuple[ClockSpan, ...] = ("00:00-24:00",)
    monday: tuple[ClockSpan, ...] | None = None
    tuesday: tuple[ClockSpan, ...] | None = None
    wednesday: tuple[ClockSpan, ...] | None = None
    thursday: tuple[ClockSpan, ...] | None = None
    friday: tuple[ClockSpan, ...] | None = None
    saturday: tuple[ClockSpan, ...] | None = None
    sunday: tuple[ClockSpan, ...] | None = None
    exceptions: dict[LocalDate, tuple[ClockSpan, ...]] = Field(default_factory=dict)
    """Days with other hours."""


class VenueDocument(Document):
    """A place that guests can be taken to, with its rooms."""

    id: Id
    name: BilingualDocument
    kind: VenueKind
    lat: Annotated[float, Field(ge=-90, le=90)]
    """Degrees north, WGS-84 (not the shifted coordinates of Chinese map services)."""
    lon: Annotated[float, Field(ge=-180, le=180)]
    """Degrees east, WGS-84."""
    rooms: tuple[RoomDocument, ...] = ()
    accuracy: AccuracyClass = AccuracyClass.C
    """How well the position is known: A 300 m, B 800 m, C 2 km."""
    hours: HoursDocument = HoursDocument()
    tags: frozenset[Tag] = frozenset()
    outdoor: bool = False
    walking_min: Annotated[int, Field(ge=0, le=1440)] = 0
    step_free: bool = True
    halal_kitchen: bool = False
    cleared_level: SecurityLevel = SecurityLevel.L2
    is_visit_point: bool = False
    max_group: Headcount | None = None
    notice_days: Count = 0


class LeaderDocument(Document):
    """Somebody who can host."""

    id: Id
    name: PersonNameDocument
    body: Body
    rank: Rank
    home_venue_id: Id
    fields: frozenset[Tag] = frozenset()
    busy: tuple[BusyDocument, ...] = ()
    linked_with: tuple[Id, ...] = ()
    """Leaders who must not be away at the same time."""
    max_per_day: Count | None = None
    max_evenings_per_day: Count | None = None


class LanguageSkillDocument(Document):
    """A language that an interpreter works with, and how."""

    language: LanguageCode
    into_level: SkillLevel = SkillLevel.PROFESSIONAL
    from_level: SkillLevel = SkillLevel.PROFESSIONAL
    modes: Annotated[frozenset[InterpretingMode], Field(min_length=1)] = frozenset(
        {InterpretingMode.CONSECUTIVE, InterpretingMode.ESCORT}
    )


class InterpreterDocument(Document):
    """Somebody who interprets."""

    id: Id
    name: PersonNameDocument
    skills: Annotated[tuple[LanguageSkillDocument, ...], Field(min_length=1)]
    home_venue_id: Id
    staff: bool = False
    may_serve_leader: bool = False
    clearance: Clearance = Clearance.INTERNAL
    gender: Gender = Gender.UNSTATED
    topics: frozenset[Tag] = frozenset()
    busy: tuple[BusyDocument, ...] = ()
    max_interpreting_min: Minutes | None = None
    overtime_hour_yuan: Count = 0
    """For each hour begun beyond what the rule pack says is paid for."""
    served_delegation_ids: tuple[Id, ...] = ()


class VehicleDocument(Document):
    """A vehicle with its driver."""

    id: Id
    plate: Line
    kind: VehicleKind
    seats: Headcount
    """Seats that guests and staff can use."""
    home_venue_id: Id
    luggage_pieces: Count = 0
    driver: PersonNameDocument | None = None
    duty_start: time | None = None
    duty_end: time | None = None
    accessible: bool = False
    permits: frozenset[Tag] = frozenset()
    busy: tuple[BusyDocument, ...] = ()


class RestrictedZoneDocument(Document):
    """Venues to and from which some vehicles take nobody during some hours."""

    id: Id
    name: BilingualDocument
    venue_ids: tuple[Id, ...]
    hours: HoursDocument = HoursDocument()
    """When they are shut out; always if left out."""
    kinds: frozenset[VehicleKind] = frozenset()
    """Only vehicles of these kinds; any kind if left out."""
    plate_digits: frozenset[Annotated[int, Field(ge=0, le=9)]] = frozenset()
    """Only plates with one of these as their last digit; any plate if left out."""
    permit: Tag | Literal[""] = ""
    """Vehicles with this permit may drive."""
