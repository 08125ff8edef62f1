"""The drives that a plan's visits need, and when they leave."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from optimizer.drive_times import DriveTimes
from optimizer.itinerary import Move, shared_mode
from optimizer.problem import Problem
from optimizer.solution import Leg, Solution, Visit
from optimizer.timetable import Timetable


def drive_legs(problem: Problem, visits: Iterable[Visit]) -> tuple[Leg, ...]:
    """Return the drives between visits, without vehicles, in order of time, then parties.

    Parties of one group that make the same drive share a leg: they load and unload as
    long as the slowest of them and travel in the slowest one's mode; where only that
    is in time, each drives for itself. A drive to a visit
    leaves as late as it can; the last one of a day and any to where the party sleeps leave
    at once, for time to spare is best spent there; so does one that cannot arrive in time:
    rule H02 then says how late it is.
    """
    timetable = Timetable(problem, Solution(tuple(visits)))
    shared: dict[tuple[str | int | None, ...], list[Move]] = defaultdict(list)
    for itinerary in timetable.itineraries:
        for move in itinerary.moves:
            shared[itinerary.party.group, *move.key[1:], move.from_site, move.to_site].append(move)
    legs = chain.from_iterable(_legs(timetable.drive_times, moves) for moves in shared.values())
    return tuple(sorted(legs, key=lambda leg: (leg.depart_min, leg.parties)))


def carry_vehicles(legs: Iterable[Leg], earlier: Iterable[Leg]) -> tuple[Leg, ...]:
    """Return legs with the vehicles that the same drives have in an earlier plan."""
    vehicles = {_identity(leg): leg.vehicles for leg in earlier}
    return tuple(replace(leg, vehicles=vehicles.get(_identity(leg), leg.vehicles)) for leg in legs)


def _identity(leg: Leg) -> tuple[tuple[str, ...], int, str | None, str | None]:
    return (leg.parties, leg.day, leg.from_engagement, leg.to_engagement)


def _legs(times: DriveTimes, moves: list[Move]) -> list[Leg]:
    """Return the drive that makes these moves together, or one each if only so all are in time."""
    together = _leg(times, moves)
    if len(moves) == 1 or _is_in_time(together, moves):
        return [together]
    apart = [_leg(times, [move]) for move in moves]
    in_time = all(_is_in_time(leg, [move]) for leg, move in zip(apart, moves, strict=True))
    return apart if in_time else [together]


def _is_in_time(leg: Leg, moves: list[Move]) -> bool:
    unload_min = max(move.party.unload_min for move in moves)
    return leg.arrive_min + unload_min <= min(move.out_by_min for move in moves)


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
    if moves[0].after is None:
        return at_once
    mode, sites = shared_mode(parties), (moves[0].from_site, moves[0].to_site)
    unload_min = max(party.unload_min for party in parties)
    arrive_by = min(move.out_by_min for move in moves) - unload_min
    to_rest = moves[0].to_site == parties[0].lodging
    if to_rest and at_once + times.drive_min(mode, *sites, at_once) <= arrive_by:
        return at_once
    latest = times.latest_departure_min(mode, sites, at_once, arrive_by)
    return at_once if latest is None else latest
