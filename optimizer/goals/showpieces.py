"""Each site shows itself to one delegation in a half-day.

Raw value: site visits to the same showpiece beyond the first of a morning or an afternoon.
"""

from collections import Counter
from collections.abc import Iterator

from ortools.sat.python.cp_model import BoolVarT, Domain, LinearExprT

from optimizer.itinerary import Placed
from optimizer.model import Item, Model, Slot, beyond
from optimizer.problem import DAY_MIN
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S16"
NAME = "showpieces"
TIER = Tier.TIME
WEIGHT = 20


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield the visits beyond the first of each site and half-day."""
    visits: dict[str, list[tuple[Item, BoolVarT]]] = {}
    for item in model.items.values():
        if item.engagement.site_visit:
            shown_at = model.by_room(item, lambda room: room.site if room.showpiece else None)
            for site, shown in shown_at.items():
                visits.setdefault(site, []).append((item, shown))
    noon = model.problem.parameters.afternoon_from_min
    for _, uses in sorted(visits.items()):
        for day in range(model.problem.days):
            midnight = day * DAY_MIN
            for low, high in ((0, noon - 1), (noon, DAY_MIN - 1)):
                yield from _crowd(model, uses, Domain(midnight + low, midnight + high))


def _crowd(
    model: Model, uses: list[tuple[Item, BoolVarT]], half_day: Domain
) -> Iterator[LinearExprT]:
    inside = [
        (item, shown)
        for item, shown in uses
        if not item.starts.intersection_with(half_day).is_empty()
    ]
    if not inside[1:] or all(item.fixed is not None for item, _ in inside):
        return
    other = half_day.complement()
    there = [beyond(model, item, (shown,), (Slot(other),)) for item, shown in inside]
    if any(map(model.is_true, there)):
        # One stands already: each further one counts.
        yield sum(there) - 1
    else:
        crowd = model.amount("crowd", len(there) - 1)
        model.cp.add(crowd >= sum(there) - 1)
        yield crowd


def value(timetable: Timetable) -> int:
    """Return how many site visits find another one at the same showpiece."""
    halves = Counter(
        _half_day(timetable, visit)
        for visit in timetable.visits
        if visit.engagement.site_visit and visit.room.showpiece
    )
    return sum(count - 1 for count in halves.values())


def _half_day(timetable: Timetable, visit: Placed) -> tuple[str, int, bool]:
    afternoon = visit.start_min % DAY_MIN >= timetable.problem.parameters.afternoon_from_min
    return visit.site, visit.day, afternoon
