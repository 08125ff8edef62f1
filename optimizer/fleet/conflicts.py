"""Which tasks one vehicle cannot both do, as cliques."""

from collections import defaultdict
from itertools import combinations

from optimizer.fleet.tasks import Task
from optimizer.itinerary import Ride
from optimizer.problem import Parameters, TravelMode
from optimizer.timetable import Timetable


def within_driver_limits(task: Task, numbers: Parameters) -> bool:
    """Tell whether one driver may do a whole task and its rides follow one another."""
    if task.span_min > numbers.driver_span_min or task.drive_min > numbers.driver_day_min:
        return False
    driven = 0
    previous: Ride | None = None
    for ride in task.rides:
        if previous is not None:
            if ride.start_min < previous.end_min:
                return False
            if ride.start_min - previous.end_min >= numbers.driver_break_min:
                driven = 0
        driven += ride.leg.arrive_min - ride.leg.depart_min
        if driven > numbers.driver_continuous_min:
            return False
        previous = ride
    return True


def conflict_cliques(
    timetable: Timetable, tasks: list[Task], mode: TravelMode
) -> list[tuple[int, ...]]:
    """Return sets of tasks (by position) of which a vehicle of this mode does at most one."""
    by_day: dict[int, list[int]] = defaultdict(list)
    for position, task in enumerate(tasks):
        by_day[task.day].append(position)
    cliques: list[tuple[int, ...]] = []
    for positions in by_day.values():
        rivals: dict[int, set[int]] = {position: set() for position in positions}
        for first, second in combinations(positions, 2):
            if _clash(timetable, tasks[first], tasks[second], mode):
                rivals[first].add(second)
                rivals[second].add(first)
        cliques += _cover(rivals)
    return cliques


def _clash(timetable: Timetable, first: Task, second: Task, mode: TravelMode) -> bool:
    begin = min(first.rides[0].leg.depart_min, second.rides[0].leg.depart_min)
    end = max(first.rides[-1].leg.arrive_min, second.rides[-1].leg.arrive_min)
    if end - begin > timetable.problem.parameters.driver_span_min:
        return True
    return any(
        _too_close(timetable, one, other, mode) for one in first.rides for other in second.rides
    )


def _too_close(timetable: Timetable, one: Ride, other: Ride, mode: TravelMode) -> bool:
    first, second = sorted((one, other), key=lambda ride: ride.start_min)
    empty = timetable.drive_times.drive_min(
        mode, first.leg.to_site, second.leg.from_site, first.end_min
    )
    return first.end_min + empty > second.start_min


def _cover(rivals: dict[int, set[int]]) -> list[tuple[int, ...]]:
    """Cover the edges of a conflict graph with cliques, greedily."""
    uncovered = {(a, b) for a, others in rivals.items() for b in others if a < b}
    cliques: list[tuple[int, ...]] = []
    while uncovered:
        a, b = min(uncovered)
        clique = [a, b]
        for candidate in sorted(rivals[a] & rivals[b]):
            if all(candidate in rivals[member] for member in clique):
                clique.append(candidate)
        uncovered -= set(combinations(sorted(clique), 2))
        cliques.append(tuple(sorted(clique)))
    return cliques
