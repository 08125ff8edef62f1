"""Nobody is long on the road or outdoors without a stop.

Raw value: the minutes over the wanted time between stops, of each drive to an engagement
together with the engagement itself where it is outdoors.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import LinearExprT

from optimizer.model import Model
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S09"
NAME = "comfort"
TIER = Tier.TIME
WEIGHT = 1


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield the minutes by which each move keeps guests too long from a stop."""
    limit = model.problem.parameters.comfort_min
    for route in model.routes:
        moves = [(target, arc, route.cases_from_base(target)) for target, arc in route.first()]
        moves += [
            (target, arc, route.cases(origin, target)) for origin, target, arc in route.between()
        ]
        for target, arc, cases in moves:
            stay = target.duration_min if target.engagement.outdoor else 0
            for case in cases:
                over = case.drive_min + stay - limit
                if over > 0:
                    yield over * model.all_of((arc, *case.literals))
        for origin, arc in route.last():
            for case in route.cases_to_base(origin):
                if case.drive_min > limit:
                    yield (case.drive_min - limit) * model.all_of((arc, *case.literals))


def value(timetable: Timetable) -> int:
    """Return the minutes over the wanted time between stops."""
    excess = 0
    for itinerary in timetable.itineraries:
        for move in itinerary.moves:
            if move.after is not None:
                engagement = move.after.engagement
                outdoors = engagement.duration_min if engagement.outdoor else 0
                without_stop = timetable.at_once_drive_min(move) + outdoors
                excess += max(0, without_stop - timetable.problem.parameters.comfort_min)
    return excess
