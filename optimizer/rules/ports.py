"""A delegation is met and leaves in time for its transport.

Ids: party and engagement, or the leg by its party, day and the engagements at its ends.
Amount: minutes before arrival or after departure; 1 on a day that the party is not here.
"""

from collections.abc import Iterator

from optimizer.itinerary import DayItinerary
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H03"


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield visits outside a party's stay and drives before it is ready or after it is due."""
    for id_, visits in timetable.by_party.items():
        party = timetable.parties[id_]
        days = {party_day.day for party_day in party.days}
        for visit in visits:
            if visit.day not in days:
                yield Violation(CODE, (id_, visit.id))
    for itinerary in timetable.itineraries:
        yield from _outside_the_day(itinerary)
        yield from _at_the_ends(timetable, itinerary)


def _outside_the_day(itinerary: DayItinerary) -> Iterator[Violation]:
    day = itinerary.party_day
    for visit in itinerary.visits:
        outside = max(day.present_min - visit.start_min, visit.end_min - day.gone_min)
        if outside > 0:
            yield Violation(CODE, (itinerary.party.id, visit.id), outside)


def _at_the_ends(timetable: Timetable, itinerary: DayItinerary) -> Iterator[Violation]:
    if not itinerary.moves:
        return
    day, first, last = itinerary.party_day, itinerary.moves[0], itinerary.moves[-1]
    leaves, arrives = timetable.ride_of(first), timetable.ride_of(last)
    if leaves and leaves.start_min < day.ready_min:
        yield Violation(CODE, first.ids, day.ready_min - leaves.start_min)
    if arrives and arrives.end_min > day.due_min:
        yield Violation(CODE, last.ids, arrives.end_min - day.due_min)
