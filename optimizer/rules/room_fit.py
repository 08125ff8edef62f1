"""A room is open for the whole time, large enough and fitted for the purpose.

Ids: engagement, room. Amount: minutes outside the opening hours, people too many, or 1.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import Domain

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
