"""The last look at what a solver says: an answer that breaks a rule unsaid is never shown."""

from __future__ import annotations

from optimizer import check
from optimizer.problem import Problem
from optimizer.solution import Result
from planner.errors import PlannerError


class PlanRefused(PlannerError):
    """A solver's answer breaks a rule by our own check: it is never shown."""


def vet(problem: Problem, result: Result) -> None:
    """Raise PlanRefused if a solver's answer breaks a rule by our own check.

    What the solver says it could not keep (a missing meal, say) is no surprise and is shown.
    """
    known = {(each.rule, each.ids) for each in result.violations}
    found = check.violations(problem, result.solution)
    surprises = [each for each in found if (each.rule, each.ids) not in known]
    if surprises:
        first = surprises[0]
        raise PlanRefused(
            "plan_refused", count=len(surprises), rule=first.rule, ids=" ".join(first.ids)
        )
