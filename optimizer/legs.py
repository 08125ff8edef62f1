"""The drives that a plan's visits need, and when they leave."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from optimizer.drive_times import DriveTimes
from optimizer.itinerary import Move, shared_mode
from optimizer.problem import Party, Problem
from optimizer.solution import Leg, Solution, Visit
from optimizer.timetable import Timetable


def drive_legs(problem: Problem, visits: Iterable[Visit]) -> tuple[Leg, ...]:
    """Return the drives between visits, without vehicles, in order of time, then parties.

    Parties of one group that make the same drive share a leg: they load and unload as
    long as the slowest of them and travel in the slowest one's mode. A drive to a visit
    leaves as late as it can; the last one of a day and any to where the party sleeps leave
    at once, for time to spare is best spent there; so does one that cannot arrive in time:
    rule H02 then says how late it is.
    """
    timetable = Timetable(problem, Solution(tuple(visits)))
    shared: dict[tuple[str | int | None, ...], list[Move]] = defaultdict(list)
    for itinerary in timetable.itineraries:
        for move in itinerary.moves:
            shared[itinerary.party.group, *move.key[1:], move.from_site, move.to_site].append(move)
    legs = (_leg(timetable.drive_times, moves) for moves in shared.values())
    return tuple(sorted(legs, key=lambda leg: (leg.depart_min, leg.parties)))


def carry_vehicles(legs: Iterable[Leg], earlier: Iterable[Leg]) -> tuple[Leg, ...]:
    """Return legs with the vehicles that the same drives have in an earlier plan."""
    vehicles = {_identity(leg): leg.vehicles for leg in earlier}
    return tuple(replace(leg, vehicles=vehicles.get(_identity(leg), leg.vehicles)) for leg in legs)


def _identity(leg: Leg) -> tuple[tuple[str, ...], int, str | None, str | None]:
    return (leg.parties, leg.day, leg.from_engagement, leg.to_engagement)


def _leg(times: DriveTimes, moves: list[Move]) -> Leg:
    parties = tuple(move.party for move in sorted(moves, key=lambda move: move.party.id))
    mode = shared_mode(parties)
    move = moves[0]
    depart = _depart_min(times, moves)
    _, day, before, after = move.key
    return Leg(
        parties=tuple(party.id for party in parties),
        day=day,
        from_engagement=before,
        to_engagement=after,
        from_site=move.from_site,
        to_site=move.to_site,
        depart_min=depart,
        arrive_min=depart + times.drive_min(mode, move.from_site, move.to_site, depart),
    )


def _depart_min(times: DriveTimes, moves: list[Move]) -> int:
    parties = tuple(move.party for move in moves)
    at_once = max(move.board_min for move in moves) + max(party.load_min for party in parties)
    if moves[0].after is None or moves[0].to_site in _lodgings(parties[0]):
        return at_once
    latest = times.latest_departure_min(
        shared_mode(parties),
        (moves[0].from_site, moves[0].to_site),
        earliest_min=at_once,
        arrive_by_min=min(move.out_by_min for move in moves)
        - max(party.unload_min for party in parties),
    )
    return at_once if latest is None else latest


def _lodgings(party: Party) -> set[str]:
    """Return where a party wakes up: every day but the first starts there."""
    return {day.start_site for day in party.days[1:]}
