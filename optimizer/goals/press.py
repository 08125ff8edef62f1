"""The press has daylight outdoors, and its report before the deadline.

Raw value: engagements with press that begin outdoors in the dark, and those that end after
the press's deadline of the day.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import Domain, LinearExprT

from optimizer.model import Model
from optimizer.problem import DAY_MIN
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S17"
NAME = "press"
TIER = Tier.TIME
WEIGHT = 15


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield one for each photograph in the dark and one for each report that is late."""
    numbers = model.problem.parameters
    light = numbers.daylight
    for item in model.free_items():
        if item.engagement.press:
            lit = _daily(model, light.start_min, light.end_min - 1)
            yield model.beyond(item, (model.outdoors(item),), lit)
            in_time = _daily(model, 0, numbers.press_deadline_min - item.duration_min)
            yield model.beyond(item, (item.present,), in_time)


def _daily(model: Model, first_min: int, last_min: int) -> Domain:
    """Return the minutes between two minutes of the day, on every day."""
    if last_min < first_min:
        return Domain.from_intervals([])
    return Domain.from_intervals(
        [[day * DAY_MIN + first_min, day * DAY_MIN + last_min] for day in range(model.problem.days)]
    )


def value(timetable: Timetable) -> int:
    """Return how many photographs are in the dark and how many reports are late."""
    numbers = timetable.problem.parameters
    missed = 0
    for visit in timetable.visits:
        if visit.engagement.press:
            midnight = visit.day * DAY_MIN
            sunrise, sunset = numbers.daylight.start_min, numbers.daylight.end_min
            missed += visit.outdoors and not sunrise <= visit.start_min - midnight < sunset
            missed += visit.end_min - midnight > numbers.press_deadline_min
    return missed
