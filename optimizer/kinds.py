"""The kinds of things that a problem knows, and a stretch of time."""

from dataclasses import dataclass
from enum import StrEnum


class Priority(StrEnum):
    """How badly an engagement is wanted; what cannot be placed is left out last first."""

    MUST = "must"
    SHOULD = "should"
    NICE = "nice"


class Meal(StrEnum):
    """The meal of the day that an engagement serves."""

    LUNCH = "lunch"
    DINNER = "dinner"


class InterpretingMode(StrEnum):
    """How speech is interpreted; it decides the size of the team (rule H08)."""

    CONSECUTIVE = "consecutive"
    SIMULTANEOUS = "simultaneous"
    WHISPERED = "whispered"
    ESCORT = "escort"


class TravelMode(StrEnum):
    """Which travel matrix a movement follows."""

    CAR = "car"
    COACH = "coach"
    MOTORCADE = "motorcade"


class VehicleKind(StrEnum):
    """The body of a vehicle; sedans carry principals, coaches follow the coach matrix."""

    SEDAN = "sedan"
    VAN = "van"
    MINIBUS = "minibus"
    COACH = "coach"


class Dress(StrEnum):
    """How guests are dressed for an engagement, as far as changing matters (rule H24)."""

    ANY = "any"
    FIELD = "field"
    FORMAL = "formal"


class Dimension(StrEnum):
    """The parts of an engagement that can be held fixed one by one (rule H18)."""

    TIME = "time"
    PLACE = "place"
    HOST = "host"
    INTERPRETER = "interpreter"
    VEHICLE = "vehicle"
    ATTENDEES = "attendees"
    EXISTENCE = "existence"


@dataclass(frozen=True, slots=True)
class Window:
    """The half-open minutes ``[start_min, end_min)``."""

    start_min: int
    end_min: int
