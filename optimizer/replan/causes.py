"""Why an alternative changes what it changes: what the told arrangement would break in it."""

from collections.abc import Iterable
from dataclasses import replace
from time import monotonic

from optimizer import check
from optimizer.problem import Dimension, Problem
from optimizer.replan.adapting import adapted
from optimizer.replan.answers import Cause, Change
from optimizer.replan.keeping import violations_of_programme
from optimizer.solution import Leg, Solution, Violation, Visit


def causes(
    problem: Problem, told: Solution, plan: Solution, changes: tuple[Change, ...], seconds: float
) -> tuple[Cause, ...]:
    """Return for each changed engagement what breaks if it alone is put back, by engagement.

    An engagement that nothing would break has no violations: it changes for the sake of the
    rest of the plan. Those that time is too short to look at are left out, as is what is new
    or no longer asked for.
    """
    deadline = monotonic() + seconds
    before = {visit.engagement: visit for visit in adapted(problem, told)}
    broken = _named(violations_of_programme(problem, plan.visits))
    broken |= _named(check.violations(problem, plan))
    found: list[Cause] = []
    for name in sorted({each.engagement for each in changes} & before.keys()):
        if monotonic() > deadline:
            break
        dimensions = {each.dimension for each in changes if each.engagement == name}
        if dimensions == {Dimension.VEHICLE}:
            reasons = _of_vehicles(problem, told, plan, name)
        else:
            reasons = _of_visit(problem, plan, before[name])
        new = [each for each in reasons if (each.rule, each.ids) not in broken]
        found.append(Cause(name, tuple(sorted(new, key=lambda each: (each.rule, each.ids)))))
    return tuple(found)


def _of_visit(problem: Problem, plan: Solution, visit: Visit) -> list[Violation]:
    """Return what breaks on times, rooms and people with one visit as it was told."""
    others = (each for each in plan.visits if each.engagement != visit.engagement)
    visits = sorted((*others, visit), key=lambda each: (each.start_min, each.engagement))
    return violations_of_programme(problem, tuple(visits))


def _of_vehicles(problem: Problem, told: Solution, plan: Solution, name: str) -> list[Violation]:
    """Return what breaks with the told vehicles on the drives into an engagement."""
    vehicles = {leg.parties: leg.vehicles for leg in told.legs if leg.to_engagement == name}

    def as_told(leg: Leg) -> Leg:
        known = vehicles.get(leg.parties) if leg.to_engagement == name else None
        return leg if known is None else replace(leg, vehicles=known)

    return list(check.violations(problem, Solution(plan.visits, tuple(map(as_told, plan.legs)))))


def _named(violations: Iterable[Violation]) -> set[tuple[str, tuple[str, ...]]]:
    return {(each.rule, each.ids) for each in violations}
