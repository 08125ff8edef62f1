"""Fasts, prayer hours and dietary laws are respected.

Ids: engagement and party; for a room that lacks what meals need, also the room.
Amount: the minutes of overlap with one ban, or the number of missing tags.
"""

from collections.abc import Iterator

from optimizer.itinerary import Placed
from optimizer.model import Model, clear_of
from optimizer.problem import Party
from optimizer.solution import Violation
from optimizer.spans import overlap_min
from optimizer.timetable import Timetable

CODE = "H20"


def add(model: Model) -> None:
    """Post the rule."""
    for item in model.free_items():
        has_meal = item.engagement.meal is not None
        for name in item.engagement.parties:
            party = model.parties[name]
            if has_meal:
                item.choices.rooms &= {
                    room
                    for room in item.choices.rooms
                    if set(party.room_tags_for_meals) <= set(model.rooms[room].tags)
                }
            for ban in party.bans:
                if has_meal or not ban.meals_only:
                    item.narrow(clear_of(ban.window))


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each visit in banned minutes and each meal in a room not fit for the guests."""
    for id_, visits in timetable.by_party.items():
        party = timetable.parties[id_]
        if party.bans or party.room_tags_for_meals:
            for visit in visits:
                yield from _visit(party, visit)


def _visit(party: Party, visit: Placed) -> Iterator[Violation]:
    has_meal = visit.engagement.meal is not None
    for ban in party.bans:
        if (has_meal or not ban.meals_only) and (shared := overlap_min(visit, ban.window)):
            yield Violation(CODE, (visit.id, party.id), shared)
    if has_meal:
        missing = set(party.room_tags_for_meals).difference(visit.room.tags)
        if missing:
            yield Violation(CODE, (visit.id, party.id, visit.room.id), len(missing))
