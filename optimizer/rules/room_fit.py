"""A room is open for the whole time, large enough and fitted for the purpose.

Ids: engagement, room. Amount: minutes outside the opening hours, people too many, or 1.
A shared room also holds the people of all engagements that it has at a time; then all of
these are named before the room.
"""

from collections.abc import Iterator, Sequence

from ortools.sat.python.cp_model import Domain

from optimizer.itinerary import Placed
from optimizer.model import Model
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
        opening = Domain.from_intervals([])
        for room in sorted(item.choices.rooms):
            opening = opening.union_with(_starts(model.rooms[room], item.duration_min))
        item.narrow(opening)
    model.on_close(lambda: _post(model))


def _post(model: Model) -> None:
    for item in model.free_items():
        for room, literal in item.rooms.items():
            model.starts_in(item, (literal,), _starts(model.rooms[room], item.duration_min))
    for shared in (room for room in model.problem.rooms if room.shared):
        _post_shared(model, shared)


def _post_shared(model: Model, room: Room) -> None:
    users = [item for item in model.items.values() if room.id in item.rooms]
    people = [item.engagement.people for item in users]
    if sum(people) > room.capacity and any(item.fixed is None for item in users):
        intervals = [
            model.cp.new_optional_fixed_size_interval_var(
                item.start, item.duration_min, item.rooms[room.id], f"in:{room.id}:{item.id}"
            )
            for item in users
        ]
        model.cp.add_cumulative(intervals, people, room.capacity)


def _starts(room: Room, duration_min: int) -> Domain:
    return Domain.from_intervals(
        [
            [window.start_min, window.end_min - duration_min]
            for window in room.open
            if window.end_min - window.start_min >= duration_min
        ]
    )


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
