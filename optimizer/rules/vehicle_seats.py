"""Every drive has seats for all who ride, space for their luggage and the right vehicles.

Ids: the leg by its first party, day and the engagements at its ends; then ``seats``,
``luggage``, ``sedan`` (the principal's car is missing) or the coach that its guests are
not meant to ride in. Amount: missing seats or pieces, or 1.
"""

from collections.abc import Iterator

from optimizer.itinerary import Ride
from optimizer.problem import TravelMode, VehicleKind
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H12"


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
    if any(party.travel_mode is not TravelMode.COACH for party in ride.parties):
        for vehicle in ride.vehicles:
            if vehicle.kind is VehicleKind.COACH:
                yield Violation(CODE, (*ride.ids, vehicle.id))
