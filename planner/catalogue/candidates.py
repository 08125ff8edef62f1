"""What an engagement could use: people to count, rooms that fit, hosts who may, languages."""

from __future__ import annotations

from planner.catalogue.kinds import KINDS, max_rank_gap
from planner.model import (
    Body,
    Delegation,
    Engagement,
    EngagementKind,
    Leader,
    Room,
    RoomPurpose,
    Scenario,
    Venue,
)
from planner.rulepack import Numbers

MUNICIPAL_BODIES = frozenset(
    {Body.PARTY_COMMITTEE, Body.PEOPLES_CONGRESS, Body.GOVERNMENT, Body.CPPCC}
)
"""The four leading bodies of a city."""


def delegations_of(engagement: Engagement, scenario: Scenario) -> tuple[Delegation, ...]:
    """Return the delegations that take part, in the engagement's order."""
    by_id = {delegation.id: delegation for delegation in scenario.delegations}
    return tuple(by_id[key] for key in engagement.delegation_ids if key in by_id)


def guest_count(engagement: Engagement, scenario: Scenario) -> int:
    """Return how many guests take part."""
    if engagement.guests is not None:
        return engagement.guests
    delegations = delegations_of(engagement, scenario)
    if engagement.subgroup_id is not None:
        return sum(
            group.headcount
            for delegation in delegations
            for group in delegation.subgroups
            if group.id == engagement.subgroup_id
        )
    return sum(delegation.headcount for delegation in delegations)


def people_count(engagement: Engagement, scenario: Scenario) -> int:
    """Return how many people are in the room: guests, hosts and staff (H10)."""
    guests = guest_count(engagement, scenario)
    return guests + engagement.hosts_headcount + engagement.staff_headcount


def purposes_of(engagement: Engagement) -> frozenset[RoomPurpose]:
    """Return the purposes of which a room must serve one."""
    return engagement.place.purposes or KINDS[engagement.kind].purposes


def natural_venues(engagement: Engagement, scenario: Scenario) -> tuple[str, ...]:
    """Return where an engagement happens if nobody says: the port, or the guests' hotel."""
    delegations = delegations_of(engagement, scenario)
    match engagement.kind:
        case EngagementKind.GREETING:
            venues: set[str] = {delegation.arrival.port_venue_id for delegation in delegations}
        case EngagementKind.SEND_OFF:
            venues = {delegation.departure.port_venue_id for delegation in delegations}
        case EngagementKind.CHECK_IN | EngagementKind.REST:
            venues = {d.hotel_venue_id for d in delegations if d.hotel_venue_id}
        case _:
            venues = set()
    return tuple(sorted(venues))


def named_rooms(engagement: Engagement, scenario: Scenario) -> tuple[Room, ...]:
    """Return the rooms that an engagement's place allows, best first, whatever their size."""
    place = engagement.place
    options = place.options
    if not (options or place.kinds or place.tags):
        options = natural_venues(engagement, scenario)
    purposes = purposes_of(engagement)
    if not options:
        allowed = {v.id for v in scenario.venues if _is_asked_for(v, engagement)}
        return tuple(
            room for room in scenario.rooms if room.venue_id in allowed and room.purposes & purposes
        )
    found: dict[str, Room] = {}
    for option in options:
        for room in scenario.rooms:
            if room.id == option or (room.venue_id == option and room.purposes & purposes):
                found.setdefault(room.id, room)
    return tuple(found.values())


def fit_rooms(engagement: Engagement, scenario: Scenario) -> tuple[Room, ...]:
    """Return the rooms that an engagement could be held in, best first.

    A room fits by purpose, by seats for guests, hosts and staff, and by the largest group that
    its venue takes (H10). Opening hours and other parties are left to planning.
    """
    people = people_count(engagement, scenario)
    guests = guest_count(engagement, scenario)
    largest = {venue.id: venue.max_group for venue in scenario.venues}

    def fits(room: Room) -> bool:
        limit = largest.get(room.venue_id)
        return room.capacity >= people and (limit is None or guests <= limit)

    return tuple(room for room in named_rooms(engagement, scenario) if fits(room))


def guest_rank(engagement: Engagement, scenario: Scenario) -> int | None:
    """Return the rank of the highest head of delegation who takes part; 1 is the highest."""
    return min((d.rank for d in delegations_of(engagement, scenario)), default=None)


def fit_hosts(engagement: Engagement, scenario: Scenario, numbers: Numbers) -> tuple[Leader, ...]:
    """Return who may host an engagement, best first (H06).

    Named candidates keep their order. Otherwise leaders of the bodies asked for come in order of
    field, rank gap, rank and id; a unit's host receives at home only.
    """
    spec = engagement.host
    rank = guest_rank(engagement, scenario)
    cap = spec.max_rank_gap
    if cap is None:
        cap = max_rank_gap(engagement.kind, numbers)

    def gap(leader: Leader) -> int:
        return 0 if rank is None else abs(leader.rank - rank)

    def allowed(leader: Leader) -> bool:
        return cap is None or gap(leader) <= cap

    if spec.candidate_ids:
        by_id = {leader.id: leader for leader in scenario.leaders}
        named = (by_id[key] for key in spec.candidate_ids if key in by_id)
        return tuple(leader for leader in named if allowed(leader))
    homes = {room.venue_id for room in fit_rooms(engagement, scenario)}
    found = (
        leader
        for leader in scenario.leaders
        if allowed(leader)
        and (not spec.bodies or leader.body in spec.bodies)
        and (leader.body is not Body.UNIT or leader.home_venue_id in homes)
    )
    return tuple(
        sorted(
            found,
            key=lambda leader: (
                not leader.fields & spec.fields,
                gap(leader),
                leader.rank,
                leader.id,
            ),
        )
    )


def is_municipal(leader: Leader, numbers: Numbers) -> bool:
    """Tell whether somebody is a leader of the city, with the procedure that this asks for."""
    return leader.body in MUNICIPAL_BODIES and leader.rank <= numbers.ranks.leader_from_step


def municipal_leaders(scenario: Scenario, numbers: Numbers) -> frozenset[str]:
    """Return the ids of the leaders of the city."""
    return frozenset(one.id for one in scenario.leaders if is_municipal(one, numbers))


def needed_languages(engagement: Engagement, scenario: Scenario) -> tuple[str, ...]:
    """Return the languages to interpret, each once, in the order of the delegations."""
    if engagement.interpreting.languages:
        return engagement.interpreting.languages
    home = scenario.office.home_language
    found: dict[str, None] = {}
    for delegation in delegations_of(engagement, scenario):
        spoken = delegation.languages
        for group in delegation.subgroups:
            if group.id == engagement.subgroup_id and group.languages:
                spoken = group.languages
        if delegation.needs_interpreting and spoken and spoken[0] != home:
            found.setdefault(spoken[0])
    return tuple(found)


def _is_asked_for(venue: Venue, engagement: Engagement) -> bool:
    place = engagement.place
    return place.tags <= venue.tags and (not place.kinds or venue.kind in place.kinds)
