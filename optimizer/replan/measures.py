"""What an alternative is measured by, in the model and in plain Python."""

from collections.abc import Iterator, Sequence
from enum import IntEnum

from ortools.sat.python.cp_model import CpModel, LinearExpr

from optimizer import check
from optimizer.model import Model
from optimizer.problem import Problem
from optimizer.replan.answers import AlternativeKind
from optimizer.solution import Solution, Tier, Visit


class Measure(IntEnum):
    """What counts; less is better."""

    MUSTS = 1
    SHOULDS = 2
    LEADERS = 3
    """Told engagements that the told host no longer hosts."""
    CHANGES = 4
    PROTOCOL = 5
    TIME = 6


TIER_OF = {
    Measure.MUSTS: Tier.MUST,
    Measure.SHOULDS: Tier.SHOULD,
    Measure.CHANGES: Tier.STABILITY,
    Measure.PROTOCOL: Tier.PROTOCOL,
    Measure.TIME: Tier.TIME,
}

Step = tuple[Measure, ...]
"""Measures that are decided in one run, the first before the second and so on."""

CHANGE_STEP: Step = (Measure.MUSTS, Measure.SHOULDS, Measure.CHANGES)
"""What the least change is measured by."""

STEPS: dict[AlternativeKind, tuple[Step, ...]] = {
    AlternativeKind.FEWEST_CHANGES: (CHANGE_STEP, (Measure.PROTOCOL,), (Measure.TIME,)),
    AlternativeKind.KEEP_LEADERS: (
        (Measure.MUSTS, Measure.SHOULDS, Measure.LEADERS, Measure.CHANGES),
        (Measure.PROTOCOL,),
        (Measure.TIME,),
    ),
    AlternativeKind.BEST_PROGRAMME: (
        (Measure.MUSTS, Measure.SHOULDS),
        (Measure.PROTOCOL,),
        (Measure.CHANGES,),
        (Measure.TIME,),
    ),
}


def values_of(problem: Problem, visits: tuple[Visit, ...]) -> dict[Measure, int]:
    """Return every measure of a plan as far as vehicles do not decide it."""
    tiers = check.tier_values(problem, Solution(visits))
    values = {measure: tiers[tier] for measure, tier in TIER_OF.items()}
    values[Measure.LEADERS] = leaders_lost(problem, visits)
    return values


def leaders_lost(problem: Problem, visits: tuple[Visit, ...]) -> int:
    """Return how many told engagements lost their host, by another one or for good."""
    told = problem.baseline.visits if problem.baseline is not None else ()
    hosts = {visit.engagement: visit.host for visit in visits}
    return sum(each.host is not None and hosts.get(each.engagement) != each.host for each in told)


def expression(model: Model, measure: Measure) -> LinearExpr:
    """Return a measure of what the model decides."""
    if measure is Measure.LEADERS:
        return LinearExpr.sum(list(_hosts_lost(model)))
    return model.objective(TIER_OF[measure])


def _hosts_lost(model: Model) -> Iterator[LinearExpr]:
    baseline = model.problem.baseline
    for told in baseline.visits if baseline is not None else ():
        item = model.items.get(told.engagement)
        if item is not None and item.fixed is None and told.host is not None:
            yield 1 - item.hosts.get(told.host, model.false)


def ranked(model: Model, expressions: Sequence[LinearExpr]) -> tuple[LinearExpr, tuple[int, ...]]:
    """Return a sum in which no later expression outweighs an earlier one, and the weights.

    The weights come from how large each expression can become in the model, so the order is
    strict whatever the office's own weights are.
    """
    weights: list[int] = []
    weight = 1
    for each in reversed(expressions):
        weights.append(weight)
        weight *= 1 + _largest(model.cp, each)
    weights.reverse()
    parts = [w * each for w, each in zip(weights, expressions, strict=True)]
    return LinearExpr.sum(parts), tuple(weights)


def _largest(cp: CpModel, each: LinearExpr) -> int:
    """Return an upper bound of a sum that is never negative, from its variables' domains."""
    cp.minimize(each)
    objective = cp.proto.objective
    largest = int(objective.offset)
    for index, coefficient in zip(objective.vars, objective.coeffs, strict=True):
        # The proto's own sequence answers 0 at any negative index.
        domain = list(cp.proto.variables[index].domain)
        largest += max(coefficient * domain[0], coefficient * domain[-1])
    return largest


def digits(total: int, weights: tuple[int, ...]) -> tuple[int, ...]:
    """Return the expressions that make up a ranked sum, or the least ones for a bound."""
    found: list[int] = []
    for weight in weights:
        found.append(total // weight)
        total %= weight
    return tuple(found)
