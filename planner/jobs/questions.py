"""Questions about a plan in run rows: what is asked beside the problem, and what comes back.

The answer to a question about one engagement is the optimizer's `Explanation` as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass

from optimizer.alternatives import AlternativesOptions, OtherPlan
from optimizer.solution import Solution
from optimizer.why import WhyOptions, Wish


@dataclass(frozen=True, slots=True)
class ExplainTask:
    """What is wished of an engagement of a plan; `request` is the planner's own document."""

    told: Solution
    wish: Wish
    options: WhyOptions
    request: str = ""


@dataclass(frozen=True, slots=True)
class AlternativesTask:
    """Other plans wanted for a delegation of a plan."""

    told: Solution
    group: str
    options: AlternativesOptions


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Other plans for a delegation, in the order in which they were found."""

    plans: tuple[OtherPlan, ...]
