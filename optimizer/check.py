"""What is wrong with a plan and what it costs: any plan, the solver's or one made by hand.

Nothing here knows how plans are found, so that it can disagree with the solver.
"""

from optimizer.goals import GOALS
from optimizer.problem import Priority, Problem
from optimizer.rules import RULES
from optimizer.solution import CostLine, Solution, Tier, Unplaced, Violation
from optimizer.timetable import Timetable

_LAST_TO_LEAVE_OUT = tuple(Priority)


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Return every broken rule that the office has not switched off, by code, then ids."""
    timetable = Timetable(problem, solution)
    off = problem.parameters.rules_off
    found = [
        violation
        for rule in RULES
        if rule.CODE not in off
        for violation in rule.violations(timetable)
    ]
    return tuple(sorted(found, key=lambda each: (each.rule, each.ids, each.amount)))


def costs(problem: Problem, solution: Solution) -> tuple[CostLine, ...]:
    """Return each goal's weighted share of the score, in the order of ``GOALS``."""
    timetable = Timetable(problem, solution)
    weights = problem.parameters.weights
    return tuple(
        CostLine(goal.NAME, goal.TIER, weights.get(goal.NAME, goal.WEIGHT) * goal.value(timetable))
        for goal in GOALS
    )


def tier_values(problem: Problem, solution: Solution) -> dict[Tier, int]:
    """Return the sum of each tier's costs; every tier is there."""
    values = dict.fromkeys(Tier, 0)
    for line in costs(problem, solution):
        values[line.tier] += line.value
    return values


def unplaced(problem: Problem, solution: Solution) -> tuple[Unplaced, ...]:
    """Return the engagements left out, musts first, then in the problem's order."""
    timetable = Timetable(problem, solution)
    left_out = [
        Unplaced(engagement.id, engagement.priority)
        for engagement in problem.engagements
        if timetable.visit_of(engagement.id) is None
    ]
    return tuple(sorted(left_out, key=lambda each: _LAST_TO_LEAVE_OUT.index(each.priority)))
