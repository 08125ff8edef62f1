"""A problem's model with its rules and goals posted."""

from collections.abc import Callable

from optimizer.goals import COUNTING_EACH_LEADER, PROGRAMME_GOALS, leader_travel
from optimizer.model import Crews, Model, Scope, alike_leaders, each_alone
from optimizer.problem import Problem
from optimizer.rule import Goal
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
    model = Model(problem, scope, heed, crews=_crews(problem, scope, tiers))
    for rule in PROGRAMME_RULES:
        if rule.CODE not in problem.parameters.rules_off:
            rule.add(model)
    model.close()
    for goal in PROGRAMME_GOALS:
        heed()
        if goal.TIER in tiers and (weight := _weight(goal, problem)):
            for amount in goal.cost(model):
                model.minimize(goal.TIER, weight * amount)
    return model


def _crews(problem: Problem, scope: Scope, tiers: frozenset[Tier]) -> Crews | None:
    """Return how leaders' tours are made, None where pairs keep their engagements apart.

    Tours are made where leaders' ways count; where all leaders are one crew, also while ways
    do not count yet, for then there are no names to decide on.
    """
    if not _weight(leader_travel, problem):
        return None
    if scope.fixed or scope.standing or any(_weight(g, problem) for g in COUNTING_EACH_LEADER):
        crews = each_alone(problem)
    else:
        crews = alike_leaders(problem)
    return crews if leader_travel.TIER in tiers or len(crews) == 1 else None


def _weight(goal: Goal, problem: Problem) -> int:
    return problem.parameters.weights.get(goal.NAME, goal.WEIGHT)
