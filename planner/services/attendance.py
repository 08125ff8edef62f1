"""Who takes part, held by the clock: what kitchens, printers and those on their way were told."""

from __future__ import annotations

from planner.errors import Unsettled
from planner.model import LockCause, LockDimension, Scenario
from planner.services.context import Context
from planner.services.holding import issued_arrangements, standing_locks
from planner.services.releasing import released_between
from planner.standing_locks import StandingLock

_DIMENSIONS = frozenset({LockDimension.ATTENDEES, LockDimension.EXISTENCE})
_CAUSES = frozenset({LockCause.PAST, LockCause.FREEZE, LockCause.HEADCOUNT, LockCause.PRINTED})


def held_attendance(ctx: Context, period_id: int) -> tuple[StandingLock, ...]:
    """Return what the clock holds of who takes part in what was issued. Raises NotFound."""
    return tuple(
        one
        for one in standing_locks(ctx, period_id, ctx.clock())
        if one.cause in _CAUSES and one.lock.dimension in _DIMENSIONS
    )


def released_by_data(
    ctx: Context, period_id: int, before: Scenario, after: Scenario, reason: str
) -> tuple[StandingLock, ...]:
    """Return what is held of who takes part and is not so in changed data.

    Raises:
        Unsettled: `guests_held`, there is such a thing and no reason was given.
    """
    held = held_attendance(ctx, period_id)
    if not held:
        return ()
    with ctx.store.snapshot() as view:
        told, now = (issued_arrangements(ctx, view, period_id, one) for one in (before, after))
    gone = told.keys() - now.keys()
    changed = released_between(held, told, now)
    released = tuple(x for x in held if x.lock.engagement_id in gone or x in changed)
    if released and not reason.strip():
        raise Unsettled("guests_held", count=len(released))
    return released
