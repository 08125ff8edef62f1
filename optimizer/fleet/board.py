"""Which vehicles may do which tasks, and what any assignment needs at least."""

from collections.abc import Callable
from itertools import permutations

from optimizer.fleet.conflicts import conflict_cliques, within_driver_limits
from optimizer.fleet.tasks import Task
from optimizer.problem import Problem, TravelMode, Vehicle, VehicleKind
from optimizer.timetable import Timetable


class Board:
    """The tasks of a plan beside the vehicles that may do them; ``may_serve`` by position."""

    def __init__(self, timetable: Timetable, tasks: list[Task]) -> None:
        """Look up who is free and fit, and which tasks clash for one vehicle."""
        numbers = timetable.problem.parameters
        self.problem = timetable.problem
        self.tasks = tasks
        self.vehicles = {vehicle.id: vehicle for vehicle in timetable.problem.vehicles}
        self.may_serve = [
            {
                v.id
                for v in self.vehicles.values()
                if _free(v, task) and _suits(v, task) and not _is_barred(v, task, self.problem)
            }
            if within_driver_limits(task, numbers)
            else set[str]()
            for task in tasks
        ]
        self.cliques = {
            mode: conflict_cliques(timetable, tasks, mode)
            for mode in sorted({mode_of(vehicle) for vehicle in self.vehicles.values()})
        }
        self._pairs = {
            mode: {pair for clique in cliques for pair in permutations(clique, 2)}
            for mode, cliques in self.cliques.items()
        }

    def clash(self, vehicle: str, first: int, second: int) -> bool:
        """Tell whether a vehicle cannot do both tasks."""
        return (first, second) in self._pairs[mode_of(self.vehicles[vehicle])]

    def is_least(self, chosen: list[frozenset[str]]) -> bool:
        """Tell whether an assignment serves all, changes nothing and needs the least vehicles."""
        used = {
            (task.group, day, name)
            for task, names in zip(self.tasks, chosen, strict=True)
            for name in names
            for day in (task.day, None)
        }
        is_new = self.problem.baseline is None
        return is_new and not self.short_days(chosen) and len(used) <= self.least_cars()

    def short_days(self, chosen: list[frozenset[str]]) -> frozenset[tuple[str, int]]:
        """Return the delegations' days on which somebody or something finds no vehicle."""
        return frozenset(
            (task.group, task.day)
            for task, names in zip(self.tasks, chosen, strict=True)
            if not _is_served(task, [self.vehicles[name] for name in names])
        )

    def rivals_of(self, short: frozenset[tuple[str, int]]) -> frozenset[tuple[str, int]]:
        """Return all delegations' days that fall on a day on which vehicles are short."""
        days = {day for _, day in short}
        return frozenset((task.group, task.day) for task in self.tasks if task.day in days)

    def least_cars(self) -> int:
        """Return a number of vehicles that no assignment to these drives can go below."""
        by_day: dict[tuple[str, int], int] = {}
        for task, names in zip(self.tasks, self.may_serve, strict=True):
            key = (task.group, task.day)
            fleet = [self.vehicles[name] for name in sorted(names)]
            by_day[key] = max(by_day.get(key, 0), _fewest(fleet, task))
        stays: dict[str, int] = {}
        for (group, _), needed in by_day.items():
            stays[group] = max(stays.get(group, 0), needed)
        return sum(by_day.values()) + sum(stays.values())


def mode_of(vehicle: Vehicle) -> TravelMode:
    """Return the travel matrix that a vehicle follows when it drives empty."""
    return TravelMode.COACH if vehicle.kind is VehicleKind.COACH else TravelMode.CAR


def _fewest(fleet: list[Vehicle], task: Task) -> int:
    """Return how many of these vehicles a task needs at least, each demand on its own."""
    sedans = [vehicle for vehicle in fleet if vehicle.kind is VehicleKind.SEDAN]
    accessible = [vehicle for vehicle in fleet if vehicle.accessible]
    specials = (sedans if task.sedan else [], accessible if task.accessible else [])
    return max(
        max(
            _count(first, fleet, task.riders, lambda vehicle: vehicle.seats),
            _count(first, fleet, task.luggage_pieces, lambda vehicle: vehicle.luggage_pieces),
        )
        for first in specials
    )


def _count(
    first: list[Vehicle], fleet: list[Vehicle], demand: int, size: Callable[[Vehicle], int]
) -> int:
    """Count vehicles, the largest first, until they meet a demand; one of ``first`` is in."""
    count = 0
    if first:
        count, demand = 1, demand - max(map(size, first))
    for amount in sorted(map(size, fleet), reverse=True):
        if demand <= 0:
            break
        count, demand = count + 1, demand - amount
    return count


def _is_served(task: Task, vehicles: list[Vehicle]) -> bool:
    return (
        sum(vehicle.seats for vehicle in vehicles) >= task.riders
        and sum(vehicle.luggage_pieces for vehicle in vehicles) >= task.luggage_pieces
        and (not task.sedan or any(v.kind is VehicleKind.SEDAN for v in vehicles))
        and (not task.accessible or any(v.accessible for v in vehicles))
    )


def _free(vehicle: Vehicle, task: Task) -> bool:
    return all(
        ride.end_min <= busy.window.start_min or ride.start_min >= busy.window.end_min
        for busy in vehicle.busy
        for ride in task.rides
    )


def _is_barred(vehicle: Vehicle, task: Task, problem: Problem) -> bool:
    """Tell whether a ride of a task leads into or out of a zone while the vehicle is shut out."""
    return any(
        not {ride.leg.from_site, ride.leg.to_site}.isdisjoint(zone.sites)
        and any(
            ride.leg.depart_min < window.end_min and window.start_min < ride.leg.arrive_min
            for window in zone.windows
        )
        for zone in problem.zones
        if vehicle.id in zone.barred
        for ride in task.rides
    )


def _suits(vehicle: Vehicle, task: Task) -> bool:
    return task.coach_allowed or vehicle.kind is not VehicleKind.COACH
