"""Everything that must take place does, and no meal of a full day is missed.

Raw value: musts left out and missing meals.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import LinearExprT

from optimizer.goals import leaving_out
from optimizer.model import Model
from optimizer.problem import Priority
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S02"
NAME = "musts"
TIER = Tier.MUST
WEIGHT = 1


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield what the model counts: musts left out and meals that a day lacks."""
    for item in model.free_items():
        if item.engagement.priority is Priority.MUST:
            yield 1 - item.present
    for route in model.routes:
        for meal in route.day.meals:
            served = [
                model.on_day(item, route.day.day)
                for item in route.items()
                if item.engagement.meal is meal
            ]
            missing = model.amount(f"missing:{route.party.id}:{route.day.day}:{meal}", 1)
            model.cp.add(sum(served) + missing >= 1)
            yield missing


def value(timetable: Timetable) -> int:
    """Return how many musts and meals are missing."""
    missing_meals = 0
    for itinerary in timetable.itineraries:
        served = {visit.engagement.meal for visit in itinerary.visits}
        missing_meals += sum(meal not in served for meal in itinerary.party_day.meals)
    return len(list(leaving_out.left_out(timetable, Priority.MUST))) + missing_meals
