"""One solver on one instance: its plan checked by us and judged by the family's own rules."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from bench.families.instance import Instance
from optimizer import check
from optimizer.legs import drive_legs
from optimizer.options import SolveOptions
from optimizer.problem import Problem
from optimizer.solution import Solution
from optimizer.solve import solve

PER_CENT = 100.0

Planner = Callable[[Problem, SolveOptions], Solution]
"""Anything that plans a problem within the seconds of the options."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a solver reached; ``flaws`` counts what the checker or the judge found wrong.

    ``gap_percent`` is how much worse than the best known it is, None where none is known or
    the plan has flaws.
    """

    instance: str
    solver: str
    objective: float
    best_known: float | None
    gap_percent: float | None
    flaws: int
    seconds: float


def product(problem: Problem, options: SolveOptions) -> Solution:
    """Plan as the product does."""
    return solve(problem, options).solution


def measure(instance: Instance, solver: str, planner: Planner, options: SolveOptions) -> Row:
    """Plan one instance and compare the plan with the best known one."""
    began = monotonic()
    solution = planner(instance.problem, options)
    seconds = monotonic() - began
    plan = Solution(solution.visits, drive_legs(instance.problem, solution.visits))
    verdict = instance.judge(plan)
    flaws = len(verdict.flaws) + len(check.violations(instance.problem, plan))
    best = None if instance.best_known is None else instance.best_known.objective
    return Row(
        instance=instance.name,
        solver=solver,
        objective=verdict.objective,
        best_known=best,
        gap_percent=None if flaws else _gap(verdict.objective, best, instance),
        flaws=flaws,
        seconds=round(seconds, 1),
    )


def _gap(objective: float, best: float | None, instance: Instance) -> float | None:
    if not best:
        return None
    worse = best - objective if instance.more_is_better else objective - best
    return round(PER_CENT * worse / best, 2)
