"""What people hold fixed, as the optimizer's locks; whoever holds a choice allows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from optimizer.problem import Dimension, HostOption, RoomOption, Window
from optimizer.problem import Engagement as OptimizerEngagement
from optimizer.problem import Lock as OptimizerLock
from planner.model import Engagement, Lock, LockDimension, Room, Scenario
from planner.translate.clock import PeriodClock
from planner.translate.parties import parties_of_delegations
from planner.translate.spans import merged

PRESENT, ABSENT = "present", "absent"


def lock_of(
    lock: Lock, engagement: Engagement, scenario: Scenario, clock: PeriodClock
) -> OptimizerLock:
    """Return a lock in the optimizer's words."""
    return OptimizerLock(
        lock.engagement_id,
        Dimension(lock.dimension.value),
        _values(lock, engagement, scenario, clock),
    )


def _values(
    lock: Lock, engagement: Engagement, scenario: Scenario, clock: PeriodClock
) -> tuple[str, ...]:
    match lock.dimension:
        case LockDimension.TIME:
            held = (lock.start, lock.end)
            return tuple(str(clock.minute(moment)) for moment in held if moment is not None)
        case LockDimension.ATTENDEES:
            return parties_of_delegations(lock.ids, engagement.subgroup_id, scenario)
        case LockDimension.EXISTENCE:
            return (PRESENT if lock.present else ABSENT,)
        case _:
            return tuple(sorted(lock.ids))


def held_rooms(engagement: Engagement, scenario: Scenario) -> tuple[Room, ...]:
    """Return the room that a lock holds an engagement in."""
    held = {
        key
        for lock in scenario.locks
        if lock.engagement_id == engagement.id and lock.dimension is LockDimension.PLACE
        for key in lock.ids
    }
    return tuple(room for room in scenario.rooms if room.id in held)


def with_held_choices(
    engagement: OptimizerEngagement, locks: Iterable[OptimizerLock]
) -> OptimizerEngagement:
    """Add what locks hold to what an engagement may choose from.

    A person who moved it by hand to a time, room or host that was not asked for, and holds it
    there, has asked for it.
    """
    for lock in locks:
        if lock.engagement != engagement.id or not lock.values:
            continue
        match lock.dimension:
            case Dimension.TIME:
                start, *ends = map(int, lock.values)
                window = Window(start, ends[0] if ends else start + engagement.duration_min)
                engagement = replace(engagement, windows=merged((*engagement.windows, window)))
            case Dimension.PLACE:
                engagement = _with_rooms(engagement, lock.values)
            case Dimension.HOST:
                engagement = _with_hosts(engagement, lock.values)
            case _:
                pass
    return engagement


def _with_rooms(engagement: OptimizerEngagement, keys: tuple[str, ...]) -> OptimizerEngagement:
    known = {option.room for option in engagement.rooms}
    more = (RoomOption(key) for key in keys if key not in known)
    return replace(engagement, rooms=(*engagement.rooms, *more))


def _with_hosts(engagement: OptimizerEngagement, ids: tuple[str, ...]) -> OptimizerEngagement:
    known = {option.leader for option in engagement.hosts}
    more = (HostOption(key) for key in ids if key not in known)
    return replace(engagement, hosts=(*engagement.hosts, *more))
