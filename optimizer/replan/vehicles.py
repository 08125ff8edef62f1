"""Vehicles for a changed plan: drives that nothing touches keep theirs.

Only the delegations' days on which a drive has lost its vehicles are given new ones, beside
what the others hold; only where that does not serve everybody is the whole fleet assigned
anew, and the baseline then pulls towards the vehicles that people know.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from optimizer.cpsat import Search
from optimizer.explain.clashes import violations_of
from optimizer.fleet import assign_vehicles
from optimizer.goals import stability
from optimizer.itinerary import Ride
from optimizer.legs import carry_vehicles, drive_legs
from optimizer.problem import Busy, Dimension, Problem, TravelMode, VehicleKind, Window
from optimizer.rules import (
    driver_hours,
    locks,
    one_place,
    restricted_zones,
    travel_of_vehicles,
    vehicle_seats,
)
from optimizer.solution import Leg, Solution, Visit
from optimizer.timetable import Timetable

_OF_VEHICLES = (vehicle_seats, driver_hours, restricted_zones)
"""The rules that say nothing of anything else."""

GroupDay = tuple[str, int]
"""A delegation's day."""

_ROUNDS = 4
"""How often further days join those that get new vehicles, before the whole fleet does."""


def carried(problem: Problem, visits: tuple[Visit, ...], told: Sequence[Leg]) -> tuple[Leg, ...]:
    """Return the drives that the visits need, with the told vehicles where these still fit.

    A new drive takes the vehicles of the one before it that day, or of the next one. A
    delegation's day on which a vehicle does not fit loses them all; of two days that need
    a vehicle at once, the one that has changed.
    """
    known = {vehicle.id for vehicle in problem.vehicles}
    legs = _inherited(
        leg if known.issuperset(leg.vehicles) else replace(leg, vehicles=())
        for leg in carry_vehicles(drive_legs(problem, visits), told)
    )
    as_told = frozenset(told)
    while True:
        timetable = Timetable(problem, Solution(visits, legs))
        changed = {_group_day(timetable, leg) for leg in legs if leg not in as_told}
        lost: set[GroupDay] = set()
        for ids in vehicle_breaches(timetable):
            named = _named(timetable, ids)
            lost |= (named & changed) or named
        stripped = _stripped(timetable, legs, lost)
        if stripped == legs:
            return legs
        legs = stripped


def served(
    problem: Problem, visits: tuple[Visit, ...], told: Sequence[Leg], search: Search
) -> tuple[Leg, ...]:
    """Return the drives that the visits need with vehicles for all, as far as there are enough."""
    legs = carried(problem, visits, told)
    for _ in range(_ROUNDS):
        timetable = Timetable(problem, Solution(visits, legs))
        bare = {_group_day(timetable, leg) for leg in legs if not leg.vehicles}
        if not bare:
            return legs
        patched = _patched(timetable, bare, search)
        timetable = Timetable(problem, Solution(visits, patched))
        breaches = vehicle_breaches(timetable)
        if not breaches:
            return patched
        named = bare.union(*(_named(timetable, ids) for ids in breaches))
        legs = _stripped(timetable, legs, named)
    anew = assign_vehicles(problem, visits, search).legs
    return min(patched, anew, key=lambda each: _badness(problem, visits, each))


def _inherited(legs: Iterable[Leg]) -> tuple[Leg, ...]:
    """Return legs, in order of time, without gaps in who drives the same guests on a day."""
    return _handed_on(_handed_on(legs)[::-1])[::-1]


def _handed_on(legs: Iterable[Leg]) -> tuple[Leg, ...]:
    """Give each leg without vehicles those of the leg of the same guests and day before it."""
    latest: dict[tuple[tuple[str, ...], int], tuple[str, ...]] = {}
    found: list[Leg] = []
    for leg in legs:
        vehicles = leg.vehicles or latest.get((leg.parties, leg.day), ())
        latest[leg.parties, leg.day] = vehicles
        found.append(replace(leg, vehicles=vehicles))
    return tuple(found)


