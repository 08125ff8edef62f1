"""Engagements as the optimizer sees them: parties, times, rooms, hosts, languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from optimizer.problem import Dress as OptimizerDress
from optimizer.problem import Engagement as OptimizerEngagement
from optimizer.problem import Meal as OptimizerMeal
from optimizer.problem import Party, Precedence, RoomOption, Window
from optimizer.problem import Priority as OptimizerPriority
from planner.catalogue import guest_rank, people_count, purposes_of
from planner.model import (
    MINUTES_PER_DAY,
    Dress,
    Engagement,
    EngagementKind,
    Meal,
    PressCoverage,
    Room,
    Scenario,
)
from planner.rulepack import RulePack
from planner.translate.as_of import AsOf, cleared_on
from planner.translate.clock import PeriodClock
from planner.translate.hosts import hosts_of, rank_cap, rooms_of_a_unit, wanted_fields
from planner.translate.interpreting import languages_of, preferred_interpreters
from planner.translate.keys import combined_key
from planner.translate.parties import parties_at
from planner.translate.rooms import purpose_key
from planner.translate.spans import intersection, long_enough, merged

FRAME_KINDS = frozenset(
    {
        EngagementKind.GREETING,
        EngagementKind.CHECK_IN,
        EngagementKind.FREE_TIME,
        EngagementKind.REST,
        EngagementKind.SEND_OFF,
    }
)
"""What frames a day and does not count as programme."""

EVENING_KINDS = frozenset({EngagementKind.BANQUET, EngagementKind.PERFORMANCE})
"""What guests dress for in the evening; a hosted dinner of another kind counts too."""

DRESSES = {Dress.FIELD: OptimizerDress.FIELD, Dress.FORMAL: OptimizerDress.FORMAL}
"""The ways of dressing between which guests change (H24)."""

SITE_VISIT_KINDS = frozenset(
    {EngagementKind.SITE_VISIT, EngagementKind.CULTURE_VISIT, EngagementKind.BOAT}
)
"""What guests are shown the place itself at."""

NOT_CERTIFIED_COST = 1
"""How much less liked a place is than a certified visit site, where nobody ranked them."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What engagements are translated with: `parties` are those present in the period, by id."""

    seen: AsOf

    scenario: Scenario
    pack: RulePack
    clock: PeriodClock
    parties: Mapping[str, Party]


def candidate_rooms(
    engagement: Engagement, fit: Sequence[Room], setting: Setting
) -> tuple[Room, ...]:
    """Return the rooms of `fit` that an engagement may use; one venue's where units host."""
    scenario, pack = setting.scenario, setting.pack
    if engagement.host.required and not hosts_of(engagement, fit, scenario, pack):
        return rooms_of_a_unit(engagement, fit, scenario) or tuple(fit)
    return tuple(fit)


def engagement_of(
    engagement: Engagement, rooms: Sequence[Room], setting: Setting
) -> OptimizerEngagement:
    """Return an engagement that may be held in `rooms`, best first.

    Windows, rooms or hosts may come out empty: then it cannot take place.
    """
    scenario, pack = setting.scenario, setting.pack
    rank = guest_rank(engagement, scenario)
    hosts = hosts_of(engagement, rooms, scenario, pack)
    fields = wanted_fields(engagement, scenario)
    host_ids = {option.leader for option in hosts}
    preferred = engagement.time.preferred_start
    return OptimizerEngagement(
        id=engagement.id,
        kind=engagement.kind.value,
        parties=parties_at(engagement, scenario),
        priority=OptimizerPriority(engagement.priority.value),
        duration_min=engagement.duration_min,
        min_duration_min=engagement.min_duration_min,
        windows=windows_of_engagement(engagement, setting),
        rooms=_room_options(engagement, rooms, scenario),
        purpose=purpose_key(purposes_of(engagement)),
        people=people_count(engagement, scenario),
        hosts=hosts,
        guest_rank=rank if hosts else None,
        rank_gap_cap=rank_cap(engagement, pack) if hosts else None,
        field=combined_key(fields) if hosts and fields else None,
        languages=languages_of(engagement, host_ids, scenario, pack),
        preferred_start_min=None if preferred is None else setting.clock.minute(preferred),
        meal=None if engagement.meal is Meal.NONE else OptimizerMeal(engagement.meal.value),
        is_banquet=engagement.kind is EngagementKind.BANQUET,
        is_courtesy_call=engagement.kind is EngagementKind.COURTESY_CALL,
        evening=engagement.kind in EVENING_KINDS
        or (engagement.meal is Meal.DINNER and bool(hosts)),
        heavy=engagement.heavy,
        outdoor=engagement.outdoor or _only_outdoors(rooms, scenario),
        programme=engagement.kind not in FRAME_KINDS,
        preferred_interpreters=preferred_interpreters(engagement, scenario),
        dress=DRESSES.get(engagement.dress, OptimizerDress.ANY),
        cleared_from_min=_cleared_from_min(engagement, host_ids, setting),
        site_visit=engagement.kind in SITE_VISIT_KINDS,
        press=engagement.press is not PressCoverage.NONE,
    )


