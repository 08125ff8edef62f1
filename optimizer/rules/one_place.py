"""Nobody and nothing is in two places at once.

Ids: the party, leader, interpreter, room or vehicle, then what overlaps: engagements, for
vehicles the two legs. Amount: the minutes of overlap. Shared rooms hold several
engagements at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from optimizer.itinerary import Placed
from optimizer.model import Gap, Model, clear_of, interval, keep_within, post_pools
from optimizer.solution import Violation
from optimizer.spans import overlap_min, overlapping_pairs
from optimizer.timetable import Timetable

CODE = "H01"


def add(model: Model) -> None:
    """Post the rule; a party's own engagements are in one circuit a day."""
    model.pairs.hosts_apart(Gap())
    model.pairs.interpreters_apart(Gap())
    model.on_close(lambda: _post(model))
    if model.scope.pooled:
        model.on_close(lambda: post_pools(model))


def _post(model: Model) -> None:
    for room in (room for room in model.problem.rooms if not room.shared):
        intervals = [
            interval(model, item, item.rooms[room.id])
            for item in model.items.values()
            if room.id in item.rooms
        ]
        if len(intervals) > 1:
            model.cp.add_no_overlap(intervals)
    for item in model.free_items():
        for person, literals in item.interpreters().items():
            if len(literals) > 1:
                model.cp.add_at_most_one(literals)
            for busy in model.interpreters[person].busy:
                for literal in literals:
                    keep_within(model, item, (literal,), clear_of(busy.window))


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each pair of visits or rides that somebody or something cannot both make."""
    for occupied in (
        timetable.by_party,
        timetable.by_leader,
        timetable.by_interpreter,
        {id_: own for id_, own in timetable.by_room.items() if not timetable.rooms[id_].shared},
    ):
        yield from _overlapping_visits(occupied)
    yield from _interpreters(timetable)
    yield from _vehicles(timetable)


def _overlapping_visits(occupied: Mapping[str, Sequence[Placed]]) -> Iterator[Violation]:
    for id_, visits in occupied.items():
        for earlier, later, shared in overlapping_pairs(visits):
            yield Violation(CODE, (id_, earlier.id, later.id), shared)


def _interpreters(timetable: Timetable) -> Iterator[Violation]:
    for id_, visits in timetable.by_interpreter.items():
        busy = timetable.interpreters[id_].busy
        for visit in visits:
            seats = list(chain.from_iterable(team.interpreters for team in visit.teams))
            if seats.count(id_) > 1:
                yield Violation(CODE, (id_, visit.id), max(1, visit.end_min - visit.start_min))
            for block in busy:
                if shared := overlap_min(visit, block.window):
                    yield Violation(CODE, (id_, visit.id), shared)


def _vehicles(timetable: Timetable) -> Iterator[Violation]:
    for id_, rides in timetable.by_vehicle.items():
        by_start = sorted(rides, key=lambda ride: (ride.start_min, ride.ids))
        for earlier, later, shared in overlapping_pairs(by_start):
            yield Violation(CODE, (id_, *earlier.ids, *later.ids), shared)
        for ride in by_start:
            for block in timetable.vehicles[id_].busy:
                if shared := overlap_min(ride, block.window):
                    yield Violation(CODE, (id_, *ride.ids), shared)
