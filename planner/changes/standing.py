"""What changes are made to, and the edits of it that several kinds of change share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

from planner.errors import Flaw, FlawCode, InvalidInput
from planner.model import (
    BusyBlock,
    Delegation,
    Engagement,
    Interpreter,
    Leader,
    Lock,
    LockDimension,
    Plan,
    PlannedVisit,
    Scenario,
    Vehicle,
)
from planner.rulepack import Numbers

Person = Leader | Interpreter | Vehicle

_WHERE: Final[Mapping[type[Person], tuple[str, str]]] = MappingProxyType(
    {
        Leader: ("leaders", "leader_id"),
        Interpreter: ("interpreters", "interpreter_id"),
        Vehicle: ("vehicles", "vehicle_id"),
    }
)
"""Where a scenario keeps them, and the field by which changes name them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A scenario with the plan that people were told, and the office's numbers."""

    scenario: Scenario
    told: Plan
    numbers: Numbers


def delegation_of(standing: Standing, delegation_id: str) -> Delegation:
    """Return a delegation. Raises InvalidInput naming the field of the change."""
    for found in standing.scenario.delegations:
        if found.id == delegation_id:
            return found
    raise unknown("delegation_id", delegation_id)


def engagement_of(standing: Standing, engagement_id: str) -> Engagement:
    """Return an engagement. Raises InvalidInput."""
    for found in standing.scenario.engagements:
        if found.id == engagement_id:
            return found
    raise unknown("engagement_id", engagement_id)


def told_visit(standing: Standing, engagement_id: str) -> PlannedVisit:
    """Return what was told of an engagement. Raises InvalidInput where it was not planned."""
    visit = standing.told.visit(engagement_id)
    if visit is None:
        raise unknown("engagement_id", engagement_id)
    return visit


def unknown(field: str, id_: str) -> InvalidInput:
    """Return the refusal of an id that nothing has."""
    return refused(field, FlawCode.UNKNOWN_ID, id_)


def refused(field: str, code: FlawCode, id_: str) -> InvalidInput:
    """Return the refusal of a field of a change."""
    return InvalidInput((Flaw(field, code, (("id", id_),)),))


def with_delegation(
    scenario: Scenario, delegation_id: str, change: Callable[[Delegation], Delegation]
) -> Scenario:
    """Return a scenario with one delegation changed."""
    delegations = tuple(
        change(one) if one.id == delegation_id else one for one in scenario.delegations
    )
    return replace(scenario, delegations=delegations)


def with_engagements(scenario: Scenario, change: Callable[[Engagement], Engagement]) -> Scenario:
    """Return a scenario with its engagements changed."""
    return replace(scenario, engagements=tuple(map(change, scenario.engagements)))


def without_engagements(scenario: Scenario, gone: frozenset[str]) -> Scenario:
    """Return a scenario without some engagements, and without what refers to them."""
    return replace(
        scenario,
        engagements=tuple(
            replace(one, after_ids=tuple(key for key in one.after_ids if key not in gone))
            for one in scenario.engagements
            if one.id not in gone
        ),
        locks=tuple(lock for lock in scenario.locks if lock.engagement_id not in gone),
    )


def with_locks(scenario: Scenario, *locks: Lock) -> Scenario:
    """Return a scenario with locks that take the place of others on the same dimension."""
    taken = {(lock.engagement_id, lock.dimension) for lock in locks}
    others = (lock for lock in scenario.locks if (lock.engagement_id, lock.dimension) not in taken)
    return replace(scenario, locks=(*others, *locks))


def with_moved_locks(scenario: Scenario, moved: frozenset[str], by: timedelta) -> Scenario:
    """Return a scenario in which the held starts of some engagements are moved."""
    return replace(
        scenario,
        locks=tuple(
            replace(lock, start=lock.start + by, end=lock.end and lock.end + by)
            if lock.engagement_id in moved
            and lock.dimension is LockDimension.TIME
            and lock.start is not None
            else lock
            for lock in scenario.locks
        ),
    )


def with_block(scenario: Scenario, kind: type[Person], id_: str, block: BusyBlock) -> Scenario:
    """Return a scenario in which a leader, an interpreter or a vehicle has one more block.

    Raises:
        InvalidInput: there is nobody like that.
    """
    group, field = _WHERE[kind]
    people: tuple[Person, ...] = getattr(scenario, group)
    if all(one.id != id_ for one in people):
        raise unknown(field, id_)
    blocked = tuple(
        replace(one, busy=(*one.busy, block)) if one.id == id_ else one for one in people
    )
    changes: dict[str, Any] = {group: blocked}
    return replace(scenario, **changes)


def with_closed(
    scenario: Scenario, room_ids: frozenset[str], start: datetime, end: datetime
) -> Scenario:
    """Return a scenario in which some rooms cannot be used for a while."""
    block = BusyBlock(start, end)
    rooms = tuple(
        replace(room, busy=(*room.busy, block)) if room.id in room_ids else room
        for room in scenario.rooms
    )
    return replace(scenario, rooms=rooms)
