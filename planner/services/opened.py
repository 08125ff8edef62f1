"""A plan laid open over the scenario as it stands: what pages and the command line read from."""

from __future__ import annotations

from dataclasses import dataclass

from optimizer.solution import Solution
from planner.model import Plan, Reason, Scenario
from planner.services.ground import Ground
from planner.translate.plans import problem_hash, warnings_of
from planner.translate.solutions import to_solution


@dataclass(frozen=True, slots=True, eq=False)
class OpenPlan:
    """A plan with its solution and every rule that it breaks today.

    `is_current` is false once the scenario is no longer the one that the plan was made from.
    """

    plan: Plan
    scenario: Scenario
    ground: Ground
    solution: Solution
    warnings: tuple[Reason, ...]
    is_current: bool


def open_plan(plan: Plan, scenario: Scenario, ground: Ground) -> OpenPlan:
    """Lay a plan over a scenario and check it."""
    solution = to_solution(plan, ground.translation)
    return OpenPlan(
        plan=plan,
        scenario=scenario,
        ground=ground,
        solution=solution,
        warnings=warnings_of(ground.translation, solution),
        is_current=problem_hash(ground.translation) == plan.problem_hash,
    )
