"""No vehicle takes guests where and when it may not drive.

A drive is in a zone if it begins or ends at one of its sites, for as long as the wheels turn;
empty vehicles are not looked at, nor what lies on the way.

Ids: vehicle, the leg by its party, day and the engagements at its ends, and the zone. Amount:
the minutes of the drive in one stretch of the zone's hours.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from optimizer.itinerary import Ride
from optimizer.problem import Zone
from optimizer.solution import Violation
from optimizer.spans import overlap_min
from optimizer.timetable import Timetable

CODE = "H22"


@dataclass(frozen=True, slots=True)
class _OnTheRoad:
    start_min: int
    end_min: int


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each drive of a vehicle into or out of a zone that is closed to it."""
    for zone in timetable.problem.zones:
        for vehicle in sorted(set(zone.barred)):
            for ride in timetable.by_vehicle.get(vehicle, ()):
                if ride.leg.from_site in zone.sites or ride.leg.to_site in zone.sites:
                    yield from _during(vehicle, ride, zone)


def _during(vehicle: str, ride: Ride, zone: Zone) -> Iterator[Violation]:
    driven = _OnTheRoad(ride.leg.depart_min, ride.leg.arrive_min)
    for window in zone.windows:
        if shared := overlap_min(driven, window):
            yield Violation(CODE, (vehicle, *ride.ids, zone.id), shared)
