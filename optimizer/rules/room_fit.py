"""A room is open for the whole time, large enough and fitted for the purpose.

Ids: engagement, room. Amount: minutes outside the opening hours, people too many, or 1.
"""

from collections.abc import Iterator

from optimizer.solution import Violation
from optimizer.spans import outside_min
from optimizer.timetable import Timetable

CODE = "H10"


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
