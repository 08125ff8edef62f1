"""What has to come first comes first.

Ids: the engagement that comes first, then the other. Amount: minutes too late.
"""

from collections.abc import Iterator

from optimizer.model import Model
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H15"


def add(model: Model) -> None:
    """Post the rule."""
    model.on_close(lambda: _post(model))


def _post(model: Model) -> None:
    for order in model.problem.precedences:
        before, after = model.items.get(order.before), model.items.get(order.after)
        if before is not None and after is not None:
            model.cp.add(after.start >= before.end + order.gap_min).only_enforce_if(
                before.present, after.present
            )


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield each pair of placed engagements in the wrong order or too close."""
    for order in timetable.problem.precedences:
        before, after = timetable.visit_of(order.before), timetable.visit_of(order.after)
        if before is None or after is None:
            continue
        late = before.end_min + order.gap_min - after.start_min
        if late > 0:
            yield Violation(CODE, (order.before, order.after), late)
