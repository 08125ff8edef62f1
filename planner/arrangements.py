"""What people are told of each engagement, and what differs between two tellings.

The one comparison for plan versions, approvals and changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.model import (
    Engagement,
    LockDimension,
    PersonName,
    Plan,
    PlannedVisit,
    Scenario,
)


@dataclass(frozen=True, slots=True)
class Attendance:
    """A delegation, or a part of it, that takes part, with its head as known then."""

    delegation_id: str
    subgroup_id: str | None
    head: PersonName
    rank: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One engagement as it is told.

    `vehicle_ids` are those that bring guests to it, None where nobody is driven there.
    `attendees` and `guests` are empty for an engagement that the scenario no longer has.
    """

    engagement_id: str
    start: datetime
    end: datetime
    venue_id: str
    room_id: str
    host_id: str | None
    interpreter_ids: tuple[str, ...] = ()
    vehicle_ids: tuple[str, ...] | None = None
    attendees: tuple[Attendance, ...] = ()
    guests: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """One dimension in which an engagement differs; None where it does not take place."""

    engagement_id: str
    dimension: LockDimension
    before: Arrangement | None
    after: Arrangement | None


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What counts as a difference.

    Moves of up to `tolerance_min` do not; with `whole_venues` another room of the same venue
    does not either.
    """

    dimensions: frozenset[LockDimension] = frozenset(LockDimension)
    tolerance_min: int = 0
    whole_venues: bool = False


EXACT = Yardstick()


def arrangements_of(plan: Plan, scenario: Scenario) -> dict[str, Arrangement]:
    """Return what a plan tells of each engagement that it places, by engagement."""
    engagements = {engagement.id: engagement for engagement in scenario.engagements}
    venues = {room.id: room.venue_id for room in scenario.rooms}
    vehicles: dict[str, set[str]] = {}
    for leg in plan.legs:
        if leg.to_engagement_id is not None:
            vehicles.setdefault(leg.to_engagement_id, set()).update(leg.vehicle_ids)
    return {
        visit.engagement_id: _arrangement(
            visit,
            venues.get(visit.room_id, ""),
            vehicles.get(visit.engagement_id),
            _attendance(engagements.get(visit.engagement_id), scenario),
        )
        for visit in plan.visits
    }


def differences_between(
    before: Mapping[str, Arrangement],
    after: Mapping[str, Arrangement],
    yardstick: Yardstick = EXACT,
) -> tuple[Difference, ...]:
    """Return what differs, by engagement, then in the order of the dimensions."""
    return tuple(
        Difference(key, dimension, before.get(key), after.get(key))
        for key in sorted(before.keys() | after.keys())
        for dimension in _differing(before.get(key), after.get(key), yardstick)
        if dimension in yardstick.dimensions
    )


def is_felt(difference: Difference, yardstick: Yardstick) -> bool:
    """Tell whether a difference counts by another measure as well."""
    found = _differing(difference.before, difference.after, yardstick)
    return difference.dimension in yardstick.dimensions.intersection(found)


def _arrangement(
    visit: PlannedVisit,
    venue_id: str,
    vehicles: set[str] | None,
    attendance: tuple[tuple[Attendance, ...], int],
) -> Arrangement:
    attendees, guests = attendance
    return Arrangement(
        engagement_id=visit.engagement_id,
        start=visit.start,
        end=visit.end,
        venue_id=venue_id,
        room_id=visit.room_id,
        host_id=visit.host_id,
        interpreter_ids=tuple(
            sorted({key for team in visit.teams for key in team.interpreter_ids})
        ),
        vehicle_ids=None if vehicles is None else tuple(sorted(vehicles)),
        attendees=attendees,
        guests=guests,
    )


def _attendance(
    engagement: Engagement | None, scenario: Scenario
) -> tuple[tuple[Attendance, ...], int]:
    """Return who takes part, in the order of the engagement, and how many they are."""
    if engagement is None:
        return (), 0
    delegations = {delegation.id: delegation for delegation in scenario.delegations}
    taking_part = [delegations[key] for key in engagement.delegation_ids if key in delegations]
    attendees = tuple(
        Attendance(one.id, engagement.subgroup_id, one.head, one.rank) for one in taking_part
    )
    if engagement.guests is not None:
        return attendees, engagement.guests
    parts = (group for one in taking_part for group in one.subgroups)
    heads = [group.headcount for group in parts if group.id == engagement.subgroup_id]
    return attendees, sum(heads) if heads else sum(one.headcount for one in taking_part)


def _differing(
    before: Arrangement | None, after: Arrangement | None, yardstick: Yardstick
) -> Iterator[LockDimension]:
    if before is None or after is None:
        if before is not after:
            yield LockDimension.EXISTENCE
        return
    if _moved(before, after, timedelta(minutes=yardstick.tolerance_min)):
        yield LockDimension.TIME
    if _place(before, yardstick) != _place(after, yardstick):
        yield LockDimension.PLACE
    if before.host_id != after.host_id:
        yield LockDimension.HOST
    if before.interpreter_ids != after.interpreter_ids:
        yield LockDimension.INTERPRETER
    # Where nobody is driven in one of the two, that follows from the place or from what
    # comes before, and is no change of its own.
    if None not in {before.vehicle_ids, after.vehicle_ids} and (
        before.vehicle_ids != after.vehicle_ids
    ):
        yield LockDimension.VEHICLE
    if (before.attendees, before.guests) != (after.attendees, after.guests):
        yield LockDimension.ATTENDEES


def _moved(before: Arrangement, after: Arrangement, tolerance: timedelta) -> bool:
    ends = ((before.start, after.start), (before.end, after.end))
    return any(abs(one - other) > tolerance for one, other in ends)


def _place(arrangement: Arrangement, yardstick: Yardstick) -> str:
    # An unknown room has no venue; it is still itself.
    if yardstick.whole_venues and arrangement.venue_id:
        return arrangement.venue_id
    return arrangement.room_id
