"""What needs approval takes place no earlier than it can be approved.

Ids: engagement. Amount: minutes too early.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import Domain

from optimizer.model import Model
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H19"


def add(model: Model) -> None:
    """Post the rule."""
    for item in model.free_items():
        cleared_from_min = item.engagement.cleared_from_min
        if cleared_from_min is not None:
            item.narrow_starts(Domain.greater_or_equal(cleared_from_min))


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each visit that begins before its approval can be there."""
    for visit in timetable.visits:
        earliest = visit.engagement.cleared_from_min
        if earliest is not None and visit.start_min < earliest:
            yield Violation(CODE, (visit.id,), earliest - visit.start_min)
