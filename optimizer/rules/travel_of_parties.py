"""The ways of parties: time enough between visits, and a leg for each change of site."""

from collections.abc import Iterator
from itertools import pairwise

from optimizer.itinerary import DayItinerary, Move, Ride, move_ids
from optimizer.timetable import Timetable


def broken(timetable: Timetable) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield gaps too short for the way; legs missing, too early, too late or out of place."""
    needed: dict[tuple[str, int, str | None, str | None], Move] = {}
    for itinerary in timetable.itineraries:
        needed |= {move.key: move for move in itinerary.moves}
        short = {ids: missing for ids, missing in _short_gaps(timetable, itinerary) if missing > 0}
        yield from ((ids, missing) for ids, missing in short.items())
        for move in itinerary.moves:
            ride = timetable.ride_of(move)
            between = (move.party.id, *(stop.id for stop in (move.before, move.after) if stop))
            if ride is None:
                yield move.ids, 1
            elif between not in short and (wrong := _wrong_min(timetable, move, ride)):
                yield move.ids, wrong
    yield from _needless(timetable, needed)


def _short_gaps(
    timetable: Timetable, itinerary: DayItinerary
) -> Iterator[tuple[tuple[str, ...], int]]:
    party = itinerary.party
    for earlier, later in pairwise(itinerary.visits):
        if later.start_min >= earlier.end_min:
            spare = timetable.spare_min(party, earlier, later)
            yield (party.id, earlier.id, later.id), -spare


def _wrong_min(timetable: Timetable, move: Move, ride: Ride) -> int:
    """Return by how much a leg leaves too early, arrives too late or misses the drive time."""
    leg = ride.leg
    drive = timetable.drive_times.drive_min(ride.mode, leg.from_site, leg.to_site, leg.depart_min)
    wrong = abs(leg.arrive_min - leg.depart_min - drive)
    if move.before:
        wrong = max(wrong, move.before.end_min - ride.start_min)
    if move.after:
        wrong = max(wrong, ride.end_min - move.after.start_min)
    return wrong


def _needless(
    timetable: Timetable, needed: dict[tuple[str, int, str | None, str | None], Move]
) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield legs that nobody needs: no such change of site, other sites, or a second one."""
    for ride in timetable.rides:
        leg = ride.leg
        for party in ride.parties:
            move = needed.get((party.id, leg.day, leg.from_engagement, leg.to_engagement))
            serves = (
                move is not None
                and timetable.ride_of(move) is ride
                and (move.from_site, move.to_site) == (leg.from_site, leg.to_site)
            )
            if not serves:
                yield move_ids(party.id, leg.day, leg.from_engagement, leg.to_engagement), 1
