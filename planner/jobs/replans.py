"""Re-plans in run rows: what is asked beside the changed problem, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass

from optimizer.problem import Lock
from optimizer.replan import Alternative, ReplanOptions
from optimizer.solution import Result, Solution


@dataclass(frozen=True, slots=True)
class ReplanTask:
    """What people were told, and how it may change; `request` is the planner's own document."""

    told: Solution
    options: ReplanOptions
    request: str = ""


@dataclass(frozen=True, slots=True)
class Replanned:
    """The answer to a change: what it unfroze, what still holds, and what can be done."""

    released: tuple[Lock, ...]
    fallback: Result
    alternatives: tuple[Alternative, ...]
