"""Those who receive: leaders, interpreters, and vehicles with their drivers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import IntEnum, StrEnum

from planner.model.calendar import BusyBlock
from planner.model.texts import PersonName


class Body(StrEnum):
    """The body that a host belongs to: the four leading bodies, the office itself, others."""

    PARTY_COMMITTEE = "party_committee"
    PEOPLES_CONGRESS = "peoples_congress"
    GOVERNMENT = "government"
    CPPCC = "cppcc"
    FAO = "fao"
    DEPARTMENT = "department"
    UNIT = "unit"


class InterpretingMode(StrEnum):
    """How an engagement is interpreted."""

    NONE = "none"
    ESCORT = "escort"
    CONSECUTIVE = "consecutive"
    WHISPERED = "whispered"
    SIMULTANEOUS = "simultaneous"


class SkillLevel(IntEnum):
    """How well an interpreter works in one direction."""

    NONE = 0
    BASIC = 1
    WORKING = 2
    PROFESSIONAL = 3


class Clearance(IntEnum):
    """What a person may hear; an engagement asks for a least clearance."""

    NONE = 0
    INTERNAL = 1
    CONFIDENTIAL = 2
    SECRET = 3


class Gender(StrEnum):
    """Asked only where a programme needs it; never guessed."""

    UNSTATED = "unstated"
    FEMALE = "female"
    MALE = "male"


class VehicleKind(StrEnum):
    """Class of a vehicle, smallest first."""

    SEDAN = "sedan"
    VAN = "van"
    MINIBUS = "minibus"
    COACH = "coach"


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody who can host: a leader of the city, a director, or the host of a visited unit.

    `rank` is a step of the office's ladder (1 is highest). A host with body `UNIT` receives only
    at `home_venue_id`. `linked_with` are leaders who must not be away at the same time as this
    one. `max_per_day` and `max_evenings_per_day` override the rule pack's numbers.
    """

    id: str
    name: PersonName
    body: Body
    rank: int
    home_venue_id: str
    fields: frozenset[str] = frozenset()
    busy: tuple[BusyBlock, ...] = ()
    linked_with: tuple[str, ...] = ()
    max_per_day: int | None = None
    max_evenings_per_day: int | None = None


@dataclass(frozen=True, slots=True)
class LanguageSkill:
    """What an interpreter can do between the office's language and one foreign language."""

    language: str
    into_level: SkillLevel
    from_level: SkillLevel
    modes: frozenset[InterpretingMode]


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Somebody who interprets; `may_serve_leader` is needed at engagements that a leader hosts.

    `overtime_hour_yuan` is what each further hour costs beyond the minutes of a day that the rule
    pack says are paid for.
    """

    id: str
    name: PersonName
    skills: tuple[LanguageSkill, ...]
    home_venue_id: str
    staff: bool = False
    may_serve_leader: bool = False
    clearance: Clearance = Clearance.INTERNAL
    gender: Gender = Gender.UNSTATED
    topics: frozenset[str] = frozenset()
    busy: tuple[BusyBlock, ...] = ()
    max_interpreting_min: int | None = None
    overtime_hour_yuan: int = 0
    served_delegation_ids: tuple[str, ...] = ()

    def speaks(self, language: str) -> LanguageSkill | None:
        """Return the skill in a language, or None."""
        return next((skill for skill in self.skills if skill.language == language), None)


@dataclass(frozen=True, slots=True)
class Vehicle:
    """A vehicle with its driver; `seats` are those that guests and staff can use.

    The duty window is local time; without one the rule pack's longest duty alone binds.
    """

    id: str
    plate: str
    kind: VehicleKind
    seats: int
    luggage_pieces: int
    home_venue_id: str
    driver: PersonName | None = None
    duty_start: time | None = None
    duty_end: time | None = None
    accessible: bool = False
    permits: frozenset[str] = frozenset()
    busy: tuple[BusyBlock, ...] = ()
