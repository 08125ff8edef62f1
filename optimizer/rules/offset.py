"""What has to begin together, or so long after something else, does.

Ids: the engagement that comes first, then the other. Amount: minutes too early or too late.
"""

from collections.abc import Iterator

from optimizer.model import Model
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H26"


def add(model: Model) -> None:
    """Post the rule."""
    model.on_close(lambda: _post(model))


def _post(model: Model) -> None:
    for offset in model.problem.offsets:
        first, second = model.items.get(offset.first), model.items.get(offset.second)
        if first is not None and second is not None:
            model.cp.add_linear_constraint(
                second.start - first.start, offset.least_min, offset.most_min
            ).only_enforce_if(first.present, second.present)


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each pair of placed engagements that begin too close or too far from each other."""
    for offset in timetable.problem.offsets:
        first, second = timetable.visit_of(offset.first), timetable.visit_of(offset.second)
        if first is None or second is None:
            continue
        apart_min = second.start_min - first.start_min
        wrong_min = max(offset.least_min - apart_min, apart_min - offset.most_min)
        if wrong_min > 0:
            yield Violation(CODE, (offset.first, offset.second), wrong_min)
