"""In bad weather guests are indoors.

Raw value: engagements outdoors that bad weather is forecast for.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import LinearExprT

from optimizer.model import Model, beyond, clear_of
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S15"
NAME = "weather"
TIER = Tier.TIME
WEIGHT = 60


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield one for each engagement outdoors in bad weather."""
    bad = model.problem.bad_weather
    if not bad:
        return
    for item in model.free_items():
        yield beyond(model, item, (model.outdoors(item),), clear_of(*bad))


def value(timetable: Timetable) -> int:
    """Return how many engagements outdoors meet bad weather."""
    return sum(
        visit.outdoors
        and any(
            visit.start_min < weather.end_min and weather.start_min < visit.end_min
            for weather in timetable.problem.bad_weather
        )
        for visit in timetable.visits
    )
