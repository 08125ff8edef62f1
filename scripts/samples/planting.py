"""Planting engagements one by one into calendars, and writing down the demand that they answer."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from planner.catalogue import delegations_of, fit_rooms, needed_languages, turnaround_min
from planner.model import Engagement, InterpretingMode, Lock, Room, Scenario
from planner.rulepack import Numbers, ready_at
from planner.translate.clock import PeriodClock
from planner.translate.parties import parties_at, parties_of, parties_of_delegations
from scripts.samples.calendars import (
    PERSON_LOADING_MIN,
    SPARE_MIN,
    Booking,
    Calendar,
    NotFeasibleError,
    Roads,
    city_roads,
    starts,
)
from scripts.samples.wishes import Wish, demand, narrowed, windows

# A second interpreter is needed from here on (rule H08).
_ALONE_MIN = {
    InterpretingMode.SIMULTANEOUS: 40,
    InterpretingMode.WHISPERED: 40,
    InterpretingMode.CONSECUTIVE: 90,
}
_INTERPRETING_DAY_MIN = 330


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
    locks: list[Lock] = field(default_factory=list)


def new_garden(scenario: Scenario, numbers: Numbers) -> Garden:
    """Return a garden in which nothing is planted; the scenario has no engagements yet."""
    roads = city_roads(scenario)
    people = [leader.id for leader in scenario.leaders]
    people += [interpreter.id for interpreter in scenario.interpreters]
    clock = PeriodClock(scenario.period, scenario.office.tzinfo)
    parties = {
        party.id: Calendar(party.load_min + party.unload_min + SPARE_MIN, roads)
        for party in parties_of(scenario, numbers, clock)
    }
    return Garden(
        scenario=scenario,
        numbers=numbers,
        roads=roads,
        parties=parties,
        people={key: Calendar(PERSON_LOADING_MIN, roads) for key in people},
        rooms={room.id: Calendar(0, None) for room in scenario.rooms},
    )


def plant(garden: Garden, wish: Wish) -> Planted:
    """Plant a wish at the first time at which everything is free, and write its demand.

    Raises:
        NotFeasibleError: when there is no such time; the sample's data must then be changed.
    """
    asked = demand(wish)
    rooms = fit_rooms(asked, garden.scenario)
    for start in _starts(wish, timedelta(minutes=asked.duration_min)):
        for room in rooms:
            planted = _try(garden, asked, start, room)
            if planted is not None:
                garden.plan.append(planted)
                garden.engagements.append(
                    narrowed(asked, wish.choices, planted.room.venue_id, planted.host_id)
                )
                return planted
    raise NotFeasibleError(asked.id, wish.window)


def try_to_plant(garden: Garden, wish: Wish) -> bool:
    """Plant a wish if there is time for it; tell whether there was."""
    try:
        plant(garden, wish)
    except NotFeasibleError:
        return False
    return True


def plant_or_ask(garden: Garden, wish: Wish) -> None:
    """Plant a wish if there is time for it, and ask for it anyhow: it may be left out."""
    if not try_to_plant(garden, wish):
        garden.engagements.append(demand(wish))


def _starts(wish: Wish, length: timedelta) -> Iterator[datetime]:
    for opens, closes in windows(wish):
        first = max(wish.start_from or opens, opens)
        yield from starts(first, min(wish.start_by or closes, closes - length))


def _try(garden: Garden, asked: Engagement, start: datetime, room: Room) -> Planted | None:
    """Book everything for a start in a room, or nothing."""
    end = start + timedelta(minutes=asked.duration_min)
    booking = Booking(start, end, room.venue_id)
    turned = end + timedelta(minutes=turnaround_min(asked.kind, garden.numbers))
    held = Booking(start, turned, room.venue_id)
    if not _present(garden, asked, booking):
        return None
    parties = [garden.parties[key] for key in parties_at(asked, garden.scenario)]
    if not all(party.fits(booking) for party in parties) or _meets(garden, asked, booking):
        return None
    if not room.shared and not garden.rooms[room.id].fits(held):
        return None
    if not _open(garden, room, booking):
        return None
    candidates = asked.host.candidate_ids
    host = next((key for key in candidates if garden.people[key].fits(booking)), None)
    team = _team(garden, asked, booking)
    if team is None or (candidates and host is None):
        return None
    people = [garden.people[key] for key in (*team, *([host] if host else []))]
    for calendar in (*parties, *people):
        calendar.book(booking)
    if not room.shared:
        garden.rooms[room.id].book(held)
    return Planted(asked.id, start, end, room, host, team)


def _present(garden: Garden, asked: Engagement, booking: Booking) -> bool:
    """Tell whether all guests have come through the port and have not left yet (H03)."""
    ports = garden.numbers.ports
    guests = delegations_of(asked, garden.scenario)
    return all(
        ready_at(guest.arrival, ports) <= booking.start and booking.end <= guest.departure.at
        for guest in guests
    )


def _meets(garden: Garden, asked: Engagement, booking: Booking) -> bool:
    """Tell whether guests would be at a venue with those whom they must not meet (H21)."""
    scenario = garden.scenario
    mine = set(asked.delegation_ids)
    apart = {key for one in scenario.delegations if one.id in mine for key in one.keep_apart_ids}
    apart |= {one.id for one in scenario.delegations if mine & set(one.keep_apart_ids)}
    others = parties_of_delegations(tuple(sorted(apart)), None, scenario)
    return any(garden.parties[key].is_at(booking) for key in others)


def _open(garden: Garden, room: Room, booking: Booking) -> bool:
    hours = next(v.hours for v in garden.scenario.venues if v.id == room.venue_id)
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
