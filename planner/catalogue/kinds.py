"""The kinds of engagements with what is usual for each.

Lengths are those of published programmes and guides (courtesy call 20 min by convention, 30 to 40
with consecutive interpreting; banquet 90 to 120; site visit 45 to 90); an engagement overrides any
of them. Numbers that rules depend on stay in the rule pack: the table only says which one applies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from planner.model import (
    Dress,
    EngagementKind,
    InterpretingMode,
    Meal,
    PressCoverage,
    Priority,
    RoomPurpose,
)
from planner.rulepack import Numbers


class RankCap(StrEnum):
    """Which cap on the rank gap applies to the host of an engagement."""

    NONE = "none"
    GREETING = "greeting"
    MEETING = "meeting"
    BANQUET = "banquet"
    CEREMONY = "ceremony"
    SITE = "site"


class Turnaround(StrEnum):
    """Which pause a room needs after an engagement."""

    MEETING = "meeting"
    BANQUET = "banquet"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class KindDefaults:
    """What is usual for one kind of engagement; minutes are whole."""

    duration_min: int
    least_min: int
    purposes: frozenset[RoomPurpose]
    host_required: bool = False
    rank_cap: RankCap = RankCap.NONE
    turnaround: Turnaround = Turnaround.OTHER
    mode: InterpretingMode = InterpretingMode.NONE
    priority: Priority = Priority.SHOULD
    meal: Meal = Meal.NONE
    hosts_headcount: int = 0
    staff_headcount: int = 1
    dress: Dress = Dress.ANY
    press: PressCoverage = PressCoverage.NONE
    outdoor: bool = False
    heavy: bool = False


_MEETING = frozenset({RoomPurpose.MEETING})
_TALKS = frozenset({RoomPurpose.TALKS})
_MEAL = frozenset({RoomPurpose.MEAL})
_VISIT = frozenset({RoomPurpose.VISIT})
_GREETING = frozenset({RoomPurpose.GREETING})
_LODGING = frozenset({RoomPurpose.LODGING})
_CONSECUTIVE = InterpretingMode.CONSECUTIVE
_ESCORT = InterpretingMode.ESCORT

KINDS: Mapping[EngagementKind, KindDefaults] = MappingProxyType(
    {
        EngagementKind.GREETING: KindDefaults(
            20,
            15,
            _GREETING,
            host_required=True,
            rank_cap=RankCap.GREETING,
            mode=_ESCORT,
            hosts_headcount=2,
        ),
        EngagementKind.CHECK_IN: KindDefaults(30, 20, _LODGING),
        EngagementKind.MEETING: KindDefaults(
            40,
            30,
            _MEETING,
            host_required=True,
            rank_cap=RankCap.MEETING,
            turnaround=Turnaround.MEETING,
            mode=_CONSECUTIVE,
            hosts_headcount=5,
            staff_headcount=3,
            dress=Dress.BUSINESS,
            press=PressCoverage.PHOTO_CALL,
        ),
        EngagementKind.COURTESY_CALL: KindDefaults(
            40,
            30,
            _MEETING,
            host_required=True,
            rank_cap=RankCap.MEETING,
            turnaround=Turnaround.MEETING,
            mode=_CONSECUTIVE,
            priority=Priority.MUST,
            hosts_headcount=5,
            staff_headcount=3,
            dress=Dress.BUSINESS,
            press=PressCoverage.PHOTO_CALL,
        ),
        EngagementKind.TALKS: KindDefaults(
            75,
            60,
            _TALKS,
            host_required=True,
            rank_cap=RankCap.MEETING,
            turnaround=Turnaround.MEETING,
            mode=_CONSECUTIVE,
            hosts_headcount=6,
            staff_headcount=3,
            dress=Dress.BUSINESS,
            heavy=True,
        ),
        EngagementKind.SIGNING: KindDefaults(
            30,
            20,
            frozenset({RoomPurpose.SIGNING}),
            host_required=True,
            rank_cap=RankCap.MEETING,
            turnaround=Turnaround.MEETING,
            mode=_CONSECUTIVE,
            priority=Priority.MUST,
            hosts_headcount=6,
            staff_headcount=4,
            dress=Dress.FORMAL,
            press=PressCoverage.OPEN,
        ),
        EngagementKind.BANQUET: KindDefaults(
            105,
            90,
            frozenset({RoomPurpose.BANQUET}),
            host_required=True,
            rank_cap=RankCap.BANQUET,
            turnaround=Turnaround.BANQUET,
            mode=_CONSECUTIVE,
            meal=Meal.DINNER,
            hosts_headcount=6,
            staff_headcount=2,
            dress=Dress.FORMAL,
        ),
        EngagementKind.WORKING_MEAL: KindDefaults(60, 45, _MEAL, meal=Meal.LUNCH),
        EngagementKind.BUFFET: KindDefaults(75, 60, _MEAL, meal=Meal.DINNER),
        EngagementKind.TEA_PARTY: KindDefaults(
            60,
            45,
            frozenset({RoomPurpose.MEETING, RoomPurpose.MEAL}),
            rank_cap=RankCap.CEREMONY,
            turnaround=Turnaround.MEETING,
            mode=_ESCORT,
            hosts_headcount=3,
        ),
        EngagementKind.CEREMONY: KindDefaults(
            60,
            45,
            frozenset({RoomPurpose.CONFERENCE}),
            host_required=True,
            rank_cap=RankCap.CEREMONY,
            turnaround=Turnaround.BANQUET,
            mode=InterpretingMode.SIMULTANEOUS,
            priority=Priority.MUST,
            hosts_headcount=10,
            staff_headcount=10,
            dress=Dress.FORMAL,
            press=PressCoverage.OPEN,
        ),
        EngagementKind.PLENARY: KindDefaults(
            120,
            90,
            frozenset({RoomPurpose.CONFERENCE}),
            host_required=True,
            rank_cap=RankCap.CEREMONY,
            turnaround=Turnaround.BANQUET,
            mode=InterpretingMode.SIMULTANEOUS,
            priority=Priority.MUST,
            hosts_headcount=10,
            staff_headcount=10,
            dress=Dress.BUSINESS,
            press=PressCoverage.OPEN,
            heavy=True,
        ),
        EngagementKind.SITE_VISIT: KindDefaults(
            75,
            45,
            _VISIT,
            rank_cap=RankCap.SITE,
            mode=_CONSECUTIVE,
            hosts_headcount=3,
        ),
        EngagementKind.CULTURE_VISIT: KindDefaults(75, 60, _VISIT, mode=_ESCORT),
        EngagementKind.BOAT: KindDefaults(60, 45, _VISIT, mode=_ESCORT, outdoor=True),
        EngagementKind.PERFORMANCE: KindDefaults(
            90, 60, frozenset({RoomPurpose.PERFORMANCE}), priority=Priority.NICE
        ),
        EngagementKind.INTERVIEW: KindDefaults(
            30,
            15,
            frozenset({RoomPurpose.PRESS, RoomPurpose.MEETING}),
            turnaround=Turnaround.MEETING,
            mode=_CONSECUTIVE,
            hosts_headcount=2,
            press=PressCoverage.OPEN,
        ),
        EngagementKind.REHEARSAL: KindDefaults(90, 60, frozenset({RoomPurpose.PERFORMANCE})),
        EngagementKind.FREE_TIME: KindDefaults(90, 60, _VISIT | _LODGING, priority=Priority.NICE),
        EngagementKind.REST: KindDefaults(60, 45, _LODGING, staff_headcount=0),
        EngagementKind.SEND_OFF: KindDefaults(
            20,
            15,
            _GREETING,
            host_required=True,
            rank_cap=RankCap.GREETING,
            mode=_ESCORT,
            hosts_headcount=2,
        ),
    }
)
"""What is usual for every kind of engagement."""


# A default length only; the least that rule H14 allows is the rule pack's.
_DINNER_MIN = 75


def usual_minutes(kind: EngagementKind, meal: Meal) -> tuple[int, int]:
    """Return the usual and the least length in minutes; a dinner takes longer than a lunch."""
    defaults = KINDS[kind]
    if meal is Meal.DINNER:
        return max(defaults.duration_min, _DINNER_MIN), max(defaults.least_min, _DINNER_MIN)
    return defaults.duration_min, defaults.least_min


def max_rank_gap(kind: EngagementKind, numbers: Numbers) -> int | None:
    """Return the largest rank gap that a host may have (H06), or None where none applies."""
    return {
        RankCap.NONE: None,
        RankCap.GREETING: numbers.ranks.greeting_max_steps,
        RankCap.MEETING: numbers.ranks.meeting_max_steps,
        RankCap.BANQUET: numbers.ranks.banquet_max_steps,
        RankCap.CEREMONY: numbers.ranks.ceremony_max_steps,
        RankCap.SITE: numbers.ranks.site_max_steps,
    }[KINDS[kind].rank_cap]


def turnaround_min(kind: EngagementKind, numbers: Numbers) -> int:
    """Return the minutes that a room needs after an engagement before the next (H11)."""
    return {
        Turnaround.MEETING: numbers.rooms.meeting_turnaround_min,
        Turnaround.BANQUET: numbers.rooms.banquet_turnaround_min,
        Turnaround.OTHER: numbers.rooms.other_turnaround_min,
    }[KINDS[kind].turnaround]
