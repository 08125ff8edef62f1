"""Nobody is long on the road or outdoors without a stop.

Raw value: the minutes over the wanted time between stops, of each drive to an engagement
together with the engagement itself where it is outdoors.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import BoolVarT, LinearExprT

from optimizer.model import Item, Model
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
            for case in cases:
                where = model.all_of((arc, *case.literals))
                yield from _over(model, target, case.drive_min - limit, where)
        for origin, arc in route.last():
            for case in route.cases_to_base(origin):
                if case.drive_min > limit:
                    yield (case.drive_min - limit) * model.all_of((arc, *case.literals))


def _over(model: Model, target: Item, over_min: int, where: BoolVarT) -> Iterator[LinearExprT]:
    """Yield by how much a drive, so much over the limit, and a stay outdoors are too long."""
    outdoors = target.engagement.outdoor
    least = over_min + (target.least_min if outdoors else 0)
    longest = over_min + (target.longest_min if outdoors else 0)
    if least > 0:
        yield least * where
    if longest > max(0, least):
        more = model.amount(f"outdoors:{target.id}", longest - max(0, least))
        stays = target.length + over_min - max(0, least)
        model.cp.add(more >= stays).only_enforce_if(where)
        yield more


def value(timetable: Timetable) -> int:
    """Return the minutes over the wanted time between stops."""
    excess = 0
    for itinerary in timetable.itineraries:
        for move in itinerary.moves:
            if move.after is not None:
                engagement = move.after.engagement
                outdoors = move.after.end_min - move.after.start_min if engagement.outdoor else 0
                without_stop = timetable.at_once_drive_min(move) + outdoors
                excess += max(0, without_stop - timetable.problem.parameters.comfort_min)
    return excess
