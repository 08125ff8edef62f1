"""OR-Tools' routing library: guided local search from parallel cheapest insertion."""

from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from bench.peers.tours import TourProblem, is_of_tours, tour_problem
from optimizer.options import SolveOptions
from optimizer.problem import Priority, Problem
from optimizer.solution import Solution

NAME = "or-tools routing"
_LOST = 1_000_000
"""The price of a must that is left out."""


def is_installed() -> bool:
    """Tell whether what it needs is there: OR-Tools is a dependency of the product."""
    return True


def suits(problem: Problem) -> bool:
    """Tell whether the problem is one of tours; double visits are bound through their starts."""
    return is_of_tours(problem)


def plan(problem: Problem, options: SolveOptions) -> Solution:
    """Return its plan, found within the seconds given."""
    tours = tour_problem(problem)
    nodes, people = len(tours.visits) + 1, len(tours.leaders)
    manager = pywrapcp.RoutingIndexManager(nodes, people, 0)
    routing = pywrapcp.RoutingModel(manager)
    lengths = (0, *(visit.duration_min for visit in tours.visits))

    def drive(origin: int, target: int) -> int:
        here, there = int(manager.IndexToNode(origin)), int(manager.IndexToNode(target))
        return tours.minutes[here][there]

    def drive_and_stay(origin: int, target: int) -> int:
        return lengths[int(manager.IndexToNode(origin))] + drive(origin, target)

    weight = problem.parameters.weights.get("leader_travel", 0)
    routing.SetArcCostEvaluatorOfAllVehicles(routing.RegisterTransitCallback(drive))
    last = max(tours.shift(leader)[1] for leader in tours.leaders)
    moves = routing.RegisterTransitCallback(drive_and_stay)
    routing.AddDimension(moves, last, last, False, "time")  # noqa: FBT003  # its own signature
    _bind(routing, manager, tours, weight)
    search = pywrapcp.DefaultRoutingSearchParameters()
    search.first_solution_strategy = (
        routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    )
    search.local_search_metaheuristic = (
        routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    )
    search.time_limit.seconds = int(options.seconds)
    answer = routing.SolveWithParameters(search)
    if answer is None:
        return Solution(())
    return tours.solution(_tour(routing, manager, answer, n) for n in range(people))


def _bind(
    routing: pywrapcp.RoutingModel,
    manager: pywrapcp.RoutingIndexManager,
    tours: TourProblem,
    weight: int,
) -> None:
    """Bind shifts, windows, who may go, what may be left out, and double visits."""
    time = routing.GetDimensionOrDie("time")
    for n, leader in enumerate(tours.leaders):
        time.CumulVar(routing.Start(n)).SetRange(*tours.shift(leader))
        time.CumulVar(routing.End(n)).SetRange(*tours.shift(leader))
    index = {}
    for node, visit in enumerate(tours.visits, start=1):
        index[visit.id] = manager.NodeToIndex(node)
        time.CumulVar(index[visit.id]).SetRange(*tours.starts(node))
        routing.VehicleVar(index[visit.id]).SetValues([-1, *tours.allowed(node)])
        if visit.guests_wait_from_min is not None:
            time.SetCumulVarSoftUpperBound(index[visit.id], visit.guests_wait_from_min, 1)
        lost = _LOST if visit.priority is Priority.MUST else _LOST // 1_000 * visit.worth
        routing.AddDisjunction([index[visit.id]], lost * max(1, weight))
    solver = routing.solver()
    for offset in tours.problem.offsets:
        first, second = (time.CumulVar(index[name]) for name in (offset.first, offset.second))
        solver.Add(second >= first + offset.least_min)
        solver.Add(second <= first + offset.most_min)


def _tour(
    routing: pywrapcp.RoutingModel,
    manager: pywrapcp.RoutingIndexManager,
    answer: pywrapcp.Assignment,
    vehicle: int,
) -> list[tuple[int, int]]:
    time = routing.GetDimensionOrDie("time")
    found, here = [], answer.Value(routing.NextVar(routing.Start(vehicle)))
    while not routing.IsEnd(here):
        found.append((manager.IndexToNode(here), answer.Min(time.CumulVar(here))))
        here = answer.Value(routing.NextVar(here))
    return found
