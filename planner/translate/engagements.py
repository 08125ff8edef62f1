"""Engagements as the optimizer sees them: parties, times, rooms, hosts, languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from optimizer.problem import Engagement as OptimizerEngagement
from optimizer.problem import InterpretingMode as OptimizerMode
from optimizer.problem import LanguageNeed, Party, Precedence, RoomOption, Window
from optimizer.problem import Meal as OptimizerMeal
from optimizer.problem import Priority as OptimizerPriority
from planner.catalogue import (
    delegations_of,
    guest_rank,
    needed_languages,
    people_count,
    purposes_of,
)
from planner.model import (
    MINUTES_PER_DAY,
    Clearance,
    Delegation,
    Engagement,
    EngagementKind,
    InterpretingMode,
    Meal,
    NeedKind,
    Room,
    Scenario,
    SecurityLevel,
)
from planner.rulepack import RulePack
from planner.translate.clock import PeriodClock
from planner.translate.hosts import hosts_of, is_municipal, rank_cap, rooms_of_a_unit, wanted_fields
from planner.translate.keys import combined_key, language_key
from planner.translate.parties import parties_at
from planner.translate.rooms import purpose_key, room_key
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

LEAST_CLEARANCE = {
    SecurityLevel.L1: Clearance.CONFIDENTIAL,
    SecurityLevel.L2: Clearance.INTERNAL,
    SecurityLevel.L3: Clearance.NONE,
    SecurityLevel.L4: Clearance.NONE,
}
"""What an interpreter must be cleared for by the guests' level of protection."""

NOT_STEP_FREE_COST = 50
"""How much less liked a venue with steps is for guests who cannot climb them."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What engagements are translated with: `parties` are those present in the period, by id."""

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
    preferred = engagement.time.preferred_start
    return OptimizerEngagement(
        id=engagement.id,
        kind=engagement.kind.value,
        parties=parties_at(engagement, scenario),
        priority=OptimizerPriority(engagement.priority.value),
        duration_min=engagement.duration_min,
        windows=windows_of_engagement(engagement, setting),
        rooms=_room_options(engagement, rooms, scenario),
        purpose=purpose_key(purposes_of(engagement)),
        people=people_count(engagement, scenario),
        hosts=hosts,
        guest_rank=rank if hosts else None,
        rank_gap_cap=rank_cap(engagement, pack) if hosts else None,
        field=combined_key(fields) if hosts and fields else None,
        languages=_languages(engagement, {option.leader for option in hosts}, setting),
        preferred_start_min=None if preferred is None else setting.clock.minute(preferred),
        meal=None if engagement.meal is Meal.NONE else OptimizerMeal(engagement.meal.value),
        is_banquet=engagement.kind is EngagementKind.BANQUET,
        is_courtesy_call=engagement.kind is EngagementKind.COURTESY_CALL,
        evening=engagement.kind in EVENING_KINDS
        or (engagement.meal is Meal.DINNER and bool(hosts)),
        heavy=engagement.heavy,
        outdoor=engagement.outdoor,
        programme=engagement.kind not in FRAME_KINDS,
    )


def windows_of_engagement(engagement: Engagement, setting: Setting) -> tuple[Window, ...]:
    """Return when an engagement may take place: as asked, while all its guests are there."""
    present = _asked(engagement, setting.clock)
    for key in parties_at(engagement, setting.scenario):
        party = setting.parties.get(key)
        days = party.days if party else ()
        present = intersection(present, (Window(d.present_min, d.gone_min) for d in days))
    return long_enough(present, engagement.duration_min)


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
    is_ranked = bool(engagement.place.options)
    delegations = delegations_of(engagement, scenario)
    has_steps = {venue.id for venue in scenario.venues if not venue.step_free}
    avoids = has_steps if any(map(_needs_step_free, delegations)) else set()
    places = {venue_id: n for n, venue_id in enumerate(dict.fromkeys(r.venue_id for r in rooms))}
    return tuple(
        RoomOption(
            room_key(room, engagement),
            (places[room.venue_id] if is_ranked else 0)
            + (NOT_STEP_FREE_COST if room.venue_id in avoids else 0),
        )
        for room in rooms
    )


def _needs_step_free(delegation: Delegation) -> bool:
    return any(need.kind is NeedKind.STEP_FREE for need in delegation.needs)


def _languages(
    engagement: Engagement, host_ids: set[str], setting: Setting
) -> tuple[LanguageNeed, ...]:
    spec, scenario = engagement.interpreting, setting.scenario
    if spec.mode is InterpretingMode.NONE:
        return ()
    levels = (d.security_level for d in delegations_of(engagement, scenario))
    clearance = max(spec.clearance, *(LEAST_CLEARANCE[level] for level in levels))
    needs_grade = any(
        is_municipal(leader, setting.pack) for leader in scenario.leaders if leader.id in host_ids
    )
    return tuple(
        LanguageNeed(
            language=language_key(language, spec.gender),
            mode=OptimizerMode(spec.mode.value),
            clearance=clearance.value,
            leader_grade=needs_grade,
        )
        for language in needed_languages(engagement, scenario)
    )


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
