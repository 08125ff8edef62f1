"""What a caller sets for a solve and hears during it."""

from collections.abc import Callable
from dataclasses import dataclass

from optimizer.solution import Tier


@dataclass(frozen=True, slots=True)
class SolveOptions:
    """How long and how to search.

    With ``work`` the search ends after so much of CP-SAT's deterministic work (a unit is
    about three seconds of one core), or after ``seconds`` if these are over before. With one
    worker the same seed repeats the plan to the byte where it ended by itself or by
    ``work``; where seconds cut it, the plan depends on how fast the machine was.
    """

    seconds: float = 60.0
    seed: int = 1
    workers: int = 2
    work: float | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """A word from a running solve: the best plan so far, in the tier being worked on.

    ``bound`` is the least value that is still possible in that tier, None if not known.
    """

    seconds: float
    phase: str
    tier: Tier
    value: int
    bound: int | None
    unplaced_musts: int
    unplaced_shoulds: int


Observer = Callable[[Progress], None]
"""Hears each progress report, on the solver's thread."""

StopSignal = Callable[[], bool]
"""Asked several times a second; true ends the solve with the best plan so far."""
