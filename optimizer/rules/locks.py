"""What is held fixed stays as it is.

Ids: engagement, dimension. Amount: minutes for the time, else 1. An engagement that is
left out breaks only a lock on its existence.
"""

from collections.abc import Callable, Iterator

from ortools.sat.python.cp_model import Domain

from optimizer.itinerary import Placed
from optimizer.model import Item, Model
from optimizer.problem import Dimension, Lock
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H18"

PRESENT = "present"


def add(model: Model) -> None:
    """Post the rule; vehicles are held where they are assigned."""
    locked = [lock for lock in model.problem.locks if lock.engagement in model.items]
    for lock in locked:
        item = model.items[lock.engagement]
        if item.fixed is not None:
            continue
        if lock.dimension is Dimension.TIME:
            start, *ends = map(int, lock.values)
            item.narrow_starts(Domain(start, start))
            for end in ends:
                item.narrow_length(end - start, end - start)
        elif lock.dimension is Dimension.PLACE:
            item.choices.rooms &= set(lock.values)
        elif lock.dimension is Dimension.HOST:
            item.choices.hosts &= set(lock.values)
    model.on_close(lambda: _post(model, locked))


def _post(model: Model, locked: list[Lock]) -> None:
    for lock in locked:
        item = model.items[lock.engagement]
        if item.fixed is not None:
            continue
        if lock.dimension is Dimension.INTERPRETER and model.scope.pooled:
            continue
        if lock.dimension is Dimension.INTERPRETER:
            for person, literals in item.interpreters().items():
                model.cp.add(sum(literals) == (item.present if person in lock.values else 0))
            if not set(lock.values) <= item.interpreters().keys():
                model.cp.add(item.present == 0)
        elif lock.dimension is Dimension.EXISTENCE:
            model.cp.add(item.present == int(lock.values == ("present",)))
        elif _cannot_hold(lock, item):
            model.cp.add(item.present == 0)


def _cannot_hold(lock: Lock, item: Item) -> bool:
    """Tell whether a lock asks for guests, or for a host, that the engagement does not know."""
    if lock.dimension is Dimension.ATTENDEES:
        return set(lock.values) != set(item.engagement.parties)
    return lock.dimension is Dimension.HOST and not set(lock.values) <= item.hosts.keys()


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each lock that the plan does not keep."""
    for lock in timetable.problem.locks:
        visit = timetable.visit_of(lock.engagement)
        if lock.dimension is Dimension.EXISTENCE:
            moved = int((visit is not None) != (lock.values == (PRESENT,)))
        elif visit is None:
            moved = 0
        elif lock.dimension is Dimension.TIME:
            minutes = zip((visit.start_min, visit.end_min), lock.values, strict=False)
            moved = max(abs(planned - int(held)) for planned, held in minutes)
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
