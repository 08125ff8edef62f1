"""Guests do not wait long between engagements.

Raw value: the minutes between two engagements beyond the way and a short pause.
"""

from collections.abc import Iterator
from itertools import pairwise

from ortools.sat.python.cp_model import IntVar, LinearExprT

from optimizer.model import Model
from optimizer.problem import DAY_MIN
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S12"
NAME = "waiting"
TIER = Tier.TIME
WEIGHT = 1


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield the minutes of waiting before each engagement."""
    allowed = model.problem.parameters.waiting_min
    for route in model.routes:
        waits: dict[str, IntVar] = {}
        for origin, target, arc in route.between():
            wait = waits.setdefault(target.id, model.amount("waiting", DAY_MIN))
            for case in route.cases(origin, target):
                model.cp.add(
                    wait >= target.start - origin.end - case.move_min - allowed
                ).only_enforce_if(arc, *case.literals)
        yield from waits.values()


def value(timetable: Timetable) -> int:
    """Return the minutes that parties wait."""
    pause = timetable.problem.parameters.waiting_min
    return sum(
        max(0, timetable.spare_min(itinerary.party, earlier, later) - pause)
        for itinerary in timetable.itineraries
        for earlier, later in pairwise(itinerary.visits)
    )
