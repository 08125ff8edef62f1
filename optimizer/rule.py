"""The shapes that rules and goals have."""

from collections.abc import Iterator
from typing import Protocol

from ortools.sat.python.cp_model import LinearExprT

from optimizer.model import Model
from optimizer.solution import Tier, Violation
from optimizer.timetable import Timetable


class Rule(Protocol):
    """A hard rule: a module with these names.

    The first line of the module's docstring is the rule as an officer would say it.
    """

    CODE: str
    __doc__: str | None

    def violations(self, timetable: Timetable) -> Iterator[Violation]:
        """Yield each breach in a plan, in plain Python."""


class ProgrammeRule(Rule, Protocol):
    """A rule on times, rooms and people, which the model of the programme posts.

    ``add`` and ``violations`` share no arithmetic, so that each catches the other's mistakes.
    """

    def add(self, model: Model) -> None:
        """Post the rule."""


class Goal(Protocol):
    """A wish: a module with these names, whose docstring begins with it.

    A goal's share of the score is ``WEIGHT`` (or the office's own weight) times ``value``.
    """

    CODE: str
    NAME: str
    TIER: Tier
    WEIGHT: int
    __doc__: str | None

    def value(self, timetable: Timetable) -> int:
        """Return the raw amount in a plan, in plain Python."""


class ProgrammeGoal(Goal, Protocol):
    """A goal on times, rooms and people."""

    def cost(self, model: Model) -> Iterator[LinearExprT]:
        """Yield raw amounts of a closed model that add up to the value at the optimum."""
