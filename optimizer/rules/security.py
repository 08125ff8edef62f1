"""Guests under protection are received where that is cleared, and keep out of each other's way.

A room must be cleared for the level of guests of the two highest levels. At a site guests of
the highest level come and go with a pause between them and those of another delegation,
measured between any start or end of the one's engagements and any of the other's: the
approach to a site is the stretch of road that is known to be the same. Engagements that a
delegation of both attends are one movement and need none.

Ids: engagement, party, room; or two parties and the engagements of each. Amount: levels too
low; minutes too close.
"""

from collections.abc import Iterator
from itertools import combinations, product

from ortools.sat.python.cp_model import Domain

from optimizer.itinerary import Placed
from optimizer.model import Item, Model
from optimizer.problem import Party
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H23"

HIGHEST, LEAST_CLEARED = 1, 2
"""The level whose movements keep apart, and the lowest one that needs a cleared room."""


def add(model: Model) -> None:
    """Post the rule: rooms not cleared are no choice; coming and going keeps its pause."""
    for item in model.free_items():
        levels = [model.parties[name].security_level for name in item.engagement.parties]
        needed = [level for level in levels if level <= LEAST_CLEARED]
        if needed:
            item.choices.rooms &= {
                room
                for room in item.choices.rooms
                if model.rooms[room].cleared_level <= min(needed)
            }
    model.on_close(lambda: _post(model))


def _post(model: Model) -> None:
    guarded = [(item, _groups(model, item)) for item in model.items.values()]
    guarded = [(item, groups) for item, groups in guarded if groups]
    for (one, ones), (other, others) in combinations(guarded, 2):
        if not ones & others and (one.fixed is None or other.fixed is None):
            _keep_apart(model, one, other)


def _groups(model: Model, item: Item) -> set[str]:
    parties = (model.parties[name] for name in item.engagement.parties)
    return {party.group for party in parties if party.security_level == HIGHEST}


def _keep_apart(model: Model, one: Item, other: Item) -> None:
    """Bar that a start or end of one lies close to a start or end of the other."""
    pause = model.problem.parameters.guarded_apart_min
    apart = Domain(1 - pause, pause - 1).complement()
    moments = [((item.starts, item.start), (item.ends, item.end)) for item in (one, other)]
    shared = sorted(one.sites.keys() & other.sites.keys())
    for (minutes, moment), (others, another) in product(*moments):
        if minutes.addition_with(others.negation()).is_included_in(apart):
            continue
        for site in shared:
            model.cp.add_linear_expression_in_domain(moment - another, apart).only_enforce_if(
                one.sites[site], other.sites[site]
            )


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each room not cleared and each two delegations that meet on the way."""
    for visit in timetable.visits:
        for party in _parties(timetable, visit):
            lacking = visit.room.cleared_level - party.security_level
            if party.security_level <= LEAST_CLEARED and lacking > 0:
                yield Violation(CODE, (visit.id, party.id, visit.room.id), lacking)
    at_site: dict[str, list[tuple[Placed, list[Party]]]] = {}
    for visit in timetable.visits:
        guarded = [p for p in _parties(timetable, visit) if p.security_level == HIGHEST]
        if guarded:
            at_site.setdefault(visit.site, []).append((visit, guarded))
    for guests in at_site.values():
        for (one, ones), (other, others) in combinations(guests, 2):
            missing = _missing_min(timetable, one, other)
            apart = {party.group for party in ones}.isdisjoint(party.group for party in others)
            if apart and missing > 0:
                yield Violation(CODE, (ones[0].id, others[0].id, one.id, other.id), missing)


def _parties(timetable: Timetable, visit: Placed) -> list[Party]:
    return [timetable.parties[name] for name in visit.engagement.parties]


def _missing_min(timetable: Timetable, one: Placed, other: Placed) -> int:
    closest = min(
        abs(moment - another)
        for moment in (one.start_min, one.end_min)
        for another in (other.start_min, other.end_min)
    )
    return timetable.problem.parameters.guarded_apart_min - closest
