"""What ties engagements to each other: order, common starts, and things that they share."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Precedence:
    """``before`` ends at least ``gap_min`` before ``after`` starts, where both happen."""

    before: str
    after: str
    gap_min: int = 0


@dataclass(frozen=True, slots=True)
class Offset:
    """``second`` starts ``least_min`` to ``most_min`` after ``first`` starts, where both happen.

    Both 0: they begin together.
    """

    first: str
    second: str
    least_min: int = 0
    most_min: int = 0


@dataclass(frozen=True, slots=True)
class Equipment:
    """Things of one kind that the office owns or hires: booths, receivers, flags, lecterns."""

    id: str
    count: int


@dataclass(frozen=True, slots=True)
class EquipmentNeed:
    """How many things of a kind an engagement holds from its start to its end."""

    equipment: str
    count: int = 1
