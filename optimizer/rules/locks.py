"""What is held fixed stays as it is.

Ids: engagement, dimension. Amount: minutes for the time, else 1. An engagement that is
left out breaks only a lock on its existence.
"""

from collections.abc import Callable, Iterator

from optimizer.itinerary import Placed
from optimizer.problem import Dimension, Lock
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H18"

PRESENT = "present"


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each lock that the plan does not keep."""
    for lock in timetable.problem.locks:
        visit = timetable.visit_of(lock.engagement)
        if lock.dimension is Dimension.EXISTENCE:
            moved = int((visit is not None) != (lock.values == (PRESENT,)))
        elif visit is None:
            moved = 0
        elif lock.dimension is Dimension.TIME:
            moved = abs(visit.start_min - int(lock.values[0]))
        else:
            moved = int(_HELD[lock.dimension](timetable, visit, lock) != set(lock.values))
        if moved:
            yield Violation(CODE, (lock.engagement, lock.dimension.value), moved)


def _place(_timetable: Timetable, visit: Placed, _lock: Lock) -> set[str]:
    return {visit.room.id}


def _host(_timetable: Timetable, visit: Placed, _lock: Lock) -> set[str]:
    return {visit.host.id} if visit.host else set()


def _interpreters(_timetable: Timetable, visit: Placed, _lock: Lock) -> set[str]:
    return {id_ for team in visit.teams for id_ in team.interpreters}


def _vehicles(timetable: Timetable, visit: Placed, lock: Lock) -> set[str]:
    """Nobody drives to a visit at the place of the one before: nothing to hold."""
    vehicles = timetable.vehicles_into(visit.id)
    return set(lock.values) if vehicles is None else vehicles


def _attendees(_timetable: Timetable, visit: Placed, _lock: Lock) -> set[str]:
    return set(visit.engagement.parties)


_HELD: dict[Dimension, Callable[[Timetable, Placed, Lock], set[str]]] = {
    Dimension.PLACE: _place,
    Dimension.HOST: _host,
    Dimension.INTERPRETER: _interpreters,
    Dimension.VEHICLE: _vehicles,
    Dimension.ATTENDEES: _attendees,
}
