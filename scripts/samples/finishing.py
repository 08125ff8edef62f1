"""The last touches of a sample: other duties in calendars, and no place that nobody needs."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta
from random import Random

from planner.model import (
    BusyBlock,
    Interpreter,
    Leader,
    PlanningSettings,
    Scenario,
    Vehicle,
    VenueKind,
)
from scripts.samples.calendars import Booking, Calendar
from scripts.samples.planting import Garden

_DUTIES = (
    "常委会会议",
    "政府常务会议",
    "接待日",
    "专题学习",
    "项目协调会",
)
_DUTY_AWAY = "专题调研"
_JOB = "其他翻译任务"
_SERVICE = "车辆保养"
_DUTY_HOURS = (
    (time(8, 30), time(9, 20)),
    (time(9, 30), time(10, 30)),
    (time(10, 45), time(11, 45)),
    (time(13, 30), time(14, 20)),
    (time(14, 40), time(15, 40)),
    (time(16), time(17, 20)),
)
_JOB_HOURS = ((time(9), time(11)), (time(14), time(16)))
_SERVICE_HOURS = (time(9), time(11, 30))
# A sample can be planned on any day: its approval days count from three weeks before it.
_PLANNED_BEFORE = timedelta(weeks=3)
_WAY = timedelta(minutes=10)
_BUSY_SHARE, _AWAY_SHARE, _JOB_SHARE = 0.6, 0.25, 0.1
_SERVICED_EVERY = 7
# Where leaders go when they leave their offices.
_INSPECTED = frozenset(
    {VenueKind.COMPANY, VenueKind.PARK, VenueKind.UNIVERSITY, VenueKind.VISIT_POINT}
)


def finished(garden: Garden, seed: int) -> Scenario:
    """Return the scenario with its engagements, busy people, and only the venues in use."""
    scenario = garden.scenario
    used = _used_venues(garden)
    inspected = tuple(v.id for v in scenario.venues if v.id in used and v.kind in _INSPECTED)
    dice = Random(seed)  # noqa: S311 # repeatable sample data, no secret
    return replace(
        scenario,
        venues=tuple(venue for venue in scenario.venues if venue.id in used),
        rooms=tuple(room for room in scenario.rooms if room.venue_id in used),
        leaders=tuple(_with_duties(garden, one, inspected, dice) for one in scenario.leaders),
        interpreters=tuple(_with_jobs(garden, one, dice) for one in scenario.interpreters),
        vehicles=tuple(_serviced(garden, scenario.vehicles, dice)),
        engagements=tuple(sorted(garden.engagements, key=lambda one: one.id)),
        locks=tuple(garden.locks),
        settings=PlanningSettings(planned_on=scenario.period.start - _PLANNED_BEFORE),
    )


def _used_venues(garden: Garden) -> set[str]:
    scenario = garden.scenario
    used = {option for one in garden.engagements for option in one.place.options}
    used |= {scenario.office.home_venue_id}
    for guest in scenario.delegations:
        used |= {guest.arrival.port_venue_id, guest.departure.port_venue_id}
        used |= {guest.hotel_venue_id} if guest.hotel_venue_id else set()
    used |= {leader.home_venue_id for leader in scenario.leaders}
    used |= {interpreter.home_venue_id for interpreter in scenario.interpreters}
    return used | {vehicle.home_venue_id for vehicle in scenario.vehicles}


def _with_duties(
    garden: Garden, leader: Leader, inspected: tuple[str, ...], dice: Random
) -> Leader:
    """Return the leader with other duties at times that the planted plan leaves free."""
    blocks = []
    for slot in _slots(garden, _DUTY_HOURS):
        if dice.random() >= _BUSY_SHARE:
            continue
        away = bool(inspected) and dice.random() < _AWAY_SHARE
        venue = dice.choice(inspected) if away else leader.home_venue_id
        reason = _DUTY_AWAY if away else dice.choice(_DUTIES)
        blocks += _taken(garden.people[leader.id], slot, venue, reason)
    return replace(leader, busy=tuple(blocks))


def _with_jobs(garden: Garden, interpreter: Interpreter, dice: Random) -> Interpreter:
    """Return the interpreter with a few other jobs at times that the planted plan leaves free."""
    blocks = []
    for slot in _slots(garden, _JOB_HOURS):
        if dice.random() < _JOB_SHARE:
            home = interpreter.home_venue_id
            blocks += _taken(garden.people[interpreter.id], slot, home, _JOB)
    return replace(interpreter, busy=tuple(blocks))


def _serviced(garden: Garden, vehicles: tuple[Vehicle, ...], dice: Random) -> Iterable[Vehicle]:
    """Yield the vehicles, every seventh of them in the workshop on one morning."""
    mornings = tuple(_slots(garden, (_SERVICE_HOURS,)))
    for number, vehicle in enumerate(vehicles, start=1):
        if number % _SERVICED_EVERY:
            yield vehicle
        else:
            start, end = dice.choice(mornings)
            yield replace(vehicle, busy=(BusyBlock(start, end, None, _SERVICE),))


def _slots(
    garden: Garden, hours: tuple[tuple[time, time], ...]
) -> Iterable[tuple[datetime, datetime]]:
    zone = garden.scenario.office.tzinfo
    for day in garden.scenario.period.days():
        for opens, closes in hours:
            yield datetime.combine(day, opens, zone), datetime.combine(day, closes, zone)


def _taken(
    calendar: Calendar, slot: tuple[datetime, datetime], venue_id: str, reason: str
) -> list[BusyBlock]:
    """Return the block booked for a slot, none where the calendar has no room for it."""
    start, end = slot
    if not calendar.fits(Booking(start - _WAY, end + _WAY, venue_id)):
        return []
    calendar.book(Booking(start, end, venue_id))
    return [BusyBlock(start, end, venue_id, reason)]
