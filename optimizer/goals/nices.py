"""What would be nice takes place as well.

Raw value: the worth of the engagements of this priority that are left out.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import LinearExprT

from optimizer.goals import leaving_out
from optimizer.model import Model
from optimizer.problem import Priority
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S02"
NAME = "nices"
TIER = Tier.PROTOCOL
WEIGHT = 300


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield the worth of each that the model leaves out."""
    for item in model.free_items():
        if item.engagement.priority is Priority.NICE:
            yield item.engagement.worth * (1 - item.present)


def value(timetable: Timetable) -> int:
    """Return what those left out are worth."""
    return sum(each.worth for each in leaving_out.left_out(timetable, Priority.NICE))
