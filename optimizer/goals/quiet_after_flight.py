"""After a long flight guests rest before anything demanding.

Raw value: minutes by which heavy engagements of the arrival day start within the rest,
for each party.
"""

from collections.abc import Iterator

from ortools.sat.python.cp_model import LinearExprT

from optimizer.model import Model
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S06"
NAME = "quiet_after_flight"
TIER = Tier.PROTOCOL
WEIGHT = 1


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield the minutes by which heavy engagements come too soon."""
    for route in model.routes:
        quiet = route.party.quiet_until_min
        if quiet is None or route.day.day != route.party.arrival_day:
            continue
        for item in route.items():
            if item.fixed is None and item.engagement.heavy and item.starts.min() < quiet:
                short = model.amount(f"quiet:{item.id}", quiet - item.starts.min())
                model.cp.add(short >= quiet - item.start).only_enforce_if(
                    model.on_day(item, route.day.day)
                )
                yield short


def value(timetable: Timetable) -> int:
    """Return the minutes of rest that are taken from parties."""
    taken = 0
    for party in timetable.problem.parties:
        if party.quiet_until_min is None:
            continue
        for visit in timetable.by_party.get(party.id, ()):
            if visit.engagement.heavy and visit.day == party.arrival_day:
                taken += max(0, party.quiet_until_min - visit.start_min)
    return taken
