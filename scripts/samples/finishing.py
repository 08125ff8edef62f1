"""The last touches of a sample: other duties in calendars, and no place that nobody needs."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from random import Random

from planner.model import BusyBlock, Leader, Scenario
from scripts.samples.calendars import Booking
from scripts.samples.planting import Garden

_DUTIES = (
    "常委会会议",
    "专题调研",
    "政府常务会议",
    "接待日",
    "专题学习",
    "项目协调会",
)
_WAY = timedelta(minutes=15)
_BUSY_SHARE = 0.5


def finished(garden: Garden, seed: int) -> Scenario:
    """Return the scenario with its engagements, busy leaders, and only the venues in use."""
    scenario = garden.scenario
    engagements = tuple(sorted(garden.engagements, key=lambda one: one.id))
    used = {option for one in engagements for option in one.place.options}
    used |= {scenario.office.home_venue_id}
    for guest in scenario.delegations:
        used |= {guest.arrival.port_venue_id, guest.departure.port_venue_id}
        used |= {guest.hotel_venue_id} if guest.hotel_venue_id else set()
    used |= {leader.home_venue_id for leader in scenario.leaders}
    used |= {interpreter.home_venue_id for interpreter in scenario.interpreters}
    used |= {vehicle.home_venue_id for vehicle in scenario.vehicles}
    dice = Random(seed)  # noqa: S311 # repeatable sample data, no secret
    return replace(
        scenario,
        venues=tuple(venue for venue in scenario.venues if venue.id in used),
        rooms=tuple(room for room in scenario.rooms if room.venue_id in used),
        leaders=tuple(_with_duties(garden, leader, dice) for leader in scenario.leaders),
        engagements=engagements,
    )


def _with_duties(garden: Garden, leader: Leader, dice: Random) -> Leader:
    """Return the leader with other duties at times that the planted plan leaves free."""
    blocks = []
    zone = garden.scenario.office.tzinfo
    for day in garden.scenario.period.days():
        for opens, closes in ((time(9), time(11, 30)), (time(14, 30), time(17))):
            block = Booking(
                datetime.combine(day, opens, zone),
                datetime.combine(day, closes, zone),
                leader.home_venue_id,
            )
            wide = replace(block, start=block.start - _WAY, end=block.end + _WAY)
            calendar = garden.people[leader.id]
            if dice.random() < _BUSY_SHARE and calendar.fits(wide):
                duty = dice.choice(_DUTIES)
                blocks.append(BusyBlock(block.start, block.end, block.venue_id, duty))
    return replace(leader, busy=tuple(blocks))
