"""The order of a solve: place, improve tier by tier, assign vehicles, check."""

from optimizer import check
from optimizer.fleet import FleetPlan, assign_vehicles
from optimizer.options import Observer, SolveOptions, StopSignal
from optimizer.problem import Problem
from optimizer.solution import Result, Solution, Status, Tier, TierResult
from optimizer.solve.improve import improve
from optimizer.solve.incumbent import Incumbent
from optimizer.solve.placing import WHOLE_AT_MOST, place
from optimizer.solve.tiers import descend
from optimizer.validate import require_valid

_FLEET_SHARE = 0.08
"""The share of the time that is kept for the vehicles."""


def solve(
    problem: Problem,
    options: SolveOptions | None = None,
    on_progress: Observer | None = None,
    should_stop: StopSignal | None = None,
) -> Result:
    """Return the best plan found in the time given, checked, with values and bounds by tier.

    ``on_progress`` is called on the solver's threads; ``should_stop`` is asked several
    times a second. Raises InvalidProblem where the problem contradicts itself.
    """
    require_valid(problem)
    incumbent = Incumbent(problem, options or SolveOptions(), on_progress, should_stop)
    place(incumbent)
    for_fleet = _FLEET_SHARE * incumbent.options.seconds
    if len(problem.engagements) <= WHOLE_AT_MOST:
        descend(incumbent, 1 - _FLEET_SHARE)
    improve(incumbent, for_fleet)
    fleet = _assign(incumbent)
    return _result(incumbent, fleet)


def _assign(incumbent: Incumbent) -> FleetPlan:
    incumbent.say("vehicles", Tier.CARS)
    search = incumbent.search(max(0.5, incumbent.left))
    return assign_vehicles(incumbent.problem, incumbent.visits, search)


def _result(incumbent: Incumbent, fleet: FleetPlan) -> Result:
    problem = incumbent.problem
    solution = Solution(incumbent.visits, fleet.legs)
    values = check.tier_values(problem, solution)
    incumbent.note_bound(Tier.CARS, fleet.least_cars)
    incumbent.values = values
    tiers = tuple(
        TierResult(tier, values[tier], incumbent.bounds.get(tier), incumbent.proven(tier))
        for tier in Tier
    )
    return Result(
        status=_status(incumbent, tiers),
        solution=solution,
        tiers=tiers,
        costs=check.costs(problem, solution),
        unplaced=check.unplaced(problem, solution),
        violations=check.violations(problem, solution),
        seconds=incumbent.seconds,
        seed=incumbent.options.seed,
        workers=incumbent.options.workers,
    )


def _status(incumbent: Incumbent, tiers: tuple[TierResult, ...]) -> Status:
    if incumbent.infeasible:
        return Status.INFEASIBLE
    if all(tier.proven for tier in tiers):
        return Status.OPTIMAL
    if incumbent.stopped:
        return Status.STOPPED
    return Status.FEASIBLE if incumbent.visits else Status.TIMED_OUT
