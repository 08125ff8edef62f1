"""Where guests have to wait, no one waits much longer than the others.

Raw value: the most minutes by which one engagement starts later than the minute from which
its guests wait.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import LinearExprT

from optimizer.goals import late_start
from optimizer.model import Model
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S12"
NAME = "longest_wait"
TIER = Tier.TIME
WEIGHT = 1


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield the most that one engagement keeps its guests waiting, those that stay among them."""
    late = [
        (item, wait_from)
        for item in model.items.values()
        if (wait_from := item.engagement.guests_wait_from_min) is not None
        and item.starts.max() > wait_from
    ]
    if all(item.fixed is not None for item, _ in late):
        return
    most = model.amount("longest_wait", max(item.starts.max() - wait for item, wait in late))
    for item, wait_from in late:
        model.cp.add(most >= item.start - wait_from).only_enforce_if(item.present)
    yield most


def value(timetable: Timetable) -> int:
    """Return the longest wait of all."""
    return max(map(late_start.minutes_late, timetable.visits), default=0)
