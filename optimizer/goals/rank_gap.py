"""Hosts are of the guest's rank and know the guest's field.

Raw value: twice the steps between the ranks, and 1 for another field.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import LinearExprT

from optimizer.itinerary import Placed
from optimizer.model import Model
from optimizer.problem import Leader
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S01"
NAME = "rank_gap"
TIER = Tier.PROTOCOL
WEIGHT = 60


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield twice the gap and one for a foreign field, for each possible host."""
    for item in model.free_items():
        guest, wanted = item.engagement.guest_rank, item.engagement.field
        for name, literal in item.hosts.items():
            leader = model.leaders[name]
            price = 0 if guest is None else 2 * abs(leader.rank - guest)
            price += wanted is not None and wanted not in leader.fields
            if price:
                yield price * literal


def value(timetable: Timetable) -> int:
    """Return how far hosts are from being the guests' counterparts."""
    return sum(_gap(visit, visit.host) for visit in timetable.visits if visit.host is not None)


def _gap(visit: Placed, host: Leader) -> int:
    engagement = visit.engagement
    steps = 0 if engagement.guest_rank is None else abs(host.rank - engagement.guest_rank)
    other_field = engagement.field is not None and engagement.field not in host.fields
    return 2 * steps + other_field
