"""Of two leaders who stand in for each other, one is always in the office.

Ids: the two leaders, then the engagement of each. Amount: the minutes both are out.
"""

from collections.abc import Iterator
from itertools import product

from optimizer.model import Gap, Model
from optimizer.solution import Violation
from optimizer.spans import overlap_min
from optimizer.timetable import Timetable

CODE = "H05"


def add(model: Model) -> None:
    """Post the rule."""
    model.on_close(lambda: _post(model))


def _post(model: Model) -> None:
    for one, other in model.problem.linked_leaders:
        for first in model.items.values():
            for second in model.items.values():
                if first is not second and one in first.hosts and other in second.hosts:
                    model.pairs.keep_apart(
                        first, second, (first.hosts[one], second.hosts[other]), Gap()
                    )


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each two overlapping visits that two linked leaders host."""
    hosted = timetable.by_leader
    for one, other in timetable.problem.linked_leaders:
        for visit, visit_of_other in product(hosted.get(one, ()), hosted.get(other, ())):
            if shared := overlap_min(visit, visit_of_other):
                yield Violation(CODE, (one, other, visit.id, visit_of_other.id), shared)
