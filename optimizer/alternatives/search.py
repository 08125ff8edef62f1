"""The best plans for one delegation that are unlike each other."""

from contextlib import suppress
from dataclasses import dataclass
from time import monotonic

from optimizer.alternatives.differences import Difference, differences, post_differences
from optimizer.model import Model, Scope
from optimizer.options import StopSignal
from optimizer.problem import Problem
from optimizer.replan import Change, changes_between
from optimizer.solution import Leg, Solution, Visit
from optimizer.solve.incumbent import SearchOver
from optimizer.why.answers import TierChange
from optimizer.why.deciding import decided
from optimizer.why.judging import new_breaches, tier_changes, with_vehicles
from optimizer.why.options import Clockwork, WhyOptions

_EMPTY_DRIVES_MIN = (0, 15, 30)
"""What vehicles are thought to need from drive to drive, tried until all find one."""


@dataclass(frozen=True, slots=True)
class AlternativesOptions:
    """How many plans are wanted, how unlike, and how long the search for all may take.

    ``least_differences`` is what each must differ in from every other one and from the
    plan as it is; None takes a quarter of the delegation's engagements, two at least.
    """

    count: int = 3
    least_differences: int | None = None
    seconds: float = 15.0
    seed: int = 1
    workers: int = 1


@dataclass(frozen=True, slots=True)
class OtherPlan:
    """A plan in which only one delegation's part is another, and what it costs.

    ``differences`` are those from the plan as it is that guests notice, ``changes`` all.
    ``proven`` tells that no plan as unlike the ones before it is better.
    """

    solution: Solution
    tiers: tuple[TierChange, ...]
    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]
    proven: bool


def alternatives(
    problem: Problem,
    solution: Solution,
    group: str,
    options: AlternativesOptions,
    should_stop: StopSignal | None = None,
) -> tuple[OtherPlan, ...]:
    """Return other plans for a delegation, the best first found first.

    Everybody else's engagements stay as planned, those shared with others included; where
    vehicles are scarce others may change to other ones. None breaks a rule that the plan
    as it is keeps; fewer come back where there are no more, or time was too short.
    """
    names = own_engagements(problem, group)
    least = options.least_differences or max(2, -(-len(names) // 4))
    clock = Clockwork(
        WhyOptions(options.seconds, options.seed, options.workers), monotonic(), should_stop
    )
    seen = [solution.visits]
    found: list[OtherPlan] = []
    with suppress(SearchOver):
        for position in range(options.count):
            until = clock.seconds + clock.left / (options.count - position)
            plan = _next(
                problem, solution, group, (seen, least), clock.until(until / options.seconds)
            )
            if plan is None:
                break
            seen.append(plan.solution.visits)
            found.append(plan)
    return tuple(found)


def own_engagements(problem: Problem, group: str) -> frozenset[str]:
    """Return the engagements of a delegation that it shares with no other."""
    groups = {party.id: party.group for party in problem.parties}
    return frozenset(
        engagement.id
        for engagement in problem.engagements
        if {groups[name] for name in engagement.parties} == {group}
    )


def _drives_of_others(problem: Problem, plan: Solution, group: str) -> frozenset[Leg]:
    groups = {party.id: party.group for party in problem.parties}
    return frozenset(
        leg for leg in plan.legs if group not in {groups.get(party) for party in leg.parties}
    )


def _next(
    problem: Problem,
    solution: Solution,
    group: str,
    unlike: tuple[list[tuple[Visit, ...]], int],
    clock: Clockwork,
) -> OtherPlan | None:
    """Return the best plan found that is unlike those seen and has vehicles for all."""
    seen, least = unlike
    names = own_engagements(problem, group)

    def differs(model: Model) -> None:
        for visits in seen:
            post_differences(model, visits, names, least)

    fallback: OtherPlan | None = None
    fixed = tuple(visit for visit in solution.visits if visit.engagement not in names)
    for empty_drive_min in _EMPTY_DRIVES_MIN:
        scope = Scope(tuple(sorted(names)), fixed, empty_drive_min=empty_drive_min)
        found = (
            None if clock.is_over() else decided(problem, solution.visits, scope, clock, differs)
        )
        if found is None:
            break
        plan = with_vehicles(problem, found.visits, solution, clock)
        other = _judged(problem, solution, plan, names, proven=found.proven and not empty_drive_min)
        if new_breaches(problem, solution, plan):
            continue
        if _drives_of_others(problem, plan, group) == _drives_of_others(problem, solution, group):
            return other
        fallback = fallback or other
    return fallback


def _judged(
    problem: Problem, told: Solution, plan: Solution, names: frozenset[str], *, proven: bool
) -> OtherPlan:
    return OtherPlan(
        solution=plan,
        tiers=tier_changes(problem, told, plan),
        differences=differences(problem, told.visits, plan.visits, names),
        changes=changes_between(problem, told, plan),
        proven=proven,
    )
