"""Between two places there is time for the way.

Ids: a party, leader or interpreter with the earlier and the later engagement (an empty
text for a busy block); a leg by its party, day and the engagements at its ends; a vehicle
with two legs. Amount: the missing minutes; 1 for a leg that is missing or serves nothing.
Where two things overlap, H01 or H04 says so and this rule is silent about the way.
"""

from collections.abc import Iterator
from itertools import chain

from optimizer.rules import travel_of_parties, travel_of_people, travel_of_vehicles
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H02"


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each way of a party, leader, interpreter or vehicle that time does not allow."""
    for ids, amount in chain(
        travel_of_parties.broken(timetable),
        travel_of_people.broken(timetable),
        travel_of_vehicles.broken(timetable),
    ):
        yield Violation(CODE, ids, amount)
