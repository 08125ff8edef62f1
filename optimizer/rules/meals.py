"""Guests eat at the hour for it, long enough, and miss no meal of a full day.

Ids: engagement; or party, day and meal where the meal is missing. Amount: minutes off the
hour or too short, or 1.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import Domain

from optimizer.itinerary import Placed
from optimizer.model import Model
from optimizer.problem import DAY_MIN, Meal, Parameters
from optimizer.solution import Violation
from optimizer.timetable import Timetable

CODE = "H14"


def add(model: Model) -> None:
    """Post the hours; that no meal is missing is the first goal (``goals.musts``)."""
    numbers = model.problem.parameters
    for item in model.free_items():
        meal = item.engagement.meal
        if meal is None:
            continue
        if meal is Meal.LUNCH:
            hours, least = numbers.lunch_start, numbers.lunch_min
        elif item.engagement.is_banquet:
            hours, least = numbers.banquet_start, numbers.dinner_min
        else:
            hours, least = numbers.dinner_start, numbers.dinner_min
        served = [
            [day * DAY_MIN + hours.start_min, day * DAY_MIN + hours.end_min]
            for day in range(model.problem.days)
        ]
        item.narrow_starts(Domain.from_intervals(served))
        item.narrow_length(least, item.longest_min)


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield meals at the wrong hour, hurried or left out."""
    for visit in timetable.visits:
        if visit.engagement.meal:
            yield from _served(timetable.problem.parameters, visit, visit.engagement.meal)
    for itinerary in timetable.itineraries:
        served = {visit.engagement.meal for visit in itinerary.visits}
        for meal in itinerary.party_day.meals:
            if meal not in served:
                day = str(itinerary.party_day.day)
                yield Violation(CODE, (itinerary.party.id, day, meal.value))


def _served(parameters: Parameters, visit: Placed, meal: Meal) -> Iterator[Violation]:
    starts, least = parameters.lunch_start, parameters.lunch_min
    if meal is Meal.DINNER:
        least = parameters.dinner_min
        is_banquet = visit.engagement.is_banquet
        starts = parameters.banquet_start if is_banquet else parameters.dinner_start
    of_day = visit.start_min % DAY_MIN
    off = max(starts.start_min - of_day, of_day - starts.end_min)
    if off > 0:
        yield Violation(CODE, (visit.id,), off)
    short = least - (visit.end_min - visit.start_min)
    if short > 0:
        yield Violation(CODE, (visit.id,), short)
