"""A room is open for the whole time, large enough and fitted for the purpose.

Ids: engagement, room. Amount: minutes outside the opening hours, people too many, or 1.
A shared room also holds the people of all engagements that it has at a time; then all of
these are named before the room.
"""

from collections.abc import Iterator, Sequence

from optimizer.itinerary import Placed
from optimizer.model import Model, interval, keep_within, within
from optimizer.problem import Room
from optimizer.solution import Violation
from optimizer.spans import outside_min
from optimizer.timetable import Timetable

CODE = "H10"


def add(model: Model) -> None:
    """Post the rule: rooms too small or of another kind are no choice; hours bind the start."""
    for item in model.free_items():
        asked = item.engagement
        item.choices.rooms &= {
            room
            for room in item.choices.rooms
            if model.rooms[room].capacity >= asked.people
            and asked.purpose in model.rooms[room].purposes
        }
        rooms = sorted(item.choices.rooms)
        item.narrow(within(window for room in rooms for window in model.rooms[room].open))
    model.on_close(lambda: _post(model))


def _post(model: Model) -> None:
    for item in model.free_items():
        for room, literal in item.rooms.items():
            keep_within(model, item, (literal,), within(model.rooms[room].open))
    for shared in (room for room in model.problem.rooms if room.shared):
        _post_shared(model, shared)


def _post_shared(model: Model, room: Room) -> None:
    users = [item for item in model.items.values() if room.id in item.rooms]
    people = [item.engagement.people for item in users]
    if sum(people) > room.capacity and any(item.fixed is None for item in users):
        intervals = [interval(model, item, item.rooms[room.id]) for item in users]
        model.cp.add_cumulative(intervals, people, room.capacity)


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each visit to a room that is closed, too small or not meant for it."""
    for visit in timetable.visits:
        ids = (visit.id, visit.room.id)
        if closed := outside_min(visit, visit.room.open):
            yield Violation(CODE, ids, closed)
        if visit.engagement.people > visit.room.capacity:
            yield Violation(CODE, ids, visit.engagement.people - visit.room.capacity)
        if visit.engagement.purpose not in visit.room.purposes:
            yield Violation(CODE, ids)
    for id_, visits in timetable.by_room.items():
        if timetable.rooms[id_].shared:
            yield from _crowded(timetable.rooms[id_], visits)


def _crowded(room: Room, visits: Sequence[Placed]) -> Iterator[Violation]:
    """Yield those who are too many together; one engagement too large is named by itself."""
    crowds: list[list[Placed]] = []
    inside: list[Placed] = []
    for visit in visits:
        inside = [other for other in inside if other.end_min > visit.start_min]
        if crowds and crowds[-1] == inside:
            # All of these are still there, so that they are named with the one who joins.
            crowds.pop()
        inside.append(visit)
        if len(inside) > 1 and sum(each.engagement.people for each in inside) > room.capacity:
            crowds.append(list(inside))
    for crowd in crowds:
        ids = sorted(each.id for each in crowd)
        people = sum(each.engagement.people for each in crowd)
        yield Violation(CODE, (*ids, room.id), people - room.capacity)
