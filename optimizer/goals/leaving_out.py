"""How many engagements of a priority a plan leaves out."""

from optimizer.problem import Priority
from optimizer.timetable import Timetable


def left_out(timetable: Timetable, priority: Priority) -> int:
    """Return the number of engagements of a priority without a visit."""
    return sum(
        engagement.priority is priority and timetable.visit_of(engagement.id) is None
        for engagement in timetable.problem.engagements
    )
