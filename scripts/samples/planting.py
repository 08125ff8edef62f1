"""Planting engagements one by one into calendars, and writing down the demand that they answer."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from planner.catalogue import fit_rooms, needed_languages, new_engagement, turnaround_min
from planner.model import (
    Bilingual,
    Delegation,
    Engagement,
    EngagementKind,
    InterpretingMode,
    Meal,
    PlaceSpec,
    Priority,
    Room,
    Scenario,
    TimeSpec,
)
from planner.rulepack import Numbers
from scripts.samples.calendars import (
    GUEST_LOADING_MIN,
    PERSON_LOADING_MIN,
    Booking,
    Calendar,
    NotFeasibleError,
    Roads,
    starts,
)

# A second interpreter is needed from here on (rule H08).
_ALONE_MIN = {
    InterpretingMode.SIMULTANEOUS: 40,
    InterpretingMode.WHISPERED: 40,
    InterpretingMode.CONSECUTIVE: 90,
}
_INTERPRETING_DAY_MIN = 330


@dataclass(frozen=True, slots=True)
class Wish:
    """An engagement to be planted: what, for whom, in which window, where, with which hosts.

    `venues` and `hosts` are in order of liking; the first of them that is free is planted, and
    `choices` of each are written into the demand. `start_by` limits the planted start only.
    """

    key: str
    kind: EngagementKind
    guests: tuple[Delegation, ...]
    window: tuple[datetime, datetime]
    venues: tuple[str, ...]
    hosts: tuple[str, ...] = ()
    priority: Priority | None = None
    title: Bilingual | None = None
    meal: Meal | None = None
    start_by: datetime | None = None
    after: tuple[str, ...] = ()
    choices: int = 4


@dataclass(frozen=True, slots=True)
class Planted:
    """How one engagement can be held."""

    engagement_id: str
    start: datetime
    end: datetime
    room: Room
    host_id: str | None
    interpreter_ids: tuple[str, ...]


@dataclass(slots=True)
class Garden:
    """Everything with a calendar, the demand so far, and the plan that answers it."""

    scenario: Scenario
    numbers: Numbers
    roads: Roads
    parties: dict[str, Calendar]
    people: dict[str, Calendar]
    rooms: dict[str, Calendar]
    engagements: list[Engagement] = field(default_factory=list)
    plan: list[Planted] = field(default_factory=list)


def new_garden(scenario: Scenario, numbers: Numbers) -> Garden:
    """Return a garden in which nothing is planted; the scenario has no engagements yet."""
    roads = Roads({venue.id: venue for venue in scenario.venues})
    people = [leader.id for leader in scenario.leaders]
    people += [interpreter.id for interpreter in scenario.interpreters]
    return Garden(
        scenario=scenario,
        numbers=numbers,
        roads=roads,
        parties={one.id: Calendar(GUEST_LOADING_MIN, roads) for one in scenario.delegations},
        people={key: Calendar(PERSON_LOADING_MIN, roads) for key in people},
        rooms={room.id: Calendar(0, None) for room in scenario.rooms},
    )


def plant(garden: Garden, wish: Wish) -> Planted:
    """Plant a wish at the first time at which everything is free, and write its demand.

    Raises:
        NotFeasibleError: when there is no such time; the sample's data must then be changed.
    """
    asked = _demand(wish)
    length = timedelta(minutes=asked.duration_min)
    last = min(wish.start_by or wish.window[1], wish.window[1] - length)
    rooms = fit_rooms(asked, garden.scenario)
    for start in starts(wish.window[0], last):
        for room in rooms:
            planted = _try(garden, asked, wish, (start, start + length, room))
            if planted is not None:
                garden.plan.append(planted)
                garden.engagements.append(_narrowed(asked, wish, planted))
                return planted
    raise NotFeasibleError(asked.id, wish.window)


def _demand(wish: Wish) -> Engagement:
    owner = wish.guests[0].id if len(wish.guests) == 1 else "joint"
    usual = new_engagement(
        f"{owner}-{wish.key}", tuple(guest.id for guest in wish.guests), wish.kind, wish.meal
    )
    return replace(
        usual,
        title=wish.title or usual.title,
        priority=wish.priority or usual.priority,
        time=TimeSpec(*wish.window),
        place=PlaceSpec(options=wish.venues),
        host=replace(usual.host, required=bool(wish.hosts), candidate_ids=wish.hosts),
        after_ids=wish.after,
    )


def _narrowed(asked: Engagement, wish: Wish, planted: Planted) -> Engagement:
    """Return the demand with the best few choices, what was planted among them."""
    venues = _few(wish.venues, planted.room.venue_id, wish.choices)
    hosts = _few(wish.hosts, planted.host_id, wish.choices)
    return replace(
        asked,
        place=PlaceSpec(options=venues),
        host=replace(asked.host, candidate_ids=hosts),
    )


def _few(options: tuple[str, ...], planted: str | None, choices: int) -> tuple[str, ...]:
    first = options[:choices]
    return first if planted is None or planted in first else (*first[:-1], planted)


def _try(
    garden: Garden, asked: Engagement, wish: Wish, slot: tuple[datetime, datetime, Room]
) -> Planted | None:
    """Book everything for a slot, or nothing."""
    start, end, room = slot
    booking = Booking(start, end, room.venue_id)
    held = Booking(
        start,
        end + timedelta(minutes=turnaround_min(asked.kind, garden.numbers)),
        room.venue_id,
    )
    parties = [garden.parties[key] for key in asked.delegation_ids]
    if not all(party.fits(booking) for party in parties):
        return None
    if not room.shared and not garden.rooms[room.id].fits(held):
        return None
    if not _open(garden, room, booking):
        return None
    host = next((key for key in wish.hosts if garden.people[key].fits(booking)), None)
    team = _team(garden, asked, booking)
    if team is None or (wish.hosts and host is None):
        return None
    for calendar in parties:
        calendar.book(booking)
    for key in (*team, *([host] if host else [])):
        garden.people[key].book(booking)
    if not room.shared:
        garden.rooms[room.id].book(held)
    return Planted(asked.id, start, end, room, host, team)


def _open(garden: Garden, room: Room, booking: Booking) -> bool:
    hours = garden.roads.venues[room.venue_id].hours
    midnight = booking.start.replace(hour=0, minute=0)
    first = (booking.start - midnight) // timedelta(minutes=1)
    last = (booking.end - midnight) // timedelta(minutes=1)
    spans = hours.spans_on(booking.start.date())
    return any(span.opens_min <= first and last <= span.closes_min for span in spans)


def _team(garden: Garden, asked: Engagement, booking: Booking) -> tuple[str, ...] | None:
    """Return free interpreters for every language needed, or None."""
    mode = asked.interpreting.mode
    if mode is InterpretingMode.NONE:
        return ()
    size = 2 if asked.duration_min > _ALONE_MIN.get(mode, asked.duration_min) else 1
    team: list[str] = []
    for language in needed_languages(asked, garden.scenario):
        free = [key for key in _speakers(garden, asked, language) if _rested(garden, key, booking)]
        free = [key for key in free if key not in team]
        if len(free) < size:
            return None
        team += free[:size]
    return tuple(team)


def _speakers(garden: Garden, asked: Engagement, language: str) -> Iterator[str]:
    """Yield who can interpret, those first who have served the delegation."""
    guests = set(asked.delegation_ids)

    def strange(served: tuple[str, ...]) -> bool:
        return not guests & set(served)

    able = []
    for one in garden.scenario.interpreters:
        skill = one.speaks(language)
        if skill is not None and asked.interpreting.mode in skill.modes and one.may_serve_leader:
            able.append(one)
    return (one.id for one in sorted(able, key=lambda one: strange(one.served_delegation_ids)))


def _rested(garden: Garden, key: str, booking: Booking) -> bool:
    calendar = garden.people[key]
    minutes = (booking.end - booking.start) // timedelta(minutes=1)
    within_day = calendar.minutes_on(booking.start) + minutes <= _INTERPRETING_DAY_MIN
    return within_day and calendar.fits(booking)
