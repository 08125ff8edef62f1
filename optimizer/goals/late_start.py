"""Guests who are ready do not wait for an engagement to begin.

Raw value: the minutes by which each one starts later than the minute from which its guests
wait.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import LinearExprT

from optimizer.itinerary import Placed
from optimizer.model import Model
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S12"
NAME = "late_start"
TIER = Tier.TIME
WEIGHT = 1


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield the minutes by which each engagement keeps its guests waiting."""
    for item in model.free_items():
        wait_from = item.engagement.guests_wait_from_min
        if wait_from is not None and item.starts.max() > wait_from:
            late = model.amount(f"late:{item.id}", item.starts.max() - wait_from)
            model.cp.add(late >= item.start - wait_from).only_enforce_if(item.present)
            yield late


def value(timetable: Timetable) -> int:
    """Return the minutes that guests wait, engagement by engagement."""
    return sum(map(minutes_late, timetable.visits))


def minutes_late(visit: Placed) -> int:
    """Return for how long the guests of a visit wait, 0 where nobody counts."""
    wait_from = visit.engagement.guests_wait_from_min
    return 0 if wait_from is None else max(0, visit.start_min - wait_from)
