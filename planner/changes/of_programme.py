"""Changes of the programme: engagements added, cancelled, fixed from above, or running over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from planner.changes.kinds import Cancelled, Fixed, NewEngagement, Overrun
from planner.changes.standing import (
    Standing,
    engagement_of,
    refused,
    told_visit,
    with_engagements,
    with_locks,
    without_engagements,
)
from planner.errors import FlawCode
from planner.model import Engagement, Lock, LockDimension, Priority, Scenario


def new_engagement(change: NewEngagement, standing: Standing) -> Scenario:
    """Ask for one more engagement."""
    scenario, new = standing.scenario, change.engagement
    if any(one.id == new.id for one in scenario.engagements):
        raise refused("engagement.id", FlawCode.DUPLICATE_ID, new.id)
    return replace(scenario, engagements=(*scenario.engagements, new))


def cancelled(change: Cancelled, standing: Standing) -> Scenario:
    """Take an engagement out."""
    gone = engagement_of(standing, change.engagement_id).id
    return without_engagements(standing.scenario, frozenset({gone}))


def fixed(change: Fixed, standing: Standing) -> Scenario:
    """Hold an engagement as a higher level wants it; it must take place."""
    engagement = engagement_of(standing, change.engagement_id)
    locks = [
        Lock(engagement.id, LockDimension.EXISTENCE),
        Lock(engagement.id, LockDimension.TIME, start=change.start),
    ]
    if change.room_id is not None:
        locks.append(Lock(engagement.id, LockDimension.PLACE, ids=(change.room_id,)))
    if change.host_id is not None:
        locks.append(Lock(engagement.id, LockDimension.HOST, ids=(change.host_id,)))
    held = with_locks(standing.scenario, *locks)
    return with_engagements(
        held,
        lambda one: replace(one, priority=Priority.MUST) if one.id == engagement.id else one,
    )


def overrun(change: Overrun, standing: Standing) -> Scenario:
    """Let an engagement last longer, from the start that it has."""
    visit = told_visit(standing, change.engagement_id)
    more = timedelta(minutes=change.minutes)

    def longer(one: Engagement) -> Engagement:
        if one.id != visit.engagement_id:
            return one
        latest = one.time.latest
        kept = (
            one.time if latest is None else replace(one.time, latest=max(latest, visit.end + more))
        )
        duration = one.duration_min + change.minutes
        return replace(one, duration_min=duration, min_duration_min=duration, time=kept)

    start = Lock(visit.engagement_id, LockDimension.TIME, start=visit.start)
    return with_engagements(with_locks(standing.scenario, start), longer)
