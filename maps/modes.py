"""Ways of driving: what each does to travel time, and how long boarding takes.

The numbers are working defaults (no source measured them here); `docs` show them to the
office, which overrides them by passing its own table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from types import MappingProxyType


class Mode(StrEnum):
    """How a party drives."""

    CAR = "car"
    """A sedan or van in ordinary traffic."""
    COACH = "coach"
    """A coach, or a convoy as slow as its coach, in ordinary traffic."""
    MOTORCADE = "motorcade"
    """An escorted motorcade with signals held for it."""


TRAFFIC_FACTOR: Mapping[Mode, float] = MappingProxyType({Mode.CAR: 1.0, Mode.COACH: 1.1})
"""Time in ordinary traffic against a car's: a coach takes 1.5 free flows where a car takes 1.4."""


@dataclass(frozen=True, slots=True)
class MotorcadeRule:
    """An escorted motorcade: `factor` on free flow, a speed cap, minutes to form up."""

    factor: float
    cap_kmh: float
    form_up_min: float


MOTORCADE_RULE = MotorcadeRule(factor=1.1, cap_kmh=70.0, form_up_min=4.0)
"""Free flow × 1.0–1.1, 60–80 km/h in town, 3–5 minutes to form up; the hour does not matter."""


class VehicleKind(StrEnum):
    """Vehicle sizes, as far as boarding is concerned."""

    SEDAN = "sedan"
    VAN = "van"
    COACH = "coach"


SMALL_COACH_SEATS = 20
FULL_COACH_MIN = 12
CONVOY_FREE_VEHICLES = 2


def loading_min(kind: VehicleKind, passengers: int) -> int:
    """Return the minutes to board or to leave one vehicle with so many passengers.

    A sedan takes 3, a van 5, a coach 10 for twenty people and 12 for thirty; beyond that one
    more for each further ten. Nobody aboard takes no time.
    """
    if passengers <= 0:
        return 0
    if kind is VehicleKind.SEDAN:
        return 3
    if kind is VehicleKind.VAN:
        return 5
    beyond = max(0, passengers - SMALL_COACH_SEATS)
    if beyond <= 10:  # noqa: PLR2004 -- between the two figures of the docstring, in a straight line
        return 10 + ceil(beyond / 5)
    return FULL_COACH_MIN + ceil((beyond - 10) / 10)


def convoy_extra_min(vehicles: int) -> int:
    """Return the extra minutes at each end for a convoy: one per vehicle beyond two."""
    return max(0, vehicles - CONVOY_FREE_VEHICLES)
