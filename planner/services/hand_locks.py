"""What somebody holds by hand: a dimension of an engagement as a plan has it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from planner.model import Engagement, Lock, LockDimension, Plan, Scenario


def with_held(
    scenario: Scenario, plan: Plan, engagement: Engagement, dimensions: Collection[LockDimension]
) -> Scenario:
    """Return a scenario in which these dimensions of an engagement are held as a plan has them.

    Other dimensions stay as they were. What the plan does not have (the drive to an engagement in
    the guests' own hotel, anything of an engagement left out but its absence) is not held.
    """
    others = (
        lock
        for lock in scenario.locks
        if lock.engagement_id != engagement.id or lock.dimension not in dimensions
    )
    held = (_lock(engagement, dimension, plan) for dimension in sorted(dimensions))
    return replace(scenario, locks=(*others, *(lock for lock in held if lock is not None)))


def without_held(scenario: Scenario, engagement_id: str) -> Scenario:
    """Return a scenario in which nothing of an engagement is held by hand."""
    locks = tuple(lock for lock in scenario.locks if lock.engagement_id != engagement_id)
    return replace(scenario, locks=locks)


def _lock(engagement: Engagement, dimension: LockDimension, plan: Plan) -> Lock | None:
    """Return a dimension held as the plan has it, None when there is nothing to hold."""
    visit = plan.visit(engagement.id)
    if dimension is LockDimension.EXISTENCE:
        return Lock(engagement.id, dimension, present=visit is not None)
    if visit is None:
        return None
    ids: tuple[str, ...] = ()
    match dimension:
        case LockDimension.TIME:
            return Lock(engagement.id, dimension, start=visit.start, end=visit.end)
        case LockDimension.PLACE:
            ids = (visit.room_id,)
        case LockDimension.HOST:
            # Nobody is held too: no host.
            return Lock(engagement.id, dimension, ids=(visit.host_id,) if visit.host_id else ())
        case LockDimension.INTERPRETER:
            ids = tuple(sorted({key for team in visit.teams for key in team.interpreter_ids}))
        case LockDimension.VEHICLE:
            legs = (leg for leg in plan.legs if leg.to_engagement_id == engagement.id)
            ids = tuple(sorted({key for leg in legs for key in leg.vehicle_ids}))
        case LockDimension.ATTENDEES:
            ids = engagement.delegation_ids
    return Lock(engagement.id, dimension, ids=ids) if ids else None
