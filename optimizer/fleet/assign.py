"""Vehicles for the drives of a plan whose times stand.

First each delegation's day is one task; where no vehicle may do a whole day, or none is
left, the day is split into its rides, so that a vehicle can drop guests and serve others.
"""

from dataclasses import dataclass, replace

from optimizer.cpsat import Search
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
    split = frozenset[tuple[str, int]]()
    model = FleetModel(timetable, tasks_of(timetable, split))
    least = model.least_cars()
    chosen = model.solve(search)
    short = model.short_days(chosen)
    if short:
        split = short | model.rivals_of(short)
        model = FleetModel(timetable, tasks_of(timetable, split))
        chosen = model.solve(search)
    for _ in range(_ROUNDS):
        served = _served(legs, model.tasks, chosen)
        broken = _overworked(problem, visits, served)
        if not broken or search.is_over:
            break
        model.forbid(chosen, broken)
        chosen = model.solve(search)
    return FleetPlan(_served(legs, model.tasks, chosen), least)


def _served(
    legs: tuple[Leg, ...], tasks: list[Task], chosen: list[frozenset[str]]
) -> tuple[Leg, ...]:
    vehicles = {
        ride.leg: tuple(sorted(names))
        for task, names in zip(tasks, chosen, strict=True)
        for ride in task.rides
    }
    return tuple(replace(leg, vehicles=vehicles.get(leg, ())) for leg in legs)


def _overworked(
    problem: Problem, visits: tuple[Visit, ...], legs: tuple[Leg, ...]
) -> set[tuple[str, int]]:
    """Return the (vehicle, day) pairs on which a driver does too much or comes too late."""
    timetable = Timetable(problem, Solution(visits, legs))
    hours = {(v.ids[0], int(v.ids[1])) for v in driver_hours.violations(timetable)}
    return hours | {(ids[0], int(ids[2])) for ids, _ in travel_of_vehicles.broken(timetable)}
