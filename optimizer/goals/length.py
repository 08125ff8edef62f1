"""Engagements last as long as they were asked to.

Raw value: minutes by which they are shortened.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import LinearExprT

from optimizer.model import Model
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S02"
NAME = "length"
TIER = Tier.PROTOCOL
WEIGHT = 10


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield the minutes that are cut off each engagement."""
    for item in model.free_items():
        # A length that a rule or a lock has fixed still counts.
        least_cut = item.engagement.duration_min - item.longest_min
        if least_cut > 0:
            yield least_cut * item.present
        if not item.is_rigid:
            cut = model.amount(f"cut:{item.id}", item.longest_min - item.least_min)
            model.cp.add(cut >= item.longest_min - item.length).only_enforce_if(item.present)
            yield cut


def value(timetable: Timetable) -> int:
    """Return the minutes cut off."""
    return sum(
        max(0, visit.engagement.duration_min - (visit.end_min - visit.start_min))
        for visit in timetable.visits
    )
