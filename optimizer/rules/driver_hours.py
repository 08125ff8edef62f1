"""No driver drives too long, without a break or in a day, or is out too long.

Ids: vehicle and day, then ``driving``, ``break`` or ``span``. Amount: minutes too many.
The way empty from one leg to the next is driven at once after unloading and counts as
driving; what is left before loading is a standstill, and a long enough one a break.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from optimizer.itinerary import Ride
from optimizer.problem import Vehicle
from optimizer.rules.travel_of_vehicles import empty_drive_min
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H13"


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each day of a vehicle that is more than its driver may do."""
    parameters = timetable.problem.parameters
    for id_, rides in timetable.by_vehicle.items():
        by_day: dict[int, list[Ride]] = defaultdict(list)
        for ride in rides:
            by_day[ride.leg.day].append(ride)
        for day, of_day in by_day.items():
            total, longest = _driving(timetable, timetable.vehicles[id_], of_day)
            span = max(ride.leg.arrive_min for ride in of_day) - of_day[0].leg.depart_min
            for kind, minutes, most in (
                ("driving", total, parameters.driver_day_min),
                ("break", longest, parameters.driver_continuous_min),
                ("span", span, parameters.driver_span_min),
            ):
                if minutes > most:
                    yield Violation(CODE, (id_, str(day), kind), minutes - most)


def _driving(timetable: Timetable, vehicle: Vehicle, rides: list[Ride]) -> tuple[int, int]:
    """Return the minutes of driving and the most of them without a break."""
    break_min = timetable.problem.parameters.driver_break_min
    total = longest = since_break = _minutes(rides[0])
    for earlier, later in pairwise(rides):
        empty = empty_drive_min(timetable, vehicle, earlier, later)
        since_break += empty
        longest = max(longest, since_break)
        if later.start_min - earlier.end_min - empty >= break_min:
            since_break = 0
        since_break += _minutes(later)
        total += empty + _minutes(later)
        longest = max(longest, since_break)
    return total, longest


def _minutes(ride: Ride) -> int:
    return ride.leg.arrive_min - ride.leg.depart_min
