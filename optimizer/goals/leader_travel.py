"""Leaders spend little time on the road.

Raw value: the minutes of each leader's drives, from the office to an engagement, straight
on to the next and back; in a long break between two engagements the leader goes back to
the office. A way from the office is driven at the pace of the minute when the engagement
begins.
"""

from collections.abc import Iterator
from itertools import pairwise

from ortools.sat.python.cp_model import LinearExprT

from optimizer.goals import travel
from optimizer.itinerary import Placed
from optimizer.model import Model
from optimizer.problem import Leader, TravelMode
from optimizer.solution import Tier
from optimizer.timetable import Timetable

CODE = "S22"
NAME = "leader_travel"
TIER = Tier.TIME
WEIGHT = 0


def cost(model: Model) -> Iterator[LinearExprT]:
    """Yield the minutes of every drive that a leader may make."""
    for way in () if model.tours is None else model.tours.ways:
        yield travel.drive_cost(model, way.arc, way.cases)


def value(timetable: Timetable) -> int:
    """Return the minutes that leaders drive."""
    return sum(
        _drives_min(timetable, timetable.leaders[id_], visits)
        for id_, visits in timetable.by_leader.items()
    )


def _drives_min(timetable: Timetable, leader: Leader, visits: tuple[Placed, ...]) -> int:
    minutes = _to(timetable, leader, visits[0]) + _from(timetable, leader, visits[-1])
    for earlier, later in pairwise(visits):
        if later.start_min - earlier.end_min < timetable.problem.parameters.leader_home_min:
            minutes += _on(timetable, earlier, later)
        else:
            minutes += _from(timetable, leader, earlier) + _to(timetable, leader, later)
    return minutes


def _to(timetable: Timetable, leader: Leader, visit: Placed) -> int:
    return timetable.drive_times.drive_min(
        TravelMode.CAR, leader.base_site, visit.site, visit.start_min
    )


def _from(timetable: Timetable, leader: Leader, visit: Placed) -> int:
    return timetable.drive_times.drive_min(
        TravelMode.CAR, visit.site, leader.base_site, visit.end_min
    )


def _on(timetable: Timetable, earlier: Placed, later: Placed) -> int:
    return timetable.drive_times.drive_min(
        TravelMode.CAR, earlier.site, later.site, earlier.end_min
    )
