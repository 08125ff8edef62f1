"""A new engagement with everything that is usual for its kind."""

from __future__ import annotations

from planner.catalogue.kinds import KINDS, usual_minutes
from planner.labels import bilingual, label
from planner.model import Engagement, EngagementKind, HostSpec, InterpretingSpec, Meal


def new_engagement(
    engagement_id: str,
    delegation_ids: tuple[str, ...],
    kind: EngagementKind,
    meal: Meal | None = None,
) -> Engagement:
    """Return an engagement of a kind as the catalogue has it, free in time and place.

    `meal` says which meal a working meal or buffet is, if not the usual one.
    """
    usual = KINDS[kind]
    served = usual.meal if meal is None else meal
    duration_min, least_min = usual_minutes(kind, served)
    return Engagement(
        id=engagement_id,
        delegation_ids=delegation_ids,
        kind=kind,
        title=bilingual(label(kind)),
        duration_min=duration_min,
        min_duration_min=least_min,
        priority=usual.priority,
        host=HostSpec(required=usual.host_required),
        interpreting=InterpretingSpec(mode=usual.mode),
        meal=served,
        hosts_headcount=usual.hosts_headcount,
        staff_headcount=usual.staff_headcount,
        dress=usual.dress,
        press=usual.press,
        outdoor=usual.outdoor,
        heavy=usual.heavy,
    )
