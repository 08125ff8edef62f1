"""The ways of empty vehicles from where one leg ends to where the next begins."""

from collections.abc import Iterator
from itertools import pairwise

from optimizer.itinerary import Ride
from optimizer.problem import TravelMode, Vehicle, VehicleKind
from optimizer.timetable import Timetable


def broken(timetable: Timetable) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield each two legs of a day between which a vehicle cannot get into place."""
    for id_, rides in timetable.by_vehicle.items():
        for earlier, later in pairwise(rides):
            if earlier.leg.day != later.leg.day or later.start_min < earlier.end_min:
                continue
            drive = empty_drive_min(timetable, timetable.vehicles[id_], earlier, later)
            missing = earlier.end_min + drive - later.start_min
            if missing > 0:
                yield (id_, *earlier.ids, *later.ids), missing


def empty_drive_min(timetable: Timetable, vehicle: Vehicle, earlier: Ride, later: Ride) -> int:
    """Return the minutes a vehicle drives empty from one leg to the next, leaving at once."""
    mode = TravelMode.COACH if vehicle.kind is VehicleKind.COACH else TravelMode.CAR
    return timetable.drive_times.drive_min(
        mode, earlier.leg.to_site, later.leg.from_site, earlier.end_min
    )
