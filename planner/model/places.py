"""Venues and their rooms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from planner.model.calendar import ALWAYS_OPEN, BusyBlock, OpeningHours
from planner.model.texts import Bilingual


class VenueKind(StrEnum):
    """What a venue is."""

    AIRPORT = "airport"
    RAIL = "rail"
    GOVERNMENT = "government"
    CONFERENCE = "conference"
    EXPO = "expo"
    GUESTHOUSE = "guesthouse"
    HOTEL = "hotel"
    RESTAURANT = "restaurant"
    MUSEUM = "museum"
    MEMORIAL = "memorial"
    HERITAGE = "heritage"
    TEMPLE = "temple"
    SIGHT = "sight"
    PARK = "park"
    VILLAGE = "village"
    VISIT_POINT = "visit_point"
    COMPANY = "company"
    UNIVERSITY = "university"
    SCHOOL = "school"
    THEATRE = "theatre"
    STADIUM = "stadium"
    HOSPITAL = "hospital"
    LANDMARK = "landmark"


class AccuracyClass(StrEnum):
    """How well a venue's position is known: A within 300 m, B within 800 m, C within 2 km."""

    A = "A"
    B = "B"
    C = "C"


class SecurityLevel(IntEnum):
    """Protection of a visit; a venue is cleared for a level and every weaker one.

    Level 1 is a state guest, 2 a minister with police escort, 3 a liaison and a notice to the
    venue, 4 none: the smaller the number, the stronger the protection.
    """

    L1 = 1
    L2 = 2
    L3 = 3
    L4 = 4


class RoomPurpose(StrEnum):
    """What a room is fit for."""

    MEETING = "meeting"
    TALKS = "talks"
    SIGNING = "signing"
    BANQUET = "banquet"
    MEAL = "meal"
    CONFERENCE = "conference"
    VISIT = "visit"
    PERFORMANCE = "performance"
    PRESS = "press"
    GREETING = "greeting"
    LODGING = "lodging"


@dataclass(frozen=True, slots=True)
class Room:
    """A place inside a venue that one engagement uses at a time.

    `shared` rooms (an airport hall, a hotel's lodging, a public museum) take several engagements
    at once up to `capacity` people together; others take one and need `turnaround_min` (by
    default the kind of engagement decides) before the next. `hire_yuan` is paid for each use.
    """

    id: str
    venue_id: str
    name: Bilingual
    capacity: int
    purposes: frozenset[RoomPurpose]
    shared: bool = False
    turnaround_min: int | None = None
    hire_yuan: int = 0
    busy: tuple[BusyBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class Venue:
    """A place that guests can be taken to; the point is WGS-84 degrees.

    `walking_min` is what a visit makes a guest walk; `cleared_level` is the strongest protection
    the venue is cleared for; `halal_kitchen` counts where meals are given.
    """

    id: str
    name: Bilingual
    kind: VenueKind
    lat: float
    lon: float
    accuracy: AccuracyClass = AccuracyClass.C
    hours: OpeningHours = ALWAYS_OPEN
    tags: frozenset[str] = frozenset()
    outdoor: bool = False
    walking_min: int = 0
    step_free: bool = True
    halal_kitchen: bool = False
    cleared_level: SecurityLevel = SecurityLevel.L2
    is_visit_point: bool = False
    max_group: int | None = None
    notice_days: int = 0


@dataclass(frozen=True, slots=True)
class RoadCondition:
    """Roads that are slower than usual for a while: a closure, a storm, a marathon.

    Drives that leave in between take `percent` of their minutes and `extra_min` on top; those
    from or to one of `venue_ids` only, unless it is empty.
    """

    start: datetime
    end: datetime
    percent: int = 100
    extra_min: int = 0
    venue_ids: tuple[str, ...] = ()
