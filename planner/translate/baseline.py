"""What people have been told or have approved, as the baseline that changes are counted from."""

from __future__ import annotations

from collections.abc import Iterable

from optimizer.problem import Baseline, BaselineVisit
from planner.arrangements import Arrangement
from planner.translate.translation import Translation


def baseline_of(
    translation: Translation,
    told: Iterable[Arrangement],
    approved: Iterable[str],
    senior_leaders: Iterable[str],
) -> Baseline | None:
    """Return the baseline of what was told of the problem's engagements, None for nothing.

    `approved` are the engagements, `senior_leaders` the people, for whom a change costs more.
    """
    visits = tuple(
        BaselineVisit(
            engagement=one.engagement_id,
            start_min=translation.clock.minute(one.start),
            room=one.room_id,
            host=one.host_id,
            interpreters=one.interpreter_ids,
            vehicles=one.vehicle_ids or (),
        )
        for one in sorted(told, key=lambda one: one.engagement_id)
        if one.engagement_id in translation.engagements
    )
    if not visits:
        return None
    known = {visit.engagement for visit in visits}
    leaders = {leader.id for leader in translation.problem.leaders}
    return Baseline(
        visits,
        approved=tuple(sorted(known.intersection(approved))),
        senior_leaders=tuple(sorted(leaders.intersection(senior_leaders))),
    )
