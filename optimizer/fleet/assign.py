"""Vehicles for the drives of a plan whose times stand.

First each delegation's day is one task; where no vehicle may do a whole day, or none is
left, the day is split into its rides, so that a vehicle can drop guests and serve others.
"""

from dataclasses import dataclass, replace

from optimizer.cpsat import Search
from optimizer.fleet.board import Board
from optimizer.fleet.dispatch import Dispatch
from optimizer.fleet.model import FleetModel
from optimizer.fleet.tasks import Task, tasks_of
from optimizer.legs import drive_legs
from optimizer.problem import Problem
from optimizer.rules import driver_hours, travel_of_vehicles
from optimizer.solution import Leg, Solution, Visit
from optimizer.timetable import Timetable

_ROUNDS = 6
"""How often an answer that breaks a driver's hours is forbidden and asked for anew."""


@dataclass(frozen=True, slots=True)
class FleetPlan:
    """Drives with their vehicles; no assignment of these drives needs fewer than ``least_cars``."""

    legs: tuple[Leg, ...]
    least_cars: int


def assign_vehicles(problem: Problem, visits: tuple[Visit, ...], search: Search) -> FleetPlan:
    """Return the drives that the visits need with as few vehicles as the time allows."""
    legs = drive_legs(problem, visits)
    timetable = Timetable(problem, Solution(visits, legs))
    board = Board(timetable, tasks_of(timetable, frozenset()))
    least = board.least_cars()
    chosen = _assign(problem, legs, board, search)
    short = board.short_days(chosen)
    for split in (short, short | board.rivals_of(short)):
        if short:
            board = Board(timetable, tasks_of(timetable, split))
            chosen = _assign(problem, legs, board, search)
            short = board.short_days(chosen)
    return FleetPlan(_served(legs, board.tasks, chosen), least)


def _assign(
    problem: Problem, legs: tuple[Leg, ...], board: Board, search: Search
) -> list[frozenset[str]]:
    """Return the vehicles of each task: the dispatcher's where they are least, else searched."""
    chosen = Dispatch(board).chosen()
    broken = _overworked(problem, _served(legs, board.tasks, chosen))
    if search.is_over or (board.is_least(chosen) and not broken):
        return chosen
    model = FleetModel(board)
    for _ in range(_ROUNDS):
        chosen = model.solve(search, chosen)
        broken = _overworked(problem, _served(legs, board.tasks, chosen))
        if not broken or search.is_over:
            break
        model.forbid(chosen, broken)
    return chosen


def _served(
    legs: tuple[Leg, ...], tasks: list[Task], chosen: list[frozenset[str]]
) -> tuple[Leg, ...]:
    vehicles = {
        ride.leg: tuple(sorted(names))
        for task, names in zip(tasks, chosen, strict=True)
        for ride in task.rides
    }
    return tuple(replace(leg, vehicles=vehicles.get(leg, ())) for leg in legs)


def _overworked(problem: Problem, legs: tuple[Leg, ...]) -> set[tuple[str, int]]:
    """Return the (vehicle, day) pairs on which a driver does too much or comes too late."""
    timetable = Timetable(problem, Solution((), legs))
    hours = {(v.ids[0], int(v.ids[1])) for v in driver_hours.violations(timetable)}
    return hours | {(ids[0], int(ids[2])) for ids, _ in travel_of_vehicles.broken(timetable)}
