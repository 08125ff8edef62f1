"""What every family gives: a problem, and how its own authors would judge a plan of it."""

from collections.abc import Callable
from dataclasses import dataclass

from optimizer.problem import Problem
from optimizer.solution import Solution


@dataclass(frozen=True, slots=True)
class Verdict:
    """A plan in the family's own terms; ``flaws`` say what its own rules find wrong."""

    objective: float
    flaws: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BestKnown:
    """The best objective that others have published, and where it stands."""

    objective: float
    source: str


@dataclass(frozen=True, slots=True)
class Instance:
    """One public instance as our problem.

    ``judge`` shares no arithmetic with the optimizer: it reads the family's own file in
    exact numbers. ``more_is_better`` where the objective is a score.
    """

    name: str
    problem: Problem
    judge: Callable[[Solution], Verdict]
    best_known: BestKnown | None
    more_is_better: bool = False
