"""The CP-SAT model that gives tasks to vehicles."""

from collections import defaultdict
from collections.abc import Mapping

from ortools.sat.python.cp_model import BoolVarT, CpModel, LinearExpr

from optimizer.cpsat import Answer, Search, run
from optimizer.fleet.board import Board, mode_of
from optimizer.goals.stability import OTHER_VEHICLE
from optimizer.problem import VehicleKind

_NO_SEATS, _NO_ACCESS, _NO_SEDAN, _NO_LUGGAGE = 1_000_000, 400_000, 200_000, 100_000
"""What each ride costs whose guests, those who cannot climb, principal or luggage find no
vehicle."""

_KEPT = 10
"""What a vehicle that differs from the issued plan costs, in vehicles."""


class FleetModel:
    """Literals "this vehicle does that task", by position of the task and vehicle id."""

    def __init__(self, board: Board) -> None:
        """Post seats, luggage, drivers' limits and conflicts."""
        self._board = board
        self.cp = CpModel()
        self._does = [
            {name: self.cp.new_bool_var(f"does:{n}:{name}") for name in sorted(names)}
            for n, names in enumerate(board.may_serve)
        ]
        self._short: list[LinearExpr] = []
        for position in range(len(board.tasks)):
            self._demand(position)
        self._keep_conflicts_apart()
        self._limit_driving()
        cars = self._cars()
        short = LinearExpr.sum(self._short)
        self.cp.add(cars + short >= board.least_cars())
        self.cp.minimize(short + cars + self._changes())

    def _demand(self, position: int) -> None:
        """A task has seats, room for luggage and special vehicles, or is short of what it lacks."""
        task, does = self._board.tasks[position], self._does[position]
        fleet = [(self._board.vehicles[name], literal) for name, literal in does.items()]
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
        for vehicle in self._board.vehicles.values():
            for clique in self._board.cliques[mode_of(vehicle)]:
                rivals = [self._does[n][vehicle.id] for n in clique if vehicle.id in self._does[n]]
                if len(rivals) > 1:
                    self.cp.add_at_most_one(rivals)

    def _limit_driving(self) -> None:
        limit = self._board.problem.parameters.driver_day_min
        by_vehicle_day: dict[tuple[str, int], list[int]] = defaultdict(list)
        for position, task in enumerate(self._board.tasks):
            for vehicle in self._does[position]:
                by_vehicle_day[vehicle, task.day].append(position)
        for (vehicle, _), positions in by_vehicle_day.items():
            if sum(self._board.tasks[n].drive_min for n in positions) > limit:
                driven = sum(
                    self._board.tasks[n].drive_min * self._does[n][vehicle] for n in positions
                )
                self.cp.add(driven <= limit)

    def _cars(self) -> LinearExpr:
        """Return the vehicles of each delegation, day by day and again over the stay."""
        used: dict[tuple[str, int | None, str], list[BoolVarT]] = defaultdict(list)
        for task, does in zip(self._board.tasks, self._does, strict=True):
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
        baseline = self._board.problem.baseline
        issued = (
            {} if baseline is None else {v.engagement: set(v.vehicles) for v in baseline.visits}
        )
        changes: list[LinearExpr] = []
        for task, does in zip(self._board.tasks, self._does, strict=True):
            for ride in task.rides:
                known = issued.get(ride.leg.to_engagement or "")
                if known:
                    changes += [1 * x for v, x in does.items() if v not in known]
                    changes += [1 - does[v] for v in sorted(known & does.keys())]
        return _KEPT * OTHER_VEHICLE * LinearExpr.sum(changes)

    def solve(self, search: Search, chosen: list[frozenset[str]]) -> list[frozenset[str]]:
        """Return the best vehicles found for each task, those of ``chosen`` where none were."""
        self.cp.clear_hints()  # type: ignore[no-untyped-call]  # it has no annotations
        for names, does in zip(chosen, self._does, strict=True):
            for vehicle, literal in does.items():
                self.cp.add_hint(literal, vehicle in names)
        answer = run(self.cp, search)
        return [_names(answer, does) for does in self._does] if answer.found else chosen

    def forbid(self, chosen: list[frozenset[str]], broken: set[tuple[str, int]]) -> None:
        """Forbid that any vehicle as fast does all that these vehicles do on these days."""
        for name, day in sorted(broken):
            mode = mode_of(self._board.vehicles[name])
            positions = [
                n
                for n, names in enumerate(chosen)
                if name in names and self._board.tasks[n].day == day
            ]
            for rival in self._board.vehicles.values():
                if mode_of(rival) is mode and all(rival.id in self._does[n] for n in positions):
                    does = [self._does[n][rival.id] for n in positions]
                    self.cp.add(sum(does) <= len(does) - 1)


def _names(answer: Answer, does: Mapping[str, BoolVarT]) -> frozenset[str]:
    return frozenset(vehicle for vehicle, literal in does.items() if answer.holds(literal))
