"""What holds a period's plan as it stands, gathered from everywhere that can hold it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from planner.arrangements import Arrangement, arrangements_of
from planner.catalogue import municipal_leaders
from planner.model import LockCause, Scenario, Subject, SubjectKind
from planner.services.approvals.examined import APPROVED_DIMENSIONS, Examined, examine
from planner.services.context import Context
from planner.services.labels import LOCKS_REASON
from planner.services.records import latest_plan, plan_at, scenario_now
from planner.services.views import PlanRef
from planner.standing_locks import StandingLock, frozen_by_time, held_as_told, strongest
from planner.store import issues, scenarios
from planner.store.scenarios import ScenarioVersion
from planner.store.transactions import View


def standing_locks(ctx: Context, period_id: int, now: datetime) -> tuple[StandingLock, ...]:
    """Return what is held of a period, by engagement and dimension, one cause for each.

    What is close or has happened is so by the plan that was issued: nobody was told another.
    Approvals hold what of the newest plan is as it was approved. Raises NotFound.
    """
    ref = latest_plan(ctx, period_id)
    with ctx.store.snapshot() as view:
        scenario = scenario_now(ctx, period_id).scenario
        history = scenarios.history(view, period_id)
        locks = [*_by_hand(scenario, history)]
        if ref is not None:
            examined = examine(ctx, view, ref)
            locks += _by_approval(examined)
            locks += _by_the_clock(ctx, view, ref, examined, now)
    return strongest(locks)


def _by_hand(scenario: Scenario, history: tuple[ScenarioVersion, ...]) -> Iterator[StandingLock]:
    """Yield what somebody holds at the desk; whoever saved it last is in the history."""
    saved = {version.reason: version for version in reversed(history)}
    for lock in scenario.locks:
        version = saved.get(LOCKS_REASON.format(lock.engagement_id))
        yield StandingLock(
            lock,
            LockCause.HAND,
            by="" if version is None else version.author,
            since=None if version is None else version.at,
        )


def _by_approval(examined: Examined) -> Iterator[StandingLock]:
    tolerance_min = examined.shown.ground.rules.numbers.approval.unchanged_within_min
    for subject in sorted(examined.standings, key=_engagements_first):
        standing = examined.standings[subject]
        if not standing.state.holds or standing.approved is None:
            continue
        said = standing.approved.decisions[-1]
        for one in standing.approved.draft.content:
            for held in held_as_told(one, LockCause.APPROVAL, sorted(APPROVED_DIMENSIONS)):
                yield replace(
                    held,
                    by=said.author,
                    since=said.at,
                    tolerance_min=tolerance_min,
                    venue_id=one.venue_id,
                )


def _engagements_first(subject: Subject) -> tuple[bool, str]:
    return subject.kind is not SubjectKind.ENGAGEMENT, subject.id


def _by_the_clock(
    ctx: Context, view: View, ref: PlanRef, examined: Examined, now: datetime
) -> Iterator[StandingLock]:
    binding = issues.latest(view, ref.period_id)
    if binding is None:
        return
    told = issued_arrangements(ctx, view, ref.period_id, examined.shown.scenario)
    numbers = examined.shown.ground.rules.numbers
    for held in frozen_by_time(
        told.values(),
        examined.engagements,
        now,
        numbers.freeze,
        lambda key: key in municipal_leaders(examined.shown.scenario, numbers),
    ):
        yield replace(held, by=binding.author, since=binding.at)


def issued_arrangements(
    ctx: Context, view: View, period_id: int, scenario: Scenario
) -> Mapping[str, Arrangement]:
    """Return what people were told of each engagement that is still asked for."""
    binding = issues.latest(view, period_id)
    if binding is None:
        return {}
    plan = plan_at(ctx, PlanRef(period_id, binding.plan_number))
    asked = {engagement.id for engagement in scenario.engagements}
    told = arrangements_of(plan, scenario)
    return {key: one for key, one in told.items() if key in asked}
