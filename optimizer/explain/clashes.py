"""What the checker finds wrong once an engagement is put into a plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from optimizer.legs import drive_legs
from optimizer.problem import Problem
from optimizer.rule import Rule
from optimizer.rules import PROGRAMME_RULES, vehicle_seats
from optimizer.solution import Solution, Violation, Visit
from optimizer.timetable import Timetable

_RULES = tuple(rule for rule in PROGRAMME_RULES if rule is not vehicle_seats)
"""Those on times, rooms and people: an attempt has no vehicles yet."""


@dataclass(frozen=True, slots=True)
class Clashes:
    """Broken rules, each with whom it concerns; of one that is found twice the worse counts."""

    found: frozenset[Violation] = frozenset()

    @classmethod
    def of(cls, violations: Iterable[Violation]) -> Self:
        """Return the clashes among violations."""
        worst: dict[tuple[str, tuple[str, ...]], Violation] = {}
        for violation in violations:
            known = worst.get((violation.rule, violation.ids))
            if known is None or known.amount < violation.amount:
                worst[violation.rule, violation.ids] = violation
        return cls(frozenset(worst.values()))

    @property
    def weight(self) -> tuple[int, int]:
        """How many they are, then by how much in all: what decides between two attempts."""
        return len(self.found), sum(violation.amount for violation in self.found)

    @property
    def in_order(self) -> tuple[Violation, ...]:
        """The violations by rule, then ids."""
        return tuple(sorted(self.found, key=lambda each: (each.rule, each.ids)))

    def __or__(self, other: Self) -> Self:
        return self.of((*self.found, *other.found)) if other.found else self


NONE = Clashes()


class Excerpt:
    """A small part of a plan in which one more visit can be tried in a moment.

    Where ``concerning`` names somebody, only what is said of them counts.
    """

    def __init__(
        self, problem: Problem, visits: Sequence[Visit], concerning: str | None = None
    ) -> None:
        """Check the part as it stands, so that only what a visit adds is held against it."""
        self._problem = problem
        self._visits = tuple(visits)
        self._concerning = concerning
        self._has_drives = any(party.days for party in problem.parties)
        self._before = {(each.rule, each.ids): each.amount for each in self._check(self._visits)}

    def clashes(self, visit: Visit) -> Clashes:
        """Return the rules that the visit breaks here, or breaks by more than before."""
        return Clashes.of(
            each
            for each in self._check((*self._visits, visit))
            if each.amount > self._before.get((each.rule, each.ids), 0)
            and (self._concerning is None or self._concerning in each.ids)
        )

    def _check(self, visits: tuple[Visit, ...]) -> list[Violation]:
        legs = drive_legs(self._problem, visits) if self._has_drives else ()
        timetable = Timetable(self._problem, Solution(visits, legs))
        return violations_of(_RULES, timetable)


def violations_of(rules: Iterable[Rule], timetable: Timetable) -> list[Violation]:
    """Return what breaks those of the rules that the office has not switched off."""
    off = timetable.problem.parameters.rules_off
    return [
        violation
        for rule in rules
        if rule.CODE not in off
        for violation in rule.violations(timetable)
    ]