def _cleared_from_min(engagement: Engagement, host_ids: set[str], setting: Setting) -> int | None:
    """Return from when an engagement can have its approval, None where that binds nothing (H19)."""
    hosts = [leader for leader in setting.scenario.leaders if leader.id in host_ids]
    day = cleared_on(engagement, hosts, setting.seen, setting.scenario, setting.pack)
    if day is None or day <= setting.clock.period.start:
        return None
    return setting.clock.midnight(day)


def _only_outdoors(rooms: Sequence[Room], scenario: Scenario) -> bool:
    outdoors = {venue.id for venue in scenario.venues if venue.outdoor}
    return bool(rooms) and all(room.venue_id in outdoors for room in rooms)


def windows_of_engagement(engagement: Engagement, setting: Setting) -> tuple[Window, ...]:
    """Return when an engagement may take place: as asked, while all its guests are there."""
    present = _asked(engagement, setting.clock)
    for key in parties_at(engagement, setting.scenario):
        party = setting.parties.get(key)
        days = party.days if party else ()
        present = intersection(present, (Window(d.present_min, d.gone_min) for d in days))
    return long_enough(present, engagement.min_duration_min)


def _asked(engagement: Engagement, clock: PeriodClock) -> tuple[Window, ...]:
    spec = engagement.time
    horizon_min = clock.days * MINUTES_PER_DAY
    # A send-off after a late dinner may run past the last midnight of the period.
    earliest = 0 if spec.earliest is None else clock.minute(spec.earliest)
    latest = horizon_min + MINUTES_PER_DAY if spec.latest is None else clock.minute(spec.latest)
    days: Sequence[date] = spec.days
    if not days:
        return merged((Window(earliest, latest),))
    starts = (clock.midnight(day) for day in days)
    return intersection(
        (Window(earliest, latest),), (Window(start, start + MINUTES_PER_DAY) for start in starts)
    )


def _room_options(
    engagement: Engagement, rooms: Sequence[Room], scenario: Scenario
) -> tuple[RoomOption, ...]:
    """Return rooms with costs: their place in the list where somebody made one."""
    costs = _ranked(rooms) if engagement.place.options else _certified_first(rooms, scenario)
    return tuple(RoomOption(room.id, costs[room.venue_id]) for room in rooms)


def _ranked(rooms: Sequence[Room]) -> Mapping[str, int]:
    return {venue_id: n for n, venue_id in enumerate(dict.fromkeys(r.venue_id for r in rooms))}


def _certified_first(rooms: Sequence[Room], scenario: Scenario) -> Mapping[str, int]:
    used = {room.venue_id for room in rooms}
    certified = {v.id for v in scenario.venues if v.is_visit_point and v.id in used}
    return {v: NOT_CERTIFIED_COST if certified and v not in certified else 0 for v in used}


def precedences_of(
    engagements: Sequence[Engagement], present: Mapping[str, OptimizerEngagement]
) -> tuple[Precedence, ...]:
    """Return the order in which engagements that can take place follow each other (H15)."""
    return tuple(
        Precedence(before, engagement.id)
        for engagement in sorted(engagements, key=lambda engagement: engagement.id)
        for before in sorted(engagement.after_ids)
        if before in present and engagement.id in present
    )
