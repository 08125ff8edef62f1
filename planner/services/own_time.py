"""The times at which a leader is not free, entered by the leader or the secretary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from planner.access import Action, Post, Thing, reach_of, require
from planner.errors import NotFound
from planner.i18n import Translator
from planner.model import BusyBlock, Leader, Scenario
from planner.services.context import Context
from planner.services.names import names_of
from planner.services.records import keep_scenario, plan_at, scenario_now
from planner.services.views import PlanRef
from planner.store import issues


@dataclass(frozen=True, slots=True)
class OwnTime:
    """A leader's own times, and the issued engagements that now clash with them.

    `version` is the scenario's at which they were read: a change names it as its base.
    """

    blocks: tuple[BusyBlock, ...]
    clashes: tuple[str, ...]
    version: int


def own_time(ctx: Context, period_id: int, leader_id: str, t: Translator) -> OwnTime:
    """Return when a leader is not free. Raises NotFound."""
    scenario, version = _asked(ctx, Action.SEE, period_id, leader_id)
    leader = _leader(scenario, leader_id)
    with ctx.store.snapshot() as view:
        issue = issues.latest(view, period_id)
    plan = None if issue is None else plan_at(ctx, PlanRef(period_id, issue.plan_number))
    names = names_of(scenario, t, ctx.person, plan)
    clashes = tuple(
        names.engagement(visit.engagement_id)
        for visit in (plan.visits if plan else ())
        if visit.host_id == leader_id
        and any(one.start < visit.end and visit.start < one.end for one in leader.busy)
    )
    ordered = sorted(leader.busy, key=lambda one: (one.start, one.end))
    return OwnTime(tuple(ordered), clashes, version)


def block(
    ctx: Context, period_id: int, base_version: int, leader_id: str, taken: BusyBlock
) -> None:
    """Note that a leader is not free; what was issued stays until the desk plans anew.

    Raises:
        NotFound: there is no such leader.
        InvalidInput: the end comes before the start.
        Conflict: somebody else saved since `base_version`.
    """
    scenario, _ = _asked(ctx, Action.CHANGE, period_id, leader_id)
    busy = (*_leader(scenario, leader_id).busy, taken)
    _keep(ctx, period_id, base_version, leader_id, busy)


def free(ctx: Context, period_id: int, base_version: int, leader_id: str, start: datetime) -> None:
    """Take back the time that begins at `start`. Raises NotFound and Conflict."""
    scenario, _ = _asked(ctx, Action.CHANGE, period_id, leader_id)
    busy = _leader(scenario, leader_id).busy
    _keep(ctx, period_id, base_version, leader_id, tuple(o for o in busy if o.start != start))


def _asked(ctx: Context, action: Action, period_id: int, leader_id: str) -> tuple[Scenario, int]:
    reach_of(ctx, action, Thing.OWN_TIME)
    current = scenario_now(ctx, period_id)
    office_id = current.scenario.office.id
    is_own = ctx.person.stands_for(office_id, Post.LEADER, leader_id)
    require(ctx, action, Thing.OWN_TIME, own=is_own)
    return current.scenario, current.version


def _leader(scenario: Scenario, leader_id: str) -> Leader:
    for leader in scenario.leaders:
        if leader.id == leader_id:
            return leader
    raise NotFound("leader", id=leader_id)


def _keep(
    ctx: Context, period_id: int, base_version: int, leader_id: str, busy: tuple[BusyBlock, ...]
) -> None:
    scenario = scenario_now(ctx, period_id).scenario
    leaders = tuple(
        replace(one, busy=busy) if one.id == leader_id else one for one in scenario.leaders
    )
    changed = replace(scenario, leaders=leaders)
    keep_scenario(ctx, period_id, base_version, changed, f"leader {leader_id}")
