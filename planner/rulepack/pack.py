"""A rule pack in memory: numbers with their provenance, and switches of rules and goals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.model import Approver, Bilingual, EngagementKind, GuestClass, Regime
from planner.rulepack.numbers import Numbers

RULE_CODES = tuple(f"H{number:02d}" for number in range(1, 26))
"""Every hard rule that a pack switches on or off."""

GOAL_CODES = tuple(f"S{number:02d}" for number in range(1, 23))
"""Every wish that a pack weighs."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a number comes from: its unit, who says so, and when it was last looked at."""

    unit: str
    source: str
    date: date


@dataclass(frozen=True, slots=True)
class RuleSwitch:
    """A hard rule, on or off, and where it comes from."""

    code: str
    enabled: bool
    source: str


@dataclass(frozen=True, slots=True)
class GoalSwitch:
    """A wish, on or off, its weight among the wishes of its tier, and where it comes from."""

    code: str
    enabled: bool
    weight: int
    source: str


@dataclass(frozen=True, slots=True)
class ApprovalRule:
    """Engagements that need approval, and the working days that it takes at least (H19).

    It fits engagements of one of `kinds` with guests of one of `guest_classes` (empty: any),
    where the highest head of delegation stands on `guest_rank_to` or a higher step, and, if
    `with_leader`, where a leader of the city hosts. `chain` are those who say yes, in order.
    """

    name: Bilingual
    min_working_days: int
    chain: tuple[Approver, ...]
    source: str
    date: date
    guest_classes: frozenset[GuestClass] = frozenset()
    kinds: frozenset[EngagementKind] = frozenset()
    guest_rank_to: int | None = None
    with_leader: bool = False


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """Something to be done for a visit.

    `day` counts days from the arrival if it is 0 or less, from the departure otherwise. It is to
    be done for guests of one of `guest_classes` and `regimes` (empty: any) whose programme has an
    engagement of one of `kinds` (empty: any programme); `owner` is whose it usually is.
    """

    id: str
    day: int
    text: Bilingual
    owner: Bilingual
    source: str
    guest_classes: frozenset[GuestClass] = frozenset()
    regimes: frozenset[Regime] = frozenset()
    kinds: frozenset[EngagementKind] = frozenset()


@dataclass(frozen=True, slots=True)
class RulePack:
    """An office's rules: what holds, what is wished, and every number behind it.

    Of `approvals` the first that fits an engagement counts. `provenance` maps the dotted name of
    each number (`meals.lunch_least_min`) to its origin, in the order of the groups.
    """

    id: str
    name: Bilingual
    date: date
    numbers: Numbers
    rules: tuple[RuleSwitch, ...]
    goals: tuple[GoalSwitch, ...]
    approvals: tuple[ApprovalRule, ...]
    checklist: tuple[ChecklistItem, ...]
    provenance: tuple[tuple[str, Provenance], ...]

    def holds(self, code: str) -> bool:
        """Tell whether a hard rule (`H17`) is switched on."""
        return any(rule.code == code and rule.enabled for rule in self.rules)

    def weight(self, code: str) -> int:
        """Return the weight of a wish (`S04`); 0 when it is switched off."""
        return next((g.weight for g in self.goals if g.code == code and g.enabled), 0)
