"""Guests can freshen up before an evening engagement.

Raw value: the minutes missing from the wanted pause before it, the way apart.
"""

from collections.abc import Iterator
from itertools import pairwise

from ortools.sat.python.cp_model import IntVar, LinearExprT

from optimizer.model import Model
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S08"
NAME = "freshen_up"
TIER = Tier.TIME
WEIGHT = 1


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield the minutes that lack before each evening engagement."""
    wanted = model.problem.parameters.freshen_up_min
    for route in model.routes:
        short: dict[str, IntVar] = {}
        for origin, target, arc in route.between():
            if target.engagement.evening:
                lack = short.setdefault(target.id, model.amount("freshen", wanted))
                for case in route.cases(origin, target):
                    model.cp.add(
                        target.start + lack >= origin.end + case.move_min + wanted
                    ).only_enforce_if(arc, *case.literals)
        yield from short.values()


def value(timetable: Timetable) -> int:
    """Return the minutes missing before evening engagements."""
    wanted = timetable.problem.parameters.freshen_up_min
    return sum(
        max(0, wanted - timetable.spare_min(itinerary.party, earlier, later))
        for itinerary in timetable.itineraries
        for earlier, later in pairwise(itinerary.visits)
        if later.engagement.evening
    )
