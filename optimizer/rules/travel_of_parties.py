"""The ways of parties: time enough between visits, and a leg for each change of site."""

from collections.abc import Iterator

from optimizer.itinerary import Move, Ride, move_ids
from optimizer.timetable import Timetable


def broken(timetable: Timetable) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield gaps too short for the way; legs missing, too early, too late or out of place."""
    moves = [move for itinerary in timetable.itineraries for move in itinerary.moves]
    for move in moves:
        missing = _missing_min(timetable, move)
        ride = timetable.ride_of(move)
        if ride is None:
            yield move.ids, 1
        if missing > 0:
            if move.before and move.after and move.before.end_min <= move.after.start_min:
                yield (move.party.id, move.before.id, move.after.id), missing
        elif ride and _goes_the_way(ride, move) and (wrong := _wrong_min(timetable, move, ride)):
            yield move.ids, wrong
    yield from _needless(timetable, {move.key: move for move in moves})


def _missing_min(timetable: Timetable, move: Move) -> int:
    if move.before is None or move.after is None:
        return 0
    return -timetable.spare_min(move.party, move.before, move.after)


def _goes_the_way(ride: Ride, move: Move) -> bool:
    return (ride.leg.from_site, ride.leg.to_site) == (move.from_site, move.to_site)


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
                move is not None and timetable.ride_of(move) is ride and _goes_the_way(ride, move)
            )
            if not serves:
                yield move_ids(party.id, leg.day, leg.from_engagement, leg.to_engagement), 1
