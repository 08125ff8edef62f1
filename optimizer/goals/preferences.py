"""Places and hosts are those that were liked best.

Raw value: the costs of the chosen room and host options.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import LinearExprT

from optimizer.itinerary import Placed
from optimizer.model import Model
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S02"
NAME = "preferences"
TIER = Tier.PROTOCOL
WEIGHT = 10


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield what the chosen rooms and hosts cost."""
    for item in model.free_items():
        for room in item.engagement.rooms:
            if room.cost and room.room in item.rooms:
                yield room.cost * item.rooms[room.room]
        for host in item.engagement.hosts:
            if host.cost and host.leader in item.hosts:
                yield host.cost * item.hosts[host.leader]


def value(timetable: Timetable) -> int:
    """Return how much less liked the chosen rooms and hosts are than the best ones."""
    return sum(_room_cost(visit) + _host_cost(visit) for visit in timetable.visits)


def _room_cost(visit: Placed) -> int:
    return sum(o.cost for o in visit.engagement.rooms if o.room == visit.room.id)


def _host_cost(visit: Placed) -> int:
    if visit.host is None:
        return 0
    return sum(o.cost for o in visit.engagement.hosts if o.leader == visit.host.id)
