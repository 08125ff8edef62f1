"""Rooms as the optimizer sees them: where, when open, fitted for what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from optimizer.problem import Room as OptimizerRoom
from optimizer.problem import Window
from planner.catalogue import purposes_of, turnaround_min
from planner.model import (
    MINUTES_PER_DAY,
    Body,
    Engagement,
    Room,
    RoomPurpose,
    Scenario,
    Venue,
    VenueKind,
)
from planner.rulepack import Numbers
from planner.translate.clock import PeriodClock
from planner.translate.keys import combined_key
from planner.translate.needs import HALAL_TAG
from planner.translate.parameters import price
from planner.translate.people import windows_of
from planner.translate.spans import merged, without

OF_NO_THEME = frozenset({VenueKind.VISIT_POINT, VenueKind.LANDMARK})
"""Kinds of venues that do not say what guests get to see: two of them may be quite different."""


def purpose_key(purposes: frozenset[RoomPurpose]) -> str:
    """Return one word for what is asked of a room: any of these purposes."""
    return combined_key(frozenset(purpose.value for purpose in purposes))


@dataclass(frozen=True, slots=True)
class Uses:
    """What the rooms of a scenario are wanted for: candidates by engagement id, best first."""

    engagements: Sequence[Engagement]
    candidates: Mapping[str, tuple[Room, ...]]


def rooms_of(
    scenario: Scenario, uses: Uses, numbers: Numbers, clock: PeriodClock
) -> tuple[OptimizerRoom, ...]:
    """Return every room at a venue that an engagement may use, by id.

    They are there even if nobody asked for them: a person may choose them by hand.
    """
    venues = {venue.id: venue for venue in scenario.venues}
    hosts = {leader.home_venue_id for leader in scenario.leaders if leader.body is Body.UNIT}
    used = {room.venue_id for rooms in uses.candidates.values() for room in rooms}
    found = (
        _of_room(
            _Place(room, venues[room.venue_id], has_hosts=room.venue_id in hosts),
            uses,
            numbers,
            clock,
        )
        for room in scenario.rooms
        if room.venue_id in used
    )
    return tuple(sorted(found, key=lambda room: room.id))


@dataclass(frozen=True, slots=True)
class _Place:
    """A room where it is; ``has_hosts`` says that the venue's own people receive there."""

    room: Room
    venue: Venue
    has_hosts: bool


def _of_room(place: _Place, uses: Uses, numbers: Numbers, clock: PeriodClock) -> OptimizerRoom:
    room, venue = place.room, place.venue
    wanted_by = [
        engagement
        for engagement in uses.engagements
        if any(candidate.id == room.id for candidate in uses.candidates[engagement.id])
    ]
    fitting = [e for e in uses.engagements if room.purposes & purposes_of(e)]
    purposes = {purpose_key(purposes_of(engagement)) for engagement in (*fitting, *wanted_by)}
    tags = venue.tags | ({HALAL_TAG} if venue.halal_kitchen else set())
    return OptimizerRoom(
        id=room.id,
        site=room.venue_id,
        capacity=room.capacity,
        purposes=tuple(sorted(purposes)),
        open=tuple(_open(place, clock)),
        turnaround_min=_turnaround_min(room, wanted_by, numbers),
        tags=tuple(sorted(tags)),
        shared=room.shared,
        step_free=venue.step_free,
        walking_min=venue.walking_min if RoomPurpose.VISIT in room.purposes else 0,
        cleared_level=venue.cleared_level.value,
        theme=None if venue.kind in OF_NO_THEME else venue.kind.value,
        outdoor=venue.outdoor,
        hire=price(room.hire_yuan, numbers.money),
        showpiece=venue.is_visit_point or place.has_hosts,
    )


def _open(place: _Place, clock: PeriodClock) -> Iterable[Window]:
    """Return the minutes of the period at which a room may be used: open and not taken."""
    opening = merged(
        Window(
            clock.midnight(day) + span.opens_min,
            min(clock.midnight(day) + span.closes_min, clock.days * MINUTES_PER_DAY),
        )
        for day in clock.period.days()
        for span in place.venue.hours.spans_on(day)
    )
    return without(opening, windows_of(place.room.busy, clock))


def _turnaround_min(room: Room, wanted_by: Sequence[Engagement], numbers: Numbers) -> int:
    """Return the pause after an engagement: the room's own, else the longest of those usual."""
    if room.shared:
        return 0
    if room.turnaround_min is not None:
        return room.turnaround_min
    return max((turnaround_min(e.kind, numbers) for e in wanted_by), default=0)
