"""No leader is likely to wait for guests.

Raw value: for each engagement with a leader of the city that guests come to from another
one, the chance in half percents that they come later than is tolerated. It depends on the
minutes in hand and on the drive; ``optimizer.lateness`` says how.
"""

from collections.abc import Iterator
from itertools import pairwise

from ortools.sat.python.cp_model import IntVar, LinearExprT

from optimizer.lateness import chances, drive_class_min, lines
from optimizer.model import Model, Route
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S21"
NAME = "punctuality"
TIER = Tier.TIME
WEIGHT = 1


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield the chance that guests come late to each leader's engagement."""
    delays = model.problem.parameters.delays
    for route in model.routes:
        for name, spares in _spares(model, route).items():
            most = max(chances(delays, drive_class)[0] for drive_class in spares)
            late = model.amount(f"late:{name}", most)
            for drive_class, spare in spares.items():
                for line in lines(delays, drive_class):
                    model.cp.add(late >= line.at_once - line.per_min * spare)
            yield late


def _spares(model: Model, route: Route) -> dict[str, dict[int, IntVar]]:
    """Return the minutes in hand before each engagement with a leader, by class of the drive.

    Those of a class that is not driven are as many as could matter.
    """
    delays = model.problem.parameters.delays
    found: dict[str, dict[int, IntVar]] = {}
    for origin, target, arc in route.between():
        led = model.led(target)
        if led is model.false:
            continue
        spares = found.setdefault(target.id, {})
        for case in route.cases(origin, target):
            drive_class = drive_class_min(case.drive_min)
            if drive_class not in spares:
                enough = len(chances(delays, drive_class)) - 1
                spares[drive_class] = model.amount(f"spare:{target.id}", enough)
            model.cp.add(
                spares[drive_class] <= target.start - origin.end - case.move_min
            ).only_enforce_if(arc, led, *case.literals)
    return found


def value(timetable: Timetable) -> int:
    """Return the sum of the chances that guests keep leaders waiting."""
    delays = timetable.problem.parameters.delays
    total = 0
    for itinerary in timetable.itineraries:
        for earlier, later in pairwise(itinerary.visits):
            if later.led:
                way_min = timetable.way_min(itinerary.party, earlier, later)
                spare_min = max(0, timetable.spare_min(itinerary.party, earlier, later))
                falling = chances(delays, drive_class_min(way_min))
                total += falling[min(spare_min, len(falling) - 1)]
    return total
