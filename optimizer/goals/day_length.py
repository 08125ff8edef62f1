"""A day's programme is neither too long nor too full, too early or too late.

Raw value, for each day of a party, counting what belongs to the programme: minutes over
the wanted length, an hour for each activity too many (meals and banquets aside), minutes
before the earliest start and after the latest end.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import LinearExprT

from optimizer.itinerary import DayItinerary
from optimizer.model import Item, Model, Route
from optimizer.problem import DAY_MIN, Parameters
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S07"
NAME = "day_length"
TIER = Tier.TIME
WEIGHT = 1

ACTIVITY_MIN = 60
"""What an activity too many counts for."""


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield what each party-day has too much, by span, by number and by its two ends."""
    for route in model.routes:
        items = [item for item in route.items() if item.engagement.programme]
        if items:
            yield _span(model, route, items)
            yield _ends(model, route, items)
            yield ACTIVITY_MIN * _crowd(model, route, items)


def _span(model: Model, route: Route, items: list[Item]) -> LinearExprT:
    low, high = route.day.day * DAY_MIN, (route.day.day + 2) * DAY_MIN
    first = model.cp.new_int_var(low, high, "first")
    last = model.cp.new_int_var(low, high, "last")
    for item in items:
        on_day = model.on_day(item, route.day.day)
        model.cp.add(first <= item.start).only_enforce_if(on_day)
        model.cp.add(last >= item.end).only_enforce_if(on_day)
    over = model.amount("span", 2 * DAY_MIN)
    model.cp.add(over >= last - first - model.problem.parameters.programme_min)
    return over


def _ends(model: Model, route: Route, items: list[Item]) -> LinearExprT:
    numbers, midnight = model.problem.parameters, route.day.day * DAY_MIN
    early, late = model.amount("early", DAY_MIN), model.amount("late", DAY_MIN)
    for item in items:
        on_day = model.on_day(item, route.day.day)
        model.cp.add(early >= midnight + numbers.first_start_min - item.start).only_enforce_if(
            on_day
        )
        model.cp.add(late >= item.end - midnight - numbers.last_return_min).only_enforce_if(on_day)
    return early + late


def _crowd(model: Model, route: Route, items: list[Item]) -> LinearExprT:
    counted = [
        model.on_day(item, route.day.day)
        for item in items
        if item.engagement.meal is None and not item.engagement.is_banquet
    ]
    crowd = model.amount("crowd", len(counted))
    model.cp.add(crowd >= sum(counted) - route.party.activities_per_day)
    return crowd


def value(timetable: Timetable) -> int:
    """Return the minutes by which days are too much for the guests."""
    parameters = timetable.problem.parameters
    return sum(_excess_min(parameters, itinerary) for itinerary in timetable.itineraries)


def _excess_min(parameters: Parameters, itinerary: DayItinerary) -> int:
    programme = [visit for visit in itinerary.visits if visit.engagement.programme]
    if not programme:
        return 0
    activities = sum(
        visit.engagement.meal is None and not visit.engagement.is_banquet for visit in programme
    )
    midnight = itinerary.party_day.day * DAY_MIN
    start = min(visit.start_min for visit in programme)
    end = max(visit.end_min for visit in programme)
    return (
        max(0, end - start - parameters.programme_min)
        + ACTIVITY_MIN * max(0, activities - itinerary.party.activities_per_day)
        + max(0, end - midnight - parameters.last_return_min)
        + max(0, midnight + parameters.first_start_min - start)
    )
