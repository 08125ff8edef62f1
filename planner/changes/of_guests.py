"""Changes of those who come: their travel, number, head, protection and needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from planner.catalogue import new_engagement
from planner.catalogue.meals import meals_due
from planner.changes.kinds import (
    Arrival,
    Departure,
    Headcount,
    LeftBehind,
    NeedFound,
    NewHead,
    NotComing,
    Security,
)
from planner.changes.standing import (
    Standing,
    delegation_of,
    refused,
    unknown,
    with_delegation,
    with_engagements,
    with_moved_locks,
    without_engagements,
)
from planner.errors import FlawCode
from planner.i18n import N_
from planner.labels import bilingual
from planner.model import (
    FLIGHTS,
    Bilingual,
    Delegation,
    Engagement,
    EngagementKind,
    Member,
    Need,
    PlaceSpec,
    Priority,
    Scenario,
    TimeSpec,
    Transport,
    TransportMode,
    VenueKind,
)

_ON_ARRIVAL = frozenset({EngagementKind.GREETING, EngagementKind.CHECK_IN})
_ON_DEPARTURE = frozenset({EngagementKind.SEND_OFF})


def arrival(change: Arrival, standing: Standing) -> Scenario:
    """Move an arrival, and with it the greeting and the check-in."""
    delegation = delegation_of(standing, change.delegation_id)
    now = _transport(delegation.arrival, change, standing.scenario)
    moved = with_delegation(standing.scenario, delegation.id, lambda one: replace(one, arrival=now))
    return _follow(moved, delegation, _ON_ARRIVAL, (delegation.arrival, now))


def departure(change: Departure, standing: Standing) -> Scenario:
    """Move a departure, and with it the send-off."""
    delegation = delegation_of(standing, change.delegation_id)
    now = _transport(delegation.departure, change, standing.scenario)
    moved = with_delegation(
        standing.scenario, delegation.id, lambda one: replace(one, departure=now)
    )
    return _follow(moved, delegation, _ON_DEPARTURE, (delegation.departure, now))


def _transport(before: Transport, change: Arrival | Departure, scenario: Scenario) -> Transport:
    port = change.port_venue_id or before.port_venue_id
    number = before.number if change.number is None else change.number
    kinds = {venue.id: venue.kind for venue in scenario.venues}
    if port not in kinds:
        raise unknown("port_venue_id", port)
    mode = before.mode if port == before.port_venue_id else _mode(kinds[port], before.mode)
    return replace(before, mode=mode, at=change.at, port_venue_id=port, number=number)


def _mode(port: VenueKind, before: TransportMode) -> TransportMode:
    """Return how people come through a port of this kind who were to come otherwise."""
    if port is VenueKind.RAIL:
        return TransportMode.TRAIN
    if port is VenueKind.AIRPORT:
        return before if before in FLIGHTS else TransportMode.DOMESTIC_FLIGHT
    return TransportMode.ROAD


def _follow(
    scenario: Scenario,
    delegation: Delegation,
    kinds: frozenset[EngagementKind],
    moved: tuple[Transport, Transport],
) -> Scenario:
    """Move what happens at a port, or right after it, as its flight or train moves."""
    before, now = moved
    by = now.at - before.at
    own = frozenset(
        one.id
        for one in scenario.engagements
        if one.kind in kinds and one.delegation_ids == (delegation.id,)
    )

    def follow(one: Engagement) -> Engagement:
        if one.id not in own:
            return one
        ports = (before.port_venue_id, now.port_venue_id)
        return replace(one, time=_later(one.time, by), place=_elsewhere(one.place, ports))

    return with_moved_locks(with_engagements(scenario, follow), own, by)


def _later(time: TimeSpec, by: timedelta) -> TimeSpec:
    return TimeSpec(
        earliest=None if time.earliest is None else time.earliest + by,
        latest=None if time.latest is None else time.latest + by,
        days=tuple(day + timedelta(days=by.days) for day in time.days),
        preferred_start=None if time.preferred_start is None else time.preferred_start + by,
    )


def _elsewhere(place: PlaceSpec, ports: tuple[str, str]) -> PlaceSpec:
    before, now = ports
    return replace(
        place, options=tuple(now if option == before else option for option in place.options)
    )


def left_behind(change: LeftBehind, standing: Standing) -> Scenario:
    """Let some guests stay as a delegation of their own, with a night, meals and a send-off.

    The others leave as planned; until then everybody is together.
    """
    scenario, delegation = standing.scenario, delegation_of(standing, change.delegation_id)
    if change.headcount >= delegation.headcount:
        raise refused("headcount", FlawCode.TOO_MANY_GUESTS, delegation.id)
    staying = _staying(change, delegation)
    if staying.hotel_venue_id is None:
        raise refused("hotel_venue_id", FlawCode.MISSING, delegation.id)
    more = tuple(_programme(staying, standing))
    return replace(
        scenario,
        delegations=(*scenario.delegations, staying),
        engagements=(*scenario.engagements, *more),
    )


def _staying(change: LeftBehind, delegation: Delegation) -> Delegation:
    leaves = delegation.departure
    staying_on = N_("{delegation} (staying on)")
    english, chinese = (
        bilingual(staying_on, delegation=delegation.name.text(tag)) for tag in ("en", "zh_CN")
    )
    return replace(
        delegation,
        id=f"{delegation.id}-staying",
        code_name=f"{delegation.code_name}-2",
        name=Bilingual(chinese.zh, english.en),
        headcount=change.headcount,
        # They come back into the city from the port at which they were to leave.
        arrival=Transport(TransportMode.ROAD, leaves.at, leaves.port_venue_id),
        departure=replace(leaves, at=change.at, number=change.number),
        hotel_venue_id=change.hotel_venue_id or delegation.hotel_venue_id,
        luggage_pieces=None,
        subgroups=(),
        members=(),
        companions=0,
    )


def _programme(staying: Delegation, standing: Standing) -> Iterator[Engagement]:
    """Yield what guests need who stay on: a room, the meals that are due, a send-off."""
    ids = (staying.id,)
    own_hotel = PlaceSpec(options=(staying.hotel_venue_id or "",))
    yield new_engagement(f"{staying.id}-check-in", ids, EngagementKind.CHECK_IN)
    day = staying.arrival.at.date()
    while day <= staying.departure.at.date():
        for meal in meals_due(staying, day, standing.numbers):
            yield replace(
                new_engagement(
                    f"{staying.id}-{meal}-{day:%m%d}", ids, EngagementKind.WORKING_MEAL, meal
                ),
                time=TimeSpec(days=(day,)),
                place=own_hotel,
            )
        day += timedelta(days=1)
    yield replace(
        new_engagement(f"{staying.id}-send-off", ids, EngagementKind.SEND_OFF),
        priority=Priority.NICE,
    )


def not_coming(change: NotComing, standing: Standing) -> Scenario:
    """Take a delegation out, with what was only for it; joint engagements go on without it."""
    gone = delegation_of(standing, change.delegation_id).id
    scenario = standing.scenario
    own = frozenset(one.id for one in scenario.engagements if one.delegation_ids == (gone,))
    left = without_engagements(scenario, own)
    return replace(
        left,
        delegations=tuple(
            replace(one, keep_apart_ids=_without(one.keep_apart_ids, gone))
            for one in left.delegations
            if one.id != gone
        ),
        engagements=tuple(
            replace(one, delegation_ids=_without(one.delegation_ids, gone))
            for one in left.engagements
        ),
        interpreters=tuple(
            replace(one, served_delegation_ids=_without(one.served_delegation_ids, gone))
            for one in left.interpreters
        ),
        locks=tuple(replace(lock, ids=_without(lock.ids, gone)) for lock in left.locks),
    )


def _without(ids: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(key for key in ids if key != gone)


def headcount(change: Headcount, standing: Standing) -> Scenario:
    """Let more or fewer guests come."""
    delegation_of(standing, change.delegation_id)
    return with_delegation(
        standing.scenario,
        change.delegation_id,
        lambda one: replace(one, headcount=change.headcount),
    )


def new_head(change: NewHead, standing: Standing) -> Scenario:
    """Let somebody else lead a delegation; who may host follows from the new rank."""
    delegation_of(standing, change.delegation_id)
    head = Member(change.head, change.rank)

    def led(one: Delegation) -> Delegation:
        others = tuple(member for member in one.members if member.name != change.head)
        members = (head, *others) if one.members else ()
        return replace(one, head=change.head, rank=change.rank, members=members)

    return with_delegation(standing.scenario, change.delegation_id, led)


def security(change: Security, standing: Standing) -> Scenario:
    """Protect a delegation at another level."""
    delegation_of(standing, change.delegation_id)
    return with_delegation(
        standing.scenario,
        change.delegation_id,
        lambda one: replace(one, security_level=change.level),
    )


def need_found(change: NeedFound, standing: Standing) -> Scenario:
    """Note a need that becomes known late; where it asks for another kitchen, places follow."""
    delegation_of(standing, change.delegation_id)
    need = Need(change.need, change.headcount, change.dates)
    return with_delegation(
        standing.scenario,
        change.delegation_id,
        lambda one: replace(one, needs=(*one.needs, need)),
    )
