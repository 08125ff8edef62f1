"""The press has daylight outdoors, and its report before the deadline.

Raw value: engagements with press that begin outdoors in the dark, and those that end after
the press's deadline of the day.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import Domain, LinearExprT

from optimizer.model import Model, Slot, beyond
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
            midnights = [day * DAY_MIN for day in item.days]
            lit = [[m + light.start_min, m + light.end_min - 1] for m in midnights]
            in_light = Slot(Domain.from_intervals(lit))
            yield beyond(model, item, (model.outdoors(item),), (in_light,))
            in_time = tuple(
                Slot(
                    Domain(midnight, midnight + DAY_MIN - 1),
                    Domain.lower_or_equal(midnight + numbers.press_deadline_min),
                )
                for midnight in midnights
            )
            yield beyond(model, item, (item.present,), in_time)


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
