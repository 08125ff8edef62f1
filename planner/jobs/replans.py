"""Re-plans in run rows: what is asked beside the changed problem, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass

from optimizer.problem import Lock
from optimizer.replan import Alternative, FreezeWindows, ReplanOptions
from optimizer.solution import Result, Solution


@dataclass(frozen=True, slots=True)
class ReplanTask:
    """What people were told, and what may not move; `request` is the planner's own document."""

    told: Solution
    now_min: int
    freeze: FreezeWindows
    approved: tuple[str, ...]
    senior_leaders: tuple[str, ...]
    unfrozen: tuple[str, ...]
    request: str = ""

    def options(self, seconds: float, seed: int, workers: int) -> ReplanOptions:
        """Return the options of a re-plan that may take so long."""
        return ReplanOptions(
            now_min=self.now_min,
            seconds=seconds,
            seed=seed,
            workers=workers,
            freeze=self.freeze,
            approved=self.approved,
            senior_leaders=self.senior_leaders,
            unfrozen=self.unfrozen,
        )


@dataclass(frozen=True, slots=True)
class Replanned:
    """The answer to a change: what it unfroze, what still holds, and what can be done."""

    released: tuple[Lock, ...]
    fallback: Result
    alternatives: tuple[Alternative, ...]
