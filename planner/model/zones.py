"""Where and when some vehicles may not drive."""

from __future__ import annotations

from dataclasses import dataclass

from planner.model.calendar import ALWAYS_OPEN, OpeningHours
from planner.model.people import VehicleKind
from planner.model.texts import Bilingual


@dataclass(frozen=True, slots=True)
class RestrictedZone:
    """Venues to and from which some vehicles take nobody during some hours (H22).

    Shut out are vehicles of one of `kinds` (none: any kind) whose plate has one of
    `plate_digits` as its last digit (none: any plate), unless they have the `permit`.
    """

    id: str
    name: Bilingual
    venue_ids: tuple[str, ...]
    hours: OpeningHours = ALWAYS_OPEN
    kinds: frozenset[VehicleKind] = frozenset()
    plate_digits: frozenset[int] = frozenset()
    permit: str = ""
