"""The CP-SAT model that gives tasks to vehicles."""

from collections import defaultdict
from collections.abc import Callable
from itertools import permutations

from ortools.sat.python.cp_model import BoolVarT, CpModel, LinearExpr

from optimizer.cpsat import Answer, Search, run
from optimizer.fleet.conflicts import conflict_cliques, within_driver_limits
from optimizer.fleet.dispatch import Dispatch
from optimizer.fleet.tasks import Task
from optimizer.goals.stability import OTHER_VEHICLE
from optimizer.problem import TravelMode, Vehicle, VehicleKind
from optimizer.timetable import Timetable

_NO_SEATS, _NO_ACCESS, _NO_SEDAN, _NO_LUGGAGE = 1_000_000, 400_000, 200_000, 100_000
"""What each ride costs whose guests, those who cannot climb, principal or luggage find no
vehicle."""

_KEPT = 10
"""What a vehicle that differs from the issued plan costs, in vehicles."""


class FleetModel:
    """Literals "this vehicle does that task", by position in ``tasks`` and vehicle id."""

    def __init__(self, timetable: Timetable, tasks: list[Task]) -> None:
        """Post seats, luggage, drivers' limits and conflicts."""
        self.tasks = tasks
        self._timetable = timetable
        self._vehicles = {vehicle.id: vehicle for vehicle in timetable.problem.vehicles}
        self.cp = CpModel()
        self._does = [self._candidates(task) for task in tasks]
        self._short: list[LinearExpr] = []
        self._answers: list[list[frozenset[str]]] = []
        self._cliques = {
            mode: conflict_cliques(timetable, tasks, mode)
            for mode in sorted({_mode(vehicle) for vehicle in self._vehicles.values()})
        }
        for position in range(len(tasks)):
            self._demand(position)
        self._keep_conflicts_apart()
        self._limit_driving()
        cars = self._cars()
        short = LinearExpr.sum(self._short)
        self.cp.add(cars + short >= self.least_cars())
        self.cp.minimize(short + cars + self._changes())

    def _candidates(self, task: Task) -> dict[str, BoolVarT]:
        whole_day = within_driver_limits(task, self._timetable.problem.parameters)
        return {
            vehicle.id: self.cp.new_bool_var(f"does:{task.group}:{task.day}:{vehicle.id}")
            for vehicle in self._timetable.problem.vehicles
            if whole_day and _free(vehicle, task) and _suits(vehicle, task)
        }

    def _demand(self, position: int) -> None:
        """A task has seats, room for luggage and special vehicles, or is short of what it lacks."""
        task, does = self.tasks[position], self._does[position]
        fleet = [(self._vehicles[name], literal) for name, literal in does.items()]
        for price, demand, supply in (
            (_NO_SEATS, task.riders, [v.seats * x for v, x in fleet]),
            (_NO_LUGGAGE, task.luggage_pieces, [v.luggage_pieces * x for v, x in fleet]),
            (_NO_SEDAN, int(task.sedan), [1 * x for v, x in fleet if v.kind is VehicleKind.SEDAN]),
            (_NO_ACCESS, int(task.accessible), [1 * x for v, x in fleet if v.accessible]),
        ):
            if demand:
                short = self.cp.new_bool_var(f"short:{position}:{price}")
                self.cp.add(LinearExpr.sum(supply) >= demand).only_enforce_if(short.negated())
                self._short.append(price * len(task.rides) * short)
        if task.locked is not None:
            for name, literal in does.items():
                self.cp.add(literal == int(name in task.locked))

    def _keep_conflicts_apart(self) -> None:
        for vehicle in self._vehicles.values():
            for clique in self._cliques[_mode(vehicle)]:
                rivals = [self._does[n][vehicle.id] for n in clique if vehicle.id in self._does[n]]
                if len(rivals) > 1:
                    self.cp.add_at_most_one(rivals)

    def _limit_driving(self) -> None:
        limit = self._timetable.problem.parameters.driver_day_min
        by_vehicle_day: dict[tuple[str, int], list[int]] = defaultdict(list)
        for position, task in enumerate(self.tasks):
            for vehicle in self._does[position]:
                by_vehicle_day[vehicle, task.day].append(position)
        for (vehicle, _), positions in by_vehicle_day.items():
            if sum(self.tasks[n].drive_min for n in positions) > limit:
                driven = sum(self.tasks[n].drive_min * self._does[n][vehicle] for n in positions)
                self.cp.add(driven <= limit)

    def _cars(self) -> LinearExpr:
        """Return the vehicles of each delegation, day by day and again over the stay."""
        used: dict[tuple[str, int | None, str], list[BoolVarT]] = defaultdict(list)
        for task, does in zip(self.tasks, self._does, strict=True):
            for vehicle, literal in does.items():
                used[task.group, task.day, vehicle].append(literal)
                used[task.group, None, vehicle].append(literal)
        return LinearExpr.sum([self._any(literals) for literals in used.values()])

    def _any(self, literals: list[BoolVarT]) -> BoolVarT:
        if len(literals) == 1:
            return literals[0]
        used = self.cp.new_bool_var("used")
        for literal in literals:
            self.cp.add_implication(literal, used)
        return used

    def _changes(self) -> LinearExpr:
        baseline = self._timetable.problem.baseline
        issued = (
            {} if baseline is None else {v.engagement: set(v.vehicles) for v in baseline.visits}
        )
        changes: list[LinearExpr] = []
        for task, does in zip(self.tasks, self._does, strict=True):
            for ride in task.rides:
                known = issued.get(ride.leg.to_engagement or "")
                if known:
                    changes += [1 * x for v, x in does.items() if v not in known]
                    changes += [1 - does[v] for v in sorted(known & does.keys())]
        return _KEPT * OTHER_VEHICLE * LinearExpr.sum(changes)

    # -- answers -----------------------------------------------------------------------

    def solve(self, search: Search) -> list[frozenset[str]]:
        """Return the vehicles of each task; an empty set where none were left."""
        if not self._answers:
            self._answers.append(self._dispatch())
            if self._is_least(self._answers[-1]):
                return self._answers[-1]
        chosen = self._answers[-1]
        self.cp.clear_hints()  # type: ignore[no-untyped-call]  # it has no annotations
        for names, does in zip(chosen, self._does, strict=True):
            for vehicle, literal in does.items():
                self.cp.add_hint(literal, vehicle in names)
        answer = run(self.cp, search)
        if answer.found:
            chosen = [_names(answer, does) for does in self._does]
        self._answers.append(chosen)
        return chosen

    def _dispatch(self) -> list[frozenset[str]]:
        pairs = {
            mode: {(a, b) for clique in cliques for a, b in permutations(clique, 2)}
            for mode, cliques in self._cliques.items()
        }
        dispatch = Dispatch(
            self.tasks,
            [set(does) for does in self._does],
            self._vehicles,
            lambda vehicle, a, b: (a, b) in pairs[_mode(self._vehicles[vehicle])],
        )
        return dispatch.chosen()

    def _is_least(self, chosen: list[frozenset[str]]) -> bool:
        """Tell whether an assignment serves all, changes nothing and needs the least vehicles."""
        used = {
            (task.group, day, name)
            for task, names in zip(self.tasks, chosen, strict=True)
            for name in names
            for day in (task.day, None)
        }
        has_baseline = self._timetable.problem.baseline is not None
        return not self.short_days(chosen) and len(used) <= self.least_cars() and not has_baseline

    def short_days(self, chosen: list[frozenset[str]]) -> frozenset[tuple[str, int]]:
        """Return the delegations' days on which somebody or something finds no vehicle."""
        return frozenset(
            (task.group, task.day)
            for task, names in zip(self.tasks, chosen, strict=True)
            if not _is_served(task, [self._vehicles[name] for name in names])
        )

    def rivals_of(self, short: frozenset[tuple[str, int]]) -> frozenset[tuple[str, int]]:
        """Return all delegations' days that fall on a day on which vehicles are short."""
        days = {day for _, day in short}
        return frozenset((task.group, task.day) for task in self.tasks if task.day in days)

    def forbid(self, chosen: list[frozenset[str]], broken: set[tuple[str, int]]) -> None:
        """Forbid that any vehicle as fast does all that these vehicles do on these days."""
        for name, day in sorted(broken):
            mode = _mode(self._vehicles[name])
            positions = [
                n for n, names in enumerate(chosen) if name in names and self.tasks[n].day == day
            ]
            for rival in self._vehicles.values():
                if _mode(rival) is mode and all(rival.id in self._does[n] for n in positions):
                    does = [self._does[n][rival.id] for n in positions]
                    self.cp.add(sum(does) <= len(does) - 1)

    def least_cars(self) -> int:
        """Return a number of vehicles that no assignment to these drives can go below."""
        by_day: dict[tuple[str, int], int] = {}
        for task, does in zip(self.tasks, self._does, strict=True):
            key = (task.group, task.day)
            fleet = [self._vehicles[name] for name in does]
            by_day[key] = max(by_day.get(key, 0), _fewest(fleet, task))
        stays: dict[str, int] = {}
        for (group, _), needed in by_day.items():
            stays[group] = max(stays.get(group, 0), needed)
        return sum(by_day.values()) + sum(stays.values())


def _names(answer: Answer, does: dict[str, BoolVarT]) -> frozenset[str]:
    return frozenset(vehicle for vehicle, literal in does.items() if answer.holds(literal))


def _mode(vehicle: Vehicle) -> TravelMode:
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


def _suits(vehicle: Vehicle, task: Task) -> bool:
    return task.coach_allowed or vehicle.kind is not VehicleKind.COACH
