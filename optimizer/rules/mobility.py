"""Guests climb no steps that they cannot climb, and walk no more in a day than they can.

Ids: engagement, party and the room with steps; or party and day. Amount: 1, or the minutes of
walking too many.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import LinearExprT

from optimizer.model import Model, Route
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H25"


def add(model: Model) -> None:
    """Post the rule: rooms with steps are no choice; walking is summed over each day."""
    for item in model.free_items():
        if any(model.parties[name].accessible for name in item.engagement.parties):
            item.choices.rooms &= {
                room for room in item.choices.rooms if model.rooms[room].step_free
            }
    model.on_close(lambda: _post(model))


def _post(model: Model) -> None:
    for route in model.routes:
        most = route.party.walking_day_min
        if most is not None:
            walked = list(_walked(model, route))
            if sum(minutes for _, minutes in walked) > most:
                model.cp.add(sum(term for term, _ in walked) <= most)


def _walked(model: Model, route: Route) -> Iterator[tuple[LinearExprT, int]]:
    """Yield what each engagement adds to a day's walking, and the most that it can add."""
    for item in route.items():
        on_day = model.on_day(item, route.day.day)
        minutes = {room: model.rooms[room].walking_min for room in item.rooms}
        if not any(minutes.values()):
            continue
        yield (
            sum(
                minutes[room] * model.all_of((literal, on_day))
                for room, literal in item.rooms.items()
                if minutes[room]
            ),
            max(minutes.values()),
        )


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each room that guests cannot enter and each day that is too long a walk."""
    for visit in timetable.visits:
        if not visit.room.step_free:
            for name in visit.engagement.parties:
                if timetable.parties[name].accessible:
                    yield Violation(CODE, (visit.id, name, visit.room.id))
    for itinerary in timetable.itineraries:
        most = itinerary.party.walking_day_min
        walked = sum(visit.room.walking_min for visit in itinerary.visits)
        if most is not None and walked > most:
            ids = (itinerary.party.id, str(itinerary.party_day.day))
            yield Violation(CODE, ids, walked - most)
