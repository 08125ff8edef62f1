"""Every drive has seats for all who ride, space for their luggage and the right vehicles.

Ids: the leg by its first party, day and the engagements at its ends; then ``seats``,
``luggage``, ``sedan`` (the principal's car is missing), ``accessible`` (none of the
vehicles can be boarded without a step) or the coach that its guests are not meant to ride
in. Amount: missing seats or pieces, or 1.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import IntervalVar

from optimizer.itinerary import Ride
from optimizer.model import Model
from optimizer.problem import DAY_MIN, Problem, TravelMode, VehicleKind, Window
from optimizer.rules.drives import drives_on
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H12"


def add(model: Model) -> None:
    """Post what any assignment needs: seats and vehicles enough for all who are on the road.

    It is posted for days on which the whole fleet could be too small; which vehicle serves
    which drive is decided when the times stand (``optimizer.fleet``).
    """
    if model.problem.vehicles:
        model.on_close(lambda: _post(model))


def may_bind(problem: Problem, day: int) -> bool:
    """Tell whether the fleet could be too small on a day, were everybody on the road at once."""
    return any(_is_short(problem, day, *each) for each in _supplies(problem))


def _supplies(problem: Problem) -> tuple[tuple[dict[str, int], dict[str, int]], ...]:
    """Return what parties need at least and what vehicles have: seats, number, no steps."""
    fleet = sorted((vehicle.seats for vehicle in problem.vehicles), reverse=True)
    seats, vehicles = _least_demand(problem, fleet)
    with_step_free = sum(vehicle.accessible for vehicle in problem.vehicles)
    return (
        (seats, {vehicle.id: vehicle.seats for vehicle in problem.vehicles}),
        (vehicles, {vehicle.id: 1 for vehicle in problem.vehicles}),
        (
            _accessible_demand(problem, with_step_free),
            {vehicle.id: int(vehicle.accessible) for vehicle in problem.vehicles},
        ),
    )


def _is_short(problem: Problem, day: int, demand: dict[str, int], supply: dict[str, int]) -> bool:
    present = [p.id for p in problem.parties if any(d.day == day for d in p.days)]
    missing = sum(supply[name] for name, _ in _away_on(problem, day))
    return sum(demand[party] for party in present) > sum(supply.values()) - missing


def _post(model: Model) -> None:
    problem = model.problem
    supplies = _supplies(problem)
    for day in sorted({route.day.day for route in model.routes}):
        away = _away_on(problem, day)
        for demand, supply in supplies:
            if not _is_short(problem, day, demand, supply):
                continue
            uses = [(drive.interval, demand[drive.party.id]) for drive in drives_on(model, day)]
            uses += [(_interval(model, window), supply[name]) for name, window in away]
            intervals, amounts = [use[0] for use in uses], [use[1] for use in uses]
            model.cp.add_cumulative(intervals, amounts, sum(supply.values()))


def _away_on(problem: Problem, day: int) -> list[tuple[str, Window]]:
    """Return the vehicles that are promised elsewhere on a day, and when."""
    return [
        (vehicle.id, busy.window)
        for vehicle in problem.vehicles
        for busy in vehicle.busy
        if busy.window.start_min < (day + 1) * DAY_MIN and busy.window.end_min > day * DAY_MIN
    ]


def _interval(model: Model, window: Window) -> IntervalVar:
    length = window.end_min - window.start_min
    return model.cp.new_fixed_size_interval_var(window.start_min, length, "away")


def _least_demand(problem: Problem, fleet: list[int]) -> tuple[dict[str, int], dict[str, int]]:
    """Return the seats and the vehicles that each party's drives need at least.

    Parties of one delegation may ride together, so only the first counts for the escort and
    the vehicles. A party that the whole fleet could not seat is left to the checker.
    """
    seats: dict[str, int] = {}
    vehicles: dict[str, int] = {}
    seen: set[str] = set()
    for party in problem.parties:
        escorts = 0 if party.group in seen else problem.parameters.escort_seats
        riders = party.headcount + escorts
        fits = riders <= sum(fleet)
        seats[party.id] = riders if fits else 0
        vehicles[party.id] = _fewest(fleet, riders) if fits and party.group not in seen else 0
        seen.add(party.group)
    return seats, vehicles


def _accessible_demand(problem: Problem, fleet: int) -> dict[str, int]:
    """Return 1 for the first party of each delegation that needs one of these vehicles."""
    demand: dict[str, int] = {}
    seen: set[str] = set()
    for party in problem.parties:
        needed = party.accessible and party.group not in seen and fleet > 0
        demand[party.id] = int(needed)
        seen |= {party.group} if party.accessible else set()
    return demand


def _fewest(seats_descending: list[int], riders: int) -> int:
    """Return how many of the largest vehicles seat these riders."""
    seated = 0
    for count, seats in enumerate(seats_descending, start=1):
        seated += seats
        if seated >= riders:
            return count
    return len(seats_descending)


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each leg whose vehicles are too few, too small or of the wrong kind."""
    with_luggage = _parties_with_luggage(timetable)
    for ride in timetable.rides:
        riders = sum(party.headcount for party in ride.parties)
        riders += timetable.problem.parameters.escort_seats
        seats = sum(vehicle.seats for vehicle in ride.vehicles)
        if seats < riders:
            yield Violation(CODE, (*ride.ids, "seats"), riders - seats)
        carrying = with_luggage.get(id(ride), set())
        pieces = sum(party.luggage_pieces for party in ride.parties if party.id in carrying)
        space = sum(vehicle.luggage_pieces for vehicle in ride.vehicles)
        if space < pieces:
            yield Violation(CODE, (*ride.ids, "luggage"), pieces - space)
        yield from _kinds(ride)


def _parties_with_luggage(timetable: Timetable) -> dict[int, set[str]]:
    """Return, by the identity of a ride, the parties that have their luggage along."""
    carrying: dict[int, set[str]] = {}
    for itinerary in timetable.itineraries:
        day = itinerary.party_day
        moves = (
            *(itinerary.moves[:1] if day.luggage_at_start else ()),
            *(itinerary.moves[-1:] if day.luggage_at_end else ()),
        )
        for ride in filter(None, map(timetable.ride_of, moves)):
            carrying.setdefault(id(ride), set()).add(itinerary.party.id)
    return carrying


def _kinds(ride: Ride) -> Iterator[Violation]:
    kinds = {vehicle.kind for vehicle in ride.vehicles}
    if any(party.principal_car for party in ride.parties) and VehicleKind.SEDAN not in kinds:
        yield Violation(CODE, (*ride.ids, "sedan"))
    needs_access = any(party.accessible for party in ride.parties)
    if needs_access and not any(vehicle.accessible for vehicle in ride.vehicles):
        yield Violation(CODE, (*ride.ids, "accessible"))
    if any(party.travel_mode is not TravelMode.COACH for party in ride.parties):
        for vehicle in ride.vehicles:
            if vehicle.kind is VehicleKind.COACH:
                yield Violation(CODE, (*ride.ids, vehicle.id))
