"""No two sites of the same kind follow each other.

Raw value: site visits of a party that show the same theme as the one directly before.
"""

from collections.abc import Iterator
from itertools import pairwise

from ortools.sat.python.cp_model import LinearExprT

from optimizer.itinerary import Placed
from optimizer.model import Model
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S15"
NAME = "variety"
TIER = Tier.TIME
WEIGHT = 20


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield one for each succession of two visits with the same theme."""
    themes = {
        item.id: model.by_room(item, lambda room: room.theme)
        for item in model.items.values()
        if item.engagement.site_visit
    }
    for route in model.routes:
        for origin, target, arc in route.between():
            shown, next_shown = themes.get(origin.id, {}), themes.get(target.id, {})
            for theme in sorted(shown.keys() & next_shown.keys()):
                # The succession itself says that both take place.
                open_literals = (
                    literal
                    for item, literal in ((origin, shown[theme]), (target, next_shown[theme]))
                    if literal is not item.present
                )
                yield model.all_of((arc, *open_literals))


def value(timetable: Timetable) -> int:
    """Return how many site visits repeat the theme of the one before."""
    return sum(
        _theme(earlier) is not None and _theme(earlier) == _theme(later)
        for itinerary in timetable.itineraries
        for earlier, later in pairwise(itinerary.visits)
    )


def _theme(visit: Placed) -> str | None:
    return visit.room.theme if visit.engagement.site_visit else None