def _stripped(timetable: Timetable, legs: tuple[Leg, ...], lost: set[GroupDay]) -> tuple[Leg, ...]:
    """Return legs of which those of some delegations' days have no vehicles."""
    return tuple(
        replace(leg, vehicles=()) if _group_day(timetable, leg) in lost else leg for leg in legs
    )


def vehicle_breaches(timetable: Timetable) -> list[tuple[str, ...]]:
    """Return whom each broken rule on vehicles concerns, as the checker names it."""
    found = violations_of((*_OF_VEHICLES, one_place, locks), timetable)
    vehicles = timetable.vehicles
    ids = [
        each.ids
        for each in found
        if each.rule in {rule.CODE for rule in _OF_VEHICLES}
        or (each.rule == one_place.CODE and each.ids[0] in vehicles)
        or (each.rule == locks.CODE and each.ids[1] == Dimension.VEHICLE)
    ]
    return ids + [ids for ids, _ in travel_of_vehicles.broken(timetable)]


def _group_day(timetable: Timetable, leg: Leg) -> GroupDay:
    return timetable.parties[leg.parties[0]].group, leg.day


def _named(timetable: Timetable, ids: tuple[str, ...]) -> set[GroupDay]:
    """Return the delegations' days in a violation: of rides, a driver's day, or into a visit."""
    parties = timetable.parties
    rides = timetable.by_vehicle.get(ids[0], ())
    named = {
        (parties[party].group, int(day))
        for party, day in pairwise(ids)
        if party in parties and day.isdecimal()
    }
    return named or {
        _group_day(timetable, ride.leg)
        for ride in (*rides, *timetable.rides)
        if ids[0] == ride.leg.to_engagement or (ids[1] == str(ride.leg.day) and ride in rides)
    }


def _badness(problem: Problem, visits: tuple[Visit, ...], legs: tuple[Leg, ...]) -> tuple[int, int]:
    """Return how many rules on vehicles are broken, then how much people feel the changes."""
    timetable = Timetable(problem, Solution(visits, legs))
    return len(vehicle_breaches(timetable)), stability.value(timetable)


def _patched(timetable: Timetable, bare: set[GroupDay], search: Search) -> tuple[Leg, ...]:
    """Give vehicles to some delegations' days; those of the other drives are not to be had."""
    problem = timetable.problem
    legs = timetable.solution.legs
    open_legs = [leg for leg in legs if _group_day(timetable, leg) in bare]
    kept = [ride for ride in timetable.rides if _group_day(timetable, ride.leg) not in bare]
    parties = tuple(
        replace(party, days=tuple(day for day in party.days if (party.group, day.day) in bare))
        for party in problem.parties
    )
    vehicles = tuple(
        replace(
            vehicle,
            busy=(
                *vehicle.busy,
                *(
                    _block(timetable, ride, open_legs, _mode(vehicle.kind))
                    for ride in kept
                    if vehicle in ride.vehicles
                ),
            ),
        )
        for vehicle in problem.vehicles
    )
    visits = timetable.solution.visits
    part = assign_vehicles(replace(problem, parties=parties, vehicles=vehicles), visits, search)
    rest = [leg for leg in legs if _group_day(timetable, leg) not in bare]
    return tuple(sorted((*rest, *part.legs), key=lambda leg: (leg.depart_min, leg.parties)))


def _block(timetable: Timetable, ride: Ride, others: Iterable[Leg], mode: TravelMode) -> Busy:
    """Return when a vehicle is not to be had around a drive, with the way from and to others."""
    drive, leg = timetable.drive_times.drive_min, ride.leg
    same_day = [other for other in others if other.day == leg.day]
    before = [drive(mode, other.to_site, leg.from_site, ride.start_min) for other in same_day]
    after = [drive(mode, leg.to_site, other.from_site, ride.end_min) for other in same_day]
    start = ride.start_min - max(before, default=0)
    return Busy(Window(start, ride.end_min + max(after, default=0)))


def _mode(kind: VehicleKind) -> TravelMode:
    return TravelMode.COACH if kind is VehicleKind.COACH else TravelMode.CAR
