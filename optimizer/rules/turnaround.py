"""Between two parties a room is prepared anew.

Ids: room, earlier engagement, later engagement. Amount: the missing minutes. Two visits
of exactly the same parties need no pause; where two overlap, H01 says so.
"""

from collections.abc import Iterator

from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H11"


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each two visits of a room with too short a pause between them."""
    for id_, visits in timetable.by_room.items():
        turnaround = timetable.rooms[id_].turnaround_min
        for i, earlier in enumerate(visits):
            ready = earlier.end_min + turnaround
            for later in visits[i + 1 :]:
                if later.start_min >= ready:
                    break
                same = set(earlier.engagement.parties) == set(later.engagement.parties)
                if later.start_min >= earlier.end_min and not same:
                    yield Violation(CODE, (id_, earlier.id, later.id), ready - later.start_min)
