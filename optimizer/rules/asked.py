"""An engagement takes place as it was asked for, and whatever the plan names exists.

Ids: engagement (empty for a leg from base to base), the dimension that is wrong, and the
room, host, interpreter, vehicle or party in question. Amount: minutes for the time, else 1.
"""

from collections import Counter
from collections.abc import Iterator

from optimizer.model import Model, within
from optimizer.problem import Dimension, Engagement
from optimizer.solution import Leg, Violation, Visit
from optimizer.spans import outside_min
from optimizer.timetable import Timetable

CODE = "H00"


def add(model: Model) -> None:
    """Post the rule; room, host and team follow from the choices themselves."""
    for item in model.free_items():
        item.narrow(within(item.engagement.windows))


def violations(timetable: Timetable) -> Iterator[Violation]:
    """Yield what is unknown, repeated, too short or long, at the wrong hour, room or host."""
    times_placed = Counter(visit.engagement for visit in timetable.solution.visits)
    for id_, times in times_placed.items():
        if times > 1:
            yield _broken(id_, Dimension.EXISTENCE, amount=times - 1)
    for visit in timetable.solution.visits:
        engagement = timetable.engagements.get(visit.engagement)
        if engagement is None:
            yield _broken(visit.engagement, Dimension.EXISTENCE)
        else:
            yield from _time(visit, engagement)
            yield from _people_and_place(timetable, visit, engagement)
    for leg in timetable.solution.legs:
        yield from _leg(timetable, leg)


def _time(visit: Visit, engagement: Engagement) -> Iterator[Violation]:
    lasts_min = visit.end_min - visit.start_min
    wrong_min = max(engagement.least_min - lasts_min, lasts_min - engagement.duration_min)
    if wrong_min > 0:
        yield _broken(visit.engagement, Dimension.TIME, amount=wrong_min)
    elif outside := outside_min(visit, engagement.windows):
        yield _broken(visit.engagement, Dimension.TIME, amount=outside)


def _people_and_place(
    timetable: Timetable, visit: Visit, engagement: Engagement
) -> Iterator[Violation]:
    if visit.room not in {option.room for option in engagement.rooms}:
        yield _broken(visit.engagement, Dimension.PLACE, visit.room)
    hosts = {option.leader for option in engagement.hosts}
    if hosts and visit.host is None:
        yield _broken(visit.engagement, Dimension.HOST)
    elif visit.host is not None and visit.host not in hosts:
        yield _broken(visit.engagement, Dimension.HOST, visit.host)
    for team in visit.teams:
        for interpreter in team.interpreters:
            if interpreter not in timetable.interpreters:
                yield _broken(visit.engagement, Dimension.INTERPRETER, interpreter)


def _leg(timetable: Timetable, leg: Leg) -> Iterator[Violation]:
    engagement = leg.to_engagement or leg.from_engagement or ""
    for site in (leg.from_site, leg.to_site):
        if not timetable.drive_times.knows(site):
            yield _broken(engagement, Dimension.PLACE, site)
    for party in leg.parties:
        if party not in timetable.parties:
            yield _broken(engagement, Dimension.ATTENDEES, party)
    if not leg.parties:
        yield _broken(engagement, Dimension.ATTENDEES)
    for vehicle in leg.vehicles:
        if vehicle not in timetable.vehicles:
            yield _broken(engagement, Dimension.VEHICLE, vehicle)


def _broken(engagement: str, dimension: Dimension, *ids: str, amount: int = 1) -> Violation:
    return Violation(CODE, (engagement, dimension.value, *ids), amount)
