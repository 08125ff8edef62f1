"""Which engagements of a priority a plan leaves out."""

from collections.abc import Iterator

from optimizer.problem import Engagement, Priority
from optimizer.timetable import Timetable


def left_out(timetable: Timetable, priority: Priority) -> Iterator[Engagement]:
    """Yield the engagements of a priority without a visit, in the problem's order."""
    for engagement in timetable.problem.engagements:
        if engagement.priority is priority and timetable.visit_of(engagement.id) is None:
            yield engagement
