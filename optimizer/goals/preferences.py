"""Places, hosts and interpreters are those that were liked best.

Raw value: the costs of the chosen room and host options, 5 where interpreters are preferred
and none of them serves, 2 for each interpreter not of the gender wished.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import LinearExprT

from optimizer.itinerary import Placed
from optimizer.model import Item, Model
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S02"
NAME = "preferences"
TIER = Tier.PROTOCOL
WEIGHT = 10

NOT_PREFERRED = 5
OTHER_GENDER = 2


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield what the chosen rooms, hosts and interpreters cost."""
    for item in model.free_items():
        for room in item.engagement.rooms:
            if room.cost and room.room in item.rooms:
                yield room.cost * item.rooms[room.room]
        for host in item.engagement.hosts:
            if host.cost and host.leader in item.hosts:
                yield host.cost * item.hosts[host.leader]
        yield from _teams_cost(model, item)


def _teams_cost(model: Model, item: Item) -> Iterator[LinearExprT]:
    asked = item.engagement
    if asked.preferred_interpreters and asked.languages:
        serving = item.interpreters()
        preferred = [x for name in asked.preferred_interpreters for x in serving.get(name, ())]
        missed = model.amount(f"preferred:{item.id}", 1)
        model.cp.add(missed >= item.present - sum(preferred))
        yield NOT_PREFERRED * missed
    for need, team in zip(asked.languages, item.teams, strict=True):
        if need.gender is not None:
            for name, literal in team.items():
                if model.interpreters[name].gender != need.gender:
                    yield OTHER_GENDER * literal


def value(timetable: Timetable) -> int:
    """Return how much less liked rooms, hosts and interpreters are than the best ones."""
    return sum(
        _room_cost(visit) + _host_cost(visit) + _interpreters_cost(timetable, visit)
        for visit in timetable.visits
    )


def _room_cost(visit: Placed) -> int:
    return sum(o.cost for o in visit.engagement.rooms if o.room == visit.room.id)


def _host_cost(visit: Placed) -> int:
    if visit.host is None:
        return 0
    return sum(o.cost for o in visit.engagement.hosts if o.leader == visit.host.id)


def _interpreters_cost(timetable: Timetable, visit: Placed) -> int:
    asked = visit.engagement
    names = {name for team in visit.teams for name in team.interpreters}
    cost = 0
    if asked.languages and asked.preferred_interpreters:
        cost += NOT_PREFERRED * names.isdisjoint(asked.preferred_interpreters)
    wished = {need.language: need.gender for need in asked.languages if need.gender is not None}
    for team in visit.teams:
        if team.language in wished:
            genders = [timetable.interpreters[name].gender for name in team.interpreters]
            cost += OTHER_GENDER * sum(gender != wished[team.language] for gender in genders)
    return cost
