"""What holds a plan as it stands: people's hands, approvals, what is close, what has happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from planner.arrangements import Arrangement
from planner.model import Engagement, EngagementKind, Lock, LockCause, LockDimension
from planner.rulepack import FreezeNumbers

MEALS_BY_HEADCOUNT: Final = frozenset({EngagementKind.BANQUET, EngagementKind.BUFFET})
"""Kinds for which a kitchen buys by the head."""

PRINTED_FOR: Final = frozenset(
    {
        EngagementKind.TALKS,
        EngagementKind.SIGNING,
        EngagementKind.BANQUET,
        EngagementKind.CEREMONY,
        EngagementKind.PLENARY,
    }
)
"""Kinds with place cards, flags or a backdrop that name who takes part."""

_ALL: Final = tuple(LockDimension)


@dataclass(frozen=True, slots=True)
class StandingLock:
    """A dimension that is held, why, by whom and since when (empty and None: nobody knows).

    Moves of up to `tolerance_min` keep a held time, any room of `venue_id` a held place; where
    who attends is held, `guests` is how many they are.
    """

    lock: Lock
    cause: LockCause
    by: str = ""
    since: datetime | None = None
    tolerance_min: int = 0
    venue_id: str = ""
    guests: int | None = None

    @property
    def is_planned_by(self) -> bool:
        """Tell whether a search may not touch it; approvals only cost, and who attends is given."""
        is_firm = self.cause in {LockCause.PAST, LockCause.FREEZE}
        return is_firm and self.lock.dimension is not LockDimension.ATTENDEES


def held_as_told(
    told: Arrangement, cause: LockCause, dimensions: Iterable[LockDimension] = _ALL
) -> Iterator[StandingLock]:
    """Yield a lock on each of these dimensions of an engagement as it was told."""
    values: Mapping[LockDimension, tuple[str, ...] | None] = {
        LockDimension.PLACE: (told.room_id,),
        LockDimension.HOST: () if told.host_id is None else (told.host_id,),
        LockDimension.INTERPRETER: told.interpreter_ids,
        LockDimension.VEHICLE: told.vehicle_ids,
        LockDimension.ATTENDEES: tuple(one.delegation_id for one in told.attendees),
        LockDimension.TIME: (),
        LockDimension.EXISTENCE: (),
    }
    for dimension in dimensions:
        ids = values[dimension]
        if ids is not None:
            start = told.start if dimension is LockDimension.TIME else None
            guests = told.guests if dimension is LockDimension.ATTENDEES else None
            lock = Lock(told.engagement_id, dimension, start, ids)
            yield StandingLock(lock, cause, guests=guests)


def frozen_by_time(
    told: Iterable[Arrangement],
    engagements: Mapping[str, Engagement],
    now: datetime,
    numbers: FreezeNumbers,
    is_leader: Callable[[str], bool],
) -> Iterator[StandingLock]:
    """Yield what the clock holds of a plan that people were told.

    `is_leader` tells whether a host is a leader of the city.
    """
    for one in told:
        left = one.start - now
        has_leader = one.host_id is not None and is_leader(one.host_id)
        freeze_min = numbers.leader_min if has_leader else numbers.other_min
        if left <= timedelta(0):
            yield from held_as_told(one, LockCause.PAST)
        elif left < timedelta(minutes=freeze_min):
            yield from held_as_told(one, LockCause.FREEZE)
        else:
            yield from _attendance_held(one, engagements[one.engagement_id].kind, left, numbers)


def _attendance_held(
    one: Arrangement, kind: EngagementKind, left: timedelta, numbers: FreezeNumbers
) -> Iterator[StandingLock]:
    attendees = (LockDimension.ATTENDEES,)
    headcount = timedelta(minutes=numbers.banquet_headcount_min)
    if kind in MEALS_BY_HEADCOUNT and left < headcount:
        yield from held_as_told(one, LockCause.HEADCOUNT, attendees)
    elif kind in PRINTED_FOR and left < timedelta(days=numbers.printed_matter_days):
        yield from held_as_told(one, LockCause.PRINTED, attendees)


def strongest(locks: Iterable[StandingLock]) -> tuple[StandingLock, ...]:
    """Return one lock for each dimension of an engagement: that of the strongest cause."""
    causes = list(LockCause)
    found: dict[tuple[str, LockDimension], StandingLock] = {}
    for lock in locks:
        key = _place(lock)
        known = found.get(key)
        if known is None or causes.index(lock.cause) < causes.index(known.cause):
            found[key] = lock
    order = list(LockDimension)
    return tuple(found[key] for key in sorted(found, key=lambda key: (key[0], order.index(key[1]))))


def released_by(
    locks: Iterable[StandingLock], before: Arrangement | None, after: Arrangement | None
) -> tuple[StandingLock, ...]:
    """Return the locks on one engagement that were kept before a change and are not after it."""
    return tuple(lock for lock in locks if _keeps(lock, before) and not _keeps(lock, after))


def _keeps(held: StandingLock, one: Arrangement | None) -> bool:
    """Tell whether an arrangement is as it is held; what does not take place keeps all the rest."""
    lock = held.lock
    if lock.dimension is LockDimension.EXISTENCE:
        return (one is not None) == lock.present
    if one is None:
        return True
    match lock.dimension:
        case LockDimension.TIME:
            tolerance = timedelta(minutes=held.tolerance_min)
            return lock.start is None or abs(one.start - lock.start) <= tolerance
        case LockDimension.PLACE:
            is_same_venue = bool(held.venue_id) and one.venue_id == held.venue_id
            return is_same_venue or one.room_id in lock.ids
        case LockDimension.ATTENDEES:
            is_same_count = held.guests is None or one.guests == held.guests
            return is_same_count and frozenset(lock.ids) == {x.delegation_id for x in one.attendees}
        case _:
            return frozenset(lock.ids) == _serving(one, lock.dimension, lock.ids)


def _serving(one: Arrangement, dimension: LockDimension, held: tuple[str, ...]) -> frozenset[str]:
    if dimension is LockDimension.HOST:
        return frozenset() if one.host_id is None else frozenset({one.host_id})
    if dimension is LockDimension.INTERPRETER:
        return frozenset(one.interpreter_ids)
    # Where nobody is driven any more, that follows from the place.
    return frozenset(held if one.vehicle_ids is None else one.vehicle_ids)


def overruled(locks: Iterable[StandingLock], told: Mapping[str, Arrangement]) -> frozenset[Lock]:
    """Return the locks by hand that hold something else than what the clock holds as told."""
    known = tuple(locks)
    firm = {_place(one) for one in known if one.is_planned_by}
    return frozenset(
        one.lock
        for one in known
        if one.cause is LockCause.HAND
        and _place(one) in firm
        and not _keeps(one, told.get(one.lock.engagement_id))
    )


def _place(held: StandingLock) -> tuple[str, LockDimension]:
    return held.lock.engagement_id, held.lock.dimension
