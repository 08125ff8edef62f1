"""Everything that should take place does.

Raw value: engagements of this priority left out.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import LinearExprT

from optimizer.goals import leaving_out
from optimizer.model import Model
from optimizer.problem import Priority
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S02"
NAME = "shoulds"
TIER = Tier.SHOULD
WEIGHT = 1


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield one for each that the model leaves out."""
    for item in model.free_items():
        if item.engagement.priority is Priority.SHOULD:
            yield 1 - item.present


def value(timetable: Timetable) -> int:
    """Return how many are left out."""
    return len(list(leaving_out.left_out(timetable, Priority.SHOULD)))
