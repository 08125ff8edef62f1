"""Before a leader receives there is time in hand.

Raw value: the minutes missing from the wanted reserve before an engagement with a leader
of the city, the way apart.
"""

from collections.abc import Iterator
from itertools import pairwise

from ortools.sat.python.cp_model import IntVar, LinearExprT

from optimizer.model import Model
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S11"
NAME = "slack"
TIER = Tier.TIME
WEIGHT = 1


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield the minutes of slack that lack before each leader's engagement."""
    wanted = model.problem.parameters.slack_min
    for route in model.routes:
        short: dict[str, IntVar] = {}
        for origin, target, arc in route.between():
            led = model.led(target)
            if led is model.false:
                continue
            lack = short.setdefault(target.id, model.amount("slack", wanted))
            for case in route.cases(origin, target):
                model.cp.add(
                    target.start + lack >= origin.end + case.move_min + wanted
                ).only_enforce_if(arc, led, *case.literals)
        yield from short.values()


def value(timetable: Timetable) -> int:
    """Return the minutes of reserve missing before leaders' engagements."""
    wanted = timetable.problem.parameters.slack_min
    return sum(
        max(0, wanted - timetable.spare_min(itinerary.party, earlier, later))
        for itinerary in timetable.itineraries
        for earlier, later in pairwise(itinerary.visits)
        if later.led
    )
