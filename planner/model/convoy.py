"""A convoy: the vehicles of one drive in their order, and who sits where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner.model.texts import PersonName


class CarRole(StrEnum):
    """What a vehicle of a convoy is for, in the order in which they drive."""

    LEAD = "lead"
    PRINCIPAL = "principal"
    DELEGATION = "delegation"
    LUGGAGE = "luggage"
    SPARE = "spare"


class SeatPosition(StrEnum):
    """A place in a vehicle; behind the named places seats are taken from front to back."""

    FRONT_RIGHT = "front_right"
    REAR_RIGHT = "rear_right"
    REAR_LEFT = "rear_left"
    REAR_MIDDLE = "rear_middle"
    SECOND_ROW_RIGHT = "second_row_right"
    SECOND_ROW_LEFT = "second_row_left"
    GUIDE_SEAT = "guide_seat"
    FIRST_ROW_RIGHT = "first_row_right"
    FIRST_ROW_LEFT = "first_row_left"
    BEHIND = "behind"


class RiderRole(StrEnum):
    """As what somebody rides."""

    HEAD = "head"
    GUEST = "guest"
    OFFICIAL = "official"
    INTERPRETER = "interpreter"
    LIAISON = "liaison"


@dataclass(frozen=True, slots=True)
class Rider:
    """Somebody who rides along; nobody knows the names of all of them."""

    role: RiderRole
    name: PersonName | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in a vehicle and who takes it."""

    position: SeatPosition
    rider: Rider


@dataclass(frozen=True, slots=True)
class Car:
    """A vehicle of a convoy with the seats that are taken, the first in honour first."""

    vehicle_id: str
    role: CarRole
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Convoy:
    """The vehicles of a drive in their order; `standing` riders have found no seat."""

    cars: tuple[Car, ...]
    standing: tuple[Rider, ...] = ()
