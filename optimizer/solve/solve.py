"""The order of a solve: place, improve tier by tier, assign vehicles, check."""

from contextlib import suppress

from optimizer import check
from optimizer.explain import unplaced_with_reasons
from optimizer.fleet import FleetPlan, assign_vehicles
from optimizer.options import Observer, SolveOptions, StopSignal
from optimizer.problem import Problem
from optimizer.rules import vehicle_seats
from optimizer.solution import Result, Solution, Status, Tier, TierResult, Violation
from optimizer.solve.improve import improve
from optimizer.solve.incumbent import Incumbent, SearchOver
from optimizer.solve.placing import WHOLE_AT_MOST, place
from optimizer.solve.tiers import descend
from optimizer.timetable import Timetable
from optimizer.validate import require_valid

_FLEET_SHARE = 0.08
"""The share of the time that is kept for the vehicles."""

_QUICK_SECONDS = 2.0
"""How long a first look for vehicles may take."""

_EMPTY_DRIVES_MIN = (10, 20, 30, 45)
_LEAST_LEFT = 0.4
"""The empty drives that are tried one after the other, and the time kept for what follows."""

_EXPLAIN_SECONDS, _EXPLAIN_STOPPED_SECONDS = 2.0, 0.3
"""How long, after a search and after a stopped one, it may take to say why things are left out."""


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
    with suppress(SearchOver):
        _search(incumbent)
    fleet = _assign(incumbent)
    return _result(incumbent, fleet)


def _search(incumbent: Incumbent) -> None:
    """Look for better plans until time is up; the incumbent keeps the best."""
    place(incumbent)
    incumbent.heed()
    _make_way_for_vehicles(incumbent)
    if len(incumbent.problem.engagements) <= WHOLE_AT_MOST:
        descend(incumbent, 1 - _FLEET_SHARE)
    improve(incumbent, _FLEET_SHARE * incumbent.given)


def _make_way_for_vehicles(incumbent: Incumbent) -> None:
    """Place anew with more time for empty drives while vehicles are short.

    The programme's model counts vehicles, it does not route them; where its count was too
    hopeful, the next attempt allows more for getting from one drive to the next. What left
    the fewest guests without a vehicle stays.
    """
    fewest, best = _rides_without_seats(incumbent), incumbent.snapshot()
    try:
        for minutes in _EMPTY_DRIVES_MIN:
            if not fewest or incumbent.left < incumbent.given * _LEAST_LEFT:
                break
            incumbent.start_again(empty_drive_min=minutes)
            place(incumbent)
            short = _rides_without_seats(incumbent)
            if short < fewest:
                fewest, best = short, incumbent.snapshot()
    finally:
        incumbent.restore(best)


def _rides_without_seats(incumbent: Incumbent) -> int:
    """Return for how many drives of the best plan guests find no vehicle."""
    fleet = assign_vehicles(incumbent.problem, incumbent.visits, incumbent.search(_QUICK_SECONDS))
    timetable = Timetable(incumbent.problem, Solution(incumbent.visits, fleet.legs))
    return sum("seats" in found.ids for found in vehicle_seats.violations(timetable))


def _assign(incumbent: Incumbent) -> FleetPlan:
    incumbent.say("vehicles", Tier.CARS)
    search = incumbent.search(max(_QUICK_SECONDS, incumbent.left))
    return assign_vehicles(incumbent.problem, incumbent.visits, search)


def _result(incumbent: Incumbent, fleet: FleetPlan) -> Result:
    problem = incumbent.problem
    solution = Solution(incumbent.visits, fleet.legs)
    values = check.tier_values(problem, solution)
    bounds = incumbent.certain | {Tier.CARS: fleet.least_cars}
    tiers = tuple(
        TierResult(
            tier,
            values[tier],
            bounds.get(tier),
            proven=values[tier] == 0 or bounds.get(tier, -1) >= values[tier],
        )
        for tier in Tier
    )
    violations = check.violations(problem, solution)
    return Result(
        status=_status(incumbent, tiers, violations),
        solution=solution,
        tiers=tiers,
        costs=check.costs(problem, solution),
        unplaced=unplaced_with_reasons(
            problem, solution, _EXPLAIN_STOPPED_SECONDS if incumbent.stopped else _EXPLAIN_SECONDS
        ),
        violations=violations,
        seconds=incumbent.seconds,
        seed=incumbent.options.seed,
        workers=incumbent.options.workers,
    )


def _status(
    incumbent: Incumbent, tiers: tuple[TierResult, ...], violations: tuple[Violation, ...]
) -> Status:
    """Say how the search ended; a plan that lacks vehicles may have a better one beside it."""
    if incumbent.infeasible:
        return Status.INFEASIBLE
    lacks_vehicles = any(found.rule == vehicle_seats.CODE for found in violations)
    if all(tier.proven for tier in tiers) and not lacks_vehicles:
        return Status.OPTIMAL
    if incumbent.stopped:
        return Status.STOPPED
    return Status.FEASIBLE if incumbent.visits else Status.TIMED_OUT
