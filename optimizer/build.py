"""A problem's model with its rules and goals posted."""

from collections.abc import Callable

from optimizer.goals import PROGRAMME_GOALS
from optimizer.model import Model, Scope
from optimizer.problem import Problem
from optimizer.rules import PROGRAMME_RULES
from optimizer.solution import Tier


def _go_on() -> None:
    """Heed nothing."""


def build(
    problem: Problem, scope: Scope, tiers: frozenset[Tier], heed: Callable[[], None] = _go_on
) -> Model:
    """Return the model of a scope with every rule, and the goals of these tiers.

    ``heed`` is called now and then; what it raises ends the building.
    """
    model = Model(problem, scope, heed)
    for rule in PROGRAMME_RULES:
        if rule.CODE not in problem.parameters.rules_off:
            rule.add(model)
    model.close()
    for goal in PROGRAMME_GOALS:
        heed()
        weight = problem.parameters.weights.get(goal.NAME, goal.WEIGHT)
        if weight and goal.TIER in tiers:
            for amount in goal.cost(model):
                model.minimize(goal.TIER, weight * amount)
    return model
