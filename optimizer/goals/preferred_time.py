"""Engagements start when they were asked for.

Raw value: minutes off the preferred start.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import LinearExprT

from optimizer.model import Model
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S02"
NAME = "preferred_time"
TIER = Tier.PROTOCOL
WEIGHT = 1


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield the minutes by which each start misses its preferred one."""
    for item in model.free_items():
        preferred = item.engagement.preferred_start_min
        if preferred is None:
            continue
        farthest = max(item.starts.max() - preferred, preferred - item.starts.min())
        missed = model.amount(f"missed:{item.id}", farthest)
        model.cp.add(missed >= item.start - preferred).only_enforce_if(item.present)
        model.cp.add(missed >= preferred - item.start).only_enforce_if(item.present)
        yield missed


def value(timetable: Timetable) -> int:
    """Return the minutes by which starts miss the preferred ones."""
    return sum(
        abs(visit.start_min - visit.engagement.preferred_start_min)
        for visit in timetable.visits
        if visit.engagement.preferred_start_min is not None
    )
