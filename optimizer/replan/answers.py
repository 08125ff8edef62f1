"""What a re-plan gives: alternatives, each with what it changes."""

from dataclasses import dataclass
from enum import StrEnum

from optimizer.problem import Dimension, Lock, Problem
from optimizer.solution import Result, Violation, Visit


class AlternativeKind(StrEnum):
    """What an alternative puts first once everything that must be is placed."""

    FEWEST_CHANGES = "fewest_changes"
    KEEP_LEADERS = "keep_leaders"
    BEST_PROGRAMME = "best_programme"


@dataclass(frozen=True, slots=True)
class Change:
    """One dimension of an engagement that is no longer as people were told.

    ``old`` and ``new`` are worded as the values of a lock on that dimension: a start minute
    (and the end minute where the length changes), a room, a host or none, interpreters, the
    vehicles that bring the guests, and ``present`` or ``absent``. What is dropped or added
    changes in its existence alone.
    """

    engagement: str
    dimension: Dimension
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cause:
    """What would break if one engagement were left as it was told, the rest as it is now."""

    engagement: str
    violations: tuple[Violation, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """A checked plan, its changes by engagement, then dimension, and why they are made."""

    kind: AlternativeKind
    result: Result
    changes: tuple[Change, ...]
    causes: tuple[Cause, ...] = ()


@dataclass(frozen=True, slots=True)
class Replan:
    """The answer to a change.

    ``problem`` is what the plans were made and checked for: with what people were told as
    its baseline, locks on what is frozen, and windows that begin now. ``released`` are the
    locks that the freeze would have set had the change not made them impossible.
    ``fallback`` is the told plan without what no longer holds.
    """

    problem: Problem
    released: tuple[Lock, ...]
    fallback: Result
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Insertion:
    """A place for one more engagement, and what moves for it."""

    visit: Visit
    result: Result
    changes: tuple[Change, ...]
