"""Wishes as programmes usually have them: visits on any day, formal meetings at the town hall."""

from datetime import date, datetime

from planner.model import Bilingual, Delegation, EngagementKind, Priority
from scripts.samples.hangzhou import at
from scripts.samples.people import host_id
from scripts.samples.planting import Garden
from scripts.samples.programme import near_ranks
from scripts.samples.wishes import Wish

TOWN_HALL = ("citizen_center",)


def daylight(day: date) -> tuple[datetime, datetime]:
    """Return the hours of a day at which visits are planted."""
    return at(day, 9), at(day, 17, 30)


def evening(day: date) -> tuple[datetime, datetime]:
    """Return the hours of a day at which evening outings are planted."""
    return at(day, 19), at(day, 21, 30)


def sight(
    guest: Delegation,
    key: str,
    title: Bilingual,
    venues: tuple[str, ...],
    days: tuple[date, ...],
    priority: Priority = Priority.SHOULD,
) -> Wish:
    """Return a visit to one of the sights or museums, on any of the days."""
    kind = EngagementKind.CULTURE_VISIT
    window = daylight(days[0])
    return Wish(key, kind, (guest,), window, venues, days=days, title=title, priority=priority)


def unit(guest: Delegation, key: str, title: Bilingual, site: str, days: tuple[date, ...]) -> Wish:
    """Return a visit to a site whose own host receives the guests, on any of the days."""
    kind = EngagementKind.SITE_VISIT
    window = daylight(days[0])
    return Wish(key, kind, (guest,), window, (site,), (host_id(site),), days=days, title=title)


def formal(
    garden: Garden,
    guest: Delegation,
    kind: EngagementKind,
    title: Bilingual,
    days: tuple[date, ...],
) -> Wish:
    """Return a meeting, talks or a signing at the town hall, with a host of near rank."""
    hosts = near_ranks(garden, guest.rank, 1, start=guest.headcount)
    key = kind.replace("_", "-")
    window = daylight(days[0])
    return Wish(key, kind, (guest,), window, TOWN_HALL, hosts, days=days, title=title)
