"""Between two parties a room is prepared anew.

Ids: room, earlier engagement, later engagement. Amount: the missing minutes. Two visits
of exactly the same parties need no pause, nor do any of a shared room; where two overlap,
H01 says so.
"""

from collections.abc import Iterator
from itertools import combinations

from optimizer.model import Gap, Model, interval
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H11"


def add(model: Model) -> None:
    """Post the rule: one no-overlap of padded intervals, or pairs where parties stay."""
    model.on_close(lambda: _post(model))


def _post(model: Model) -> None:
    for room in model.problem.rooms:
        users = [item for item in model.items.values() if room.id in item.rooms]
        if room.shared or room.turnaround_min == 0:
            continue
        guests = [frozenset(item.engagement.parties) for item in users]
        if len(set(guests)) == len(guests):
            model.cp.add_no_overlap(
                [
                    interval(model, item, item.rooms[room.id], after_min=room.turnaround_min)
                    for item in users
                ]
            )
            continue
        for (first, whose), (second, theirs) in combinations(zip(users, guests, strict=True), 2):
            if whose != theirs:
                shared = (first.rooms[room.id], second.rooms[room.id])
                model.pairs.keep_apart(first, second, shared, Gap(room.turnaround_min))


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each two visits of a room with too short a pause between them."""
    for id_, visits in timetable.by_room.items():
        if timetable.rooms[id_].shared:
            continue
        turnaround = timetable.rooms[id_].turnaround_min
        for i, earlier in enumerate(visits):
            ready = earlier.end_min + turnaround
            for later in visits[i + 1 :]:
                if later.start_min >= ready:
                    break
                same = set(earlier.engagement.parties) == set(later.engagement.parties)
                if later.start_min >= earlier.end_min and not same:
                    yield Violation(CODE, (id_, earlier.id, later.id), ready - later.start_min)
