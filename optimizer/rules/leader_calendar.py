"""Nobody hosts while the own calendar says busy.

Ids: leader, engagement. Amount: the minutes of overlap with one block.
"""

from collections.abc import Iterator

from optimizer.solution import Violation
from optimizer.spans import overlap_min
from optimizer.timetable import Timetable

CODE = "H04"


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each visit that overlaps a block of its host."""
    for id_, visits in timetable.by_leader.items():
        for block in timetable.leaders[id_].busy:
            for visit in visits:
                if shared := overlap_min(visit, block.window):
                    yield Violation(CODE, (id_, visit.id), shared)
