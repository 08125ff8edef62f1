"""What stands of a told plan when something happens, and what becomes of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from optimizer.replan.situation import situation_of as searched
from planner.changes import Changes, kinds
from planner.model import LockCause, LockDimension, RuleOverride
from planner.services import collecting, edits, issuing, replanning, scenarios
from planner.services.change_views import AnswerKind
from planner.services.holding import standing_locks
from planner.services.proposals import situation_of, task_of
from planner.services.records import open_plan_at
from planner.store import audit
from planner.store.audit import AuditAction, AuditQuery
from planner.translate.replanning import Limits
from tests.planner.services.conftest import visit_of, work_off

CALL = "jp-ritto-courtesy-call"


@pytest.fixture
def issued(ctx, ref, t):
    """The plan is issued: people were told."""
    keys = [point.key for point in issuing.open_points(ctx, ref, t)]
    issuing.issue(ctx, ref, accepted=keys, note="Agreed")
    return ref


def with_windows(ctx, **minutes):
    scenario = scenarios.current(ctx, 1).scenario
    windows = tuple(RuleOverride(f"freeze.{name}", value) for name, value in minutes.items())
    scenarios.save(ctx, 1, 1, replace(scenario, rule_overrides=windows), "windows")


def called_away(ctx, ref, minutes, *may_change):
    """Return that the host of the call is called away, so many minutes before it."""
    call = visit_of(ctx, ref, CALL)
    assert call.host_id is not None
    away = kinds.LeaderAway(call.host_id, call.start, call.end)
    return Changes(call.start - timedelta(minutes=minutes), (away,), may_change)


def answered(ctx, ref, changes, t):
    run_id = replanning.start(ctx, ref, changes, seconds=1.5)
    work_off(ctx)
    collecting.collect(ctx, run_id)
    return run_id, replanning.answers(ctx, run_id, t)[0]


def frozen_in_search(ctx, ref, changes):
    shown = open_plan_at(ctx, ref)
    situation = situation_of(shown.plan, shown.ground, changes, ctx.geography)
    problem, task = task_of(situation, Limits(1.0, 1, 1))
    return {lock.engagement for lock in searched(problem, task.told, task.options).problem.locks}


@pytest.mark.parametrize("windows", [{}, {"leader_min": 30, "other_min": 240}])
def test_a_search_for_answers_holds_what_the_plan_page_shows(ctx, issued, windows):
    with_windows(ctx, **windows)
    start = visit_of(ctx, issued, "jp-ritto-greeting").start
    for minutes in range(-180, 720, 90):
        now = start + timedelta(minutes=minutes)
        shown = {x.lock.engagement_id for x in standing_locks(ctx, 1, now) if x.is_planned_by}
        assert frozen_in_search(ctx, issued, Changes(now, ())) == shown


def test_other_hosts_than_leaders_of_the_city_are_held_as_long_as_others(ctx, issued):
    """The window is that of the rule pack's leaders, not of everybody whose body is no unit."""
    scenario = scenarios.current(ctx, 1).scenario
    host = next(x for x in scenario.leaders if x.id == "fao-director")
    valin = visit_of(ctx, issued, "jp-ritto-visit-valin")
    shown = open_plan_at(ctx, issued)
    plan = replace(
        shown.plan,
        visits=tuple(
            replace(x, host_id=host.id) if x.engagement_id == valin.engagement_id else x
            for x in shown.plan.visits
        ),
    )
    changes = Changes(valin.start - timedelta(minutes=60), ())
    situation = situation_of(plan, shown.ground, changes, ctx.geography)
    held = {x.lock.engagement_id for x in situation.held if x.is_planned_by}
    problem, task = task_of(situation, Limits(1.0, 1, 1))
    found = searched(problem, task.told, task.options).problem
    assert {lock.engagement for lock in found.locks} == held
    assert valin.engagement_id not in held


def test_what_is_close_is_untouched_and_the_rule_pack_says_how_close(ctx, issued, t):
    changes = called_away(ctx, issued, 60)
    until = changes.at + timedelta(minutes=240)
    visits = [x for x in open_plan_at(ctx, issued).plan.visits if x.engagement_id != CALL]
    close = {x.engagement_id for x in visits if changes.at < x.start < until}
    assert not close <= frozen_in_search(ctx, issued, changes)
    with_windows(ctx, leader_min=240, other_min=240)
    assert close <= frozen_in_search(ctx, issued, changes)
    _, first = answered(ctx, issued, changes, t)
    assert close.isdisjoint(one.engagement_id for one in first.changed)


def test_what_the_change_makes_impossible_is_released_and_said(ctx, issued, t):
    _, first = answered(ctx, issued, called_away(ctx, issued, 60), t)
    call = next(one for one in first.changed if one.engagement_id == CALL)
    changed = [line.dimension_label for line in call.lines]
    assert [line.dimension_label for line in call.released] == changed
    assert {line.cause for line in call.released} == {LockCause.FREEZE}
    others = [one.released for one in first.changed if one.engagement_id != CALL]
    assert others == [()] * len(others)


def test_taking_an_answer_remembers_what_it_releases(ctx, issued, t):
    changes = called_away(ctx, issued, 60, CALL)
    run_id, first = answered(ctx, issued, changes, t)
    call = next(one for one in first.changed if one.engagement_id == CALL)
    replanning.take(ctx, run_id, AnswerKind.FEWEST_CHANGES, "Re-plan")
    with ctx.store.snapshot() as view:
        found = audit.find(view, AuditQuery(actions=frozenset({AuditAction.LOCK_RELEASED})))
    words = " ".join(f"{line.dimension}:{line.cause}" for line in call.released)
    assert [dict(x.detail) for x in found] == [{"engagement": CALL, "locks": words}]


def test_what_the_kitchen_was_told_is_said_to_change(ctx, issued, t):
    banquet = visit_of(ctx, issued, "jp-ritto-banquet")
    fewer = kinds.Headcount("jp-ritto", 3)
    _, first = answered(ctx, issued, Changes(banquet.start - timedelta(hours=20), (fewer,)), t)
    found = next(one for one in first.changed if one.engagement_id == "jp-ritto-banquet")
    assert [(x.dimension, x.cause) for x in found.released] == [
        (LockDimension.ATTENDEES, LockCause.HEADCOUNT)
    ]


def test_what_has_begun_as_told_is_not_moved_by_a_later_hand(ctx, issued):
    call = visit_of(ctx, issued, CALL)
    edits.set_locks(ctx, issued, CALL, frozenset({LockDimension.TIME, LockDimension.PLACE}))
    current = scenarios.current(ctx, 1)
    later = call.start + timedelta(minutes=30)
    locks = tuple(
        replace(lock, start=later) if lock.dimension is LockDimension.TIME else lock
        for lock in current.scenario.locks
    )
    scenarios.save(ctx, 1, current.version, replace(current.scenario, locks=locks), "later")
    shown = open_plan_at(ctx, issued)
    changes = Changes(call.start + timedelta(minutes=5), ())
    situation = situation_of(shown.plan, shown.ground, changes, ctx.geography)
    assert {lock.dimension for lock in situation.before.locks} == {
        LockDimension.TIME,
        LockDimension.PLACE,
    }
    assert [lock.dimension for lock in situation.scenario.locks] == [LockDimension.PLACE]
    assert CALL in frozen_in_search(ctx, issued, changes)
    freed = replace(changes, may_change=(CALL,))
    kept = situation_of(shown.plan, shown.ground, freed, ctx.geography).scenario.locks
    assert kept == situation.before.locks
