"""Guests spend little time on the road.

Raw value: for each day of a party, the minutes of its drives when it leaves at once, and
again those over the wanted most of a day.
"""

from collections.abc import Iterator, Sequence

from ortools.sat.python.cp_model import BoolVarT, LinearExprT

from optimizer.model import Case, Model
from optimizer.problem import DAY_MIN
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S10"
NAME = "travel"
TIER = Tier.TIME
WEIGHT = 1


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield each party-day's minutes on the road, those beyond the limit twice."""
    for route in model.routes:
        road: list[LinearExprT] = [route.idle_drive_min() * route.idle]
        for target, arc in route.first():
            road.append(drive_cost(model, arc, list(route.cases_from_base(target))))
        for origin, target, arc in route.between():
            road.append(drive_cost(model, arc, list(route.cases(origin, target))))
        for origin, arc in route.last():
            road.append(drive_cost(model, arc, list(route.cases_to_base(origin))))
        over = model.amount("road", DAY_MIN)
        model.cp.add(over >= sum(road) - model.problem.parameters.road_day_min)
        yield sum(road)
        yield over


def drive_cost(model: Model, arc: BoolVarT, cases: Sequence[Case]) -> LinearExprT:
    """Return the minutes of a move that is made where ``arc`` holds."""
    least = min(case.drive_min for case in cases)
    most = max(case.drive_min for case in cases)
    if least == most:
        return least * arc
    more = model.amount("detour", most - least)
    for case in cases:
        if case.drive_min > least:
            model.cp.add(more >= case.drive_min - least).only_enforce_if(arc, *case.literals)
    return least * arc + more


def value(timetable: Timetable) -> int:
    """Return the minutes on the road, those beyond the daily most twice."""
    most = timetable.problem.parameters.road_day_min
    total = 0
    for itinerary in timetable.itineraries:
        road = sum(map(timetable.at_once_drive_min, itinerary.moves))
        total += road + max(0, road - most)
    return total
