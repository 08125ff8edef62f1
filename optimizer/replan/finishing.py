"""From visits to a checked answer: the rest of the steps, vehicles, values and reasons."""

from contextlib import suppress

from optimizer import check
from optimizer.explain import unplaced_with_reasons
from optimizer.problem import Problem
from optimizer.replan.course import Course, Decision, Watch
from optimizer.replan.reach import Reach
from optimizer.replan.situation import Situation
from optimizer.replan.vehicles import served
from optimizer.solution import Result, Solution, Status, Tier, TierResult
from optimizer.solve.incumbent import SearchOver

_STEP_SHARE = 0.15
"""The share of the time that one step of an alternative may take."""

_FLEET_SHARE, _FLEET_SECONDS = 0.08, 0.4
"""How long the vehicles of an alternative may take, and of the fallback."""

_EXPLAIN_SECONDS = 0.5
"""How long it may take to say why an alternative leaves something out."""


def deepen(course: Course, reach: Reach, share: float) -> None:
    """Decide a reach in all steps of a course until a share of the time has passed."""
    watch = course.watch
    with suppress(SearchOver):
        decision = Decision(course, reach.scope(course.visits), course.steps)
        for step in course.steps:
            if watch.is_over(share):
                return
            decision.decide(step, watch.search(share, _STEP_SHARE * watch.options.seconds))


def fallback_of(situation: Situation, watch: Watch) -> Result:
    """Return the told plan without what no longer holds, with vehicles for all its drives."""
    search = watch.search(1, _FLEET_SECONDS)
    legs = served(situation.problem, situation.kept, situation.told.legs, search)
    return _result(watch, situation.problem, Solution(situation.kept, legs), {})


def finish(course: Course, bounds: dict[Tier, int], *, infeasible: bool = False) -> Result:
    """Return a course's plan with vehicles, told ones where drives are the same.

    The bound of a tier is one where the tiers before it are proven. ``infeasible`` says
    that no plan keeps all locks.
    """
    situation, watch = course.situation, course.watch
    search = watch.search(1, _FLEET_SHARE * watch.options.seconds)
    legs = served(situation.problem, course.visits, situation.told.legs, search)
    solution = Solution(course.visits, legs)
    return _result(watch, situation.problem, solution, bounds, infeasible=infeasible)


def _result(
    watch: Watch,
    problem: Problem,
    solution: Solution,
    bounds: dict[Tier, int],
    *,
    infeasible: bool = False,
) -> Result:
    values = check.tier_values(problem, solution)
    tiers: list[TierResult] = []
    holds = True
    for tier in Tier:
        bound = bounds.get(tier) if holds else None
        holds = holds and (values[tier] == 0 or (bound is not None and bound >= values[tier]))
        tiers.append(TierResult(tier, values[tier], bound, proven=holds))
    return Result(
        status=_status(watch, tiers, infeasible=infeasible),
        solution=solution,
        tiers=tuple(tiers),
        costs=check.costs(problem, solution),
        unplaced=unplaced_with_reasons(problem, solution, _EXPLAIN_SECONDS if bounds else 0),
        violations=check.violations(problem, solution),
        seconds=watch.seconds,
        seed=watch.options.seed,
        workers=watch.options.workers,
    )


def _status(watch: Watch, tiers: list[TierResult], *, infeasible: bool) -> Status:
    if infeasible:
        return Status.INFEASIBLE
    if all(tier.proven for tier in tiers):
        return Status.OPTIMAL
    return Status.STOPPED if watch.stopped else Status.FEASIBLE


def new_breaches(result: Result, fallback: Result) -> bool:
    """Tell whether a plan breaks a rule that the fallback keeps."""
    return not _broken(result) <= _broken(fallback)


def _broken(result: Result) -> set[tuple[str, tuple[str, ...]]]:
    return {(each.rule, each.ids) for each in result.violations}


def unserved(result: Result) -> frozenset[str]:
    """Return the engagements at the ends of drives that lack vehicles."""
    return frozenset(
        name
        for leg in result.solution.legs
        for name in (leg.from_engagement, leg.to_engagement)
        if name is not None and not leg.vehicles
    )
