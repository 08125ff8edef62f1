"""A delegation keeps its vehicles, and few of them.

Raw value: different vehicles of each delegation, day by day and again over the stay.
"""

from collections import defaultdict

from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S14"
NAME = "cars"
TIER = Tier.CARS
WEIGHT = 1


def value(timetable: Timetable) -> int:
    """Return how many vehicles the delegations need."""
    by_day: dict[tuple[str, int], set[str]] = defaultdict(set)
    of_stay: dict[str, set[str]] = defaultdict(set)
    for ride in timetable.rides:
        vehicles = {vehicle.id for vehicle in ride.vehicles}
        for group in {party.group for party in ride.parties}:
            by_day[group, ride.leg.day] |= vehicles
            of_stay[group] |= vehicles
    return sum(map(len, by_day.values())) + sum(map(len, of_stay.values()))
