"""PyVRP: hybrid genetic search for vehicle routing, with prizes for what may be left out."""

from importlib.util import find_spec

from bench.peers.tours import TourProblem, is_of_tours, tour_problem
from optimizer.options import SolveOptions
from optimizer.problem import Priority, Problem
from optimizer.solution import Solution

NAME = "pyvrp"
_WORTH = 1_000
"""What a step of worth counts against a minute on the road."""


def is_installed() -> bool:
    """Tell whether what it needs is there."""
    return find_spec("pyvrp") is not None


def suits(problem: Problem) -> bool:
    """Tell whether the problem is one of tours by equal people; it knows no double visits."""
    everybody = {leader.id for leader in problem.leaders}
    same = all({o.leader for o in each.hosts} == everybody for each in problem.engagements)
    waits = any(each.guests_wait_from_min is not None for each in problem.engagements)
    return is_of_tours(problem) and same and not problem.offsets and not waits


def plan(problem: Problem, options: SolveOptions) -> Solution:
    """Return its plan, found within the seconds given."""
    from pyvrp import Model  # noqa: PLC0415  # a peer is an extra that may be missing
    from pyvrp.stop import MaxRuntime  # noqa: PLC0415

    tours = tour_problem(problem)
    model = Model()
    # Places on the map do not count: the edges below are all there is.
    places = [model.add_location(0, 0) for _ in tours.minutes]
    depot = model.add_depot(places[0])
    shift = tours.shift(tours.leaders[0])
    model.add_vehicle_type(
        len(tours.leaders), start_depot=depot, end_depot=depot, tw_early=shift[0], tw_late=shift[1]
    )
    for node, visit in enumerate(tours.visits, start=1):
        early, late = tours.starts(node)
        must = visit.priority is Priority.MUST
        model.add_client(
            places[node],
            service_duration=visit.duration_min,
            tw_early=early,
            tw_late=late,
            prize=0 if must else _WORTH * visit.worth,
            required=must,
        )
    for i, origin in enumerate(places):
        for j, target in enumerate(places):
            if i != j:
                model.add_edge(origin, target, tours.minutes[i][j], tours.minutes[i][j])
    answer = model.solve(MaxRuntime(options.seconds), seed=options.seed, display=False)
    rows = [[stop.idx + 1 for stop in route if stop.is_client()] for route in answer.best.routes()]
    return tours.solution(_starts(tours, shift[0], row) for row in _filled(rows, tours))


def _filled(rows: list[list[int]], tours: TourProblem) -> list[list[int]]:
    return rows + [[] for _ in range(len(tours.leaders) - len(rows))]


def _starts(tours: TourProblem, begin: int, row: list[int]) -> list[tuple[int, int]]:
    """Return each node with the earliest start that the row allows."""
    found, free, here = [], begin, 0
    for node in row:
        start = max(tours.starts(node)[0], free + tours.minutes[here][node])
        found.append((node, start))
        free, here = start + tours.visits[node - 1].duration_min, node
    return found
