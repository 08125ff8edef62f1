"""Of two leaders who stand in for each other, one is always in the office.

Ids: the two leaders, then the engagement of each. Amount: the minutes both are out.
"""

from collections.abc import Iterator
from itertools import product

from optimizer.solution import Violation
from optimizer.spans import overlap_min
from optimizer.timetable import Timetable

CODE = "H05"


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each two overlapping visits that two linked leaders host."""
    hosted = timetable.by_leader
    for one, other in timetable.problem.linked_leaders:
        for visit, visit_of_other in product(hosted.get(one, ()), hosted.get(other, ())):
            if shared := overlap_min(visit, visit_of_other):
                yield Violation(CODE, (one, other, visit.id, visit_of_other.id), shared)
