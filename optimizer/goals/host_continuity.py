"""A delegation meets few different leaders of the city.

Raw value: leaders beyond the first that a delegation's hosts include; those who receive
at their own site do not count.
"""

from collections import defaultdict
from collections.abc import Iterator

from ortools.sat.python.cp_model import BoolVarT, LinearExprT

from optimizer.model import Model
from optimizer.problem import UNIT_BODY
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S03"
NAME = "host_continuity"
TIER = Tier.PROTOCOL
WEIGHT = 30


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield, for each delegation, its hosts beyond the first."""
    groups: dict[str, dict[str, list[BoolVarT]]] = {}
    for item in model.items.values():
        for group in sorted({model.parties[name].group for name in item.engagement.parties}):
            for leader, literal in item.hosts.items():
                if model.leaders[leader].body != UNIT_BODY:
                    groups.setdefault(group, {}).setdefault(leader, []).append(literal)
    for group, hosts in sorted(groups.items()):
        if len(hosts) > 1:
            met = [model.any_of(literals) for _, literals in sorted(hosts.items())]
            beyond = model.amount(f"hosts:{group}", len(hosts) - 1)
            model.cp.add(beyond >= sum(met) - 1)
            yield beyond


def value(timetable: Timetable) -> int:
    """Return how many leaders beyond one the delegations meet."""
    hosts: dict[str, set[str]] = defaultdict(set)
    for visit in timetable.visits:
        if visit.host is not None and visit.host.body != UNIT_BODY:
            for party in visit.engagement.parties:
                hosts[timetable.parties[party].group].add(visit.host.id)
    return sum(len(met) - 1 for met in hosts.values())
