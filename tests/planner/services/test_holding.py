"""What holds a real plan, and what a search makes of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.access import Actor, Role
from planner.model import LockCause, LockDimension, Subject, SubjectKind, Verdict
from planner.services import approvals, edits, issuing, planning, plans, scenarios
from planner.services.asked import problem_to_solve
from planner.services.holding import standing_locks
from tests.planner.services.conftest import visit_of, work_off

CALL = "jp-ritto-courtesy-call"
BANQUET = "jp-ritto-banquet"


def causes(ctx, now):
    found: dict[str, dict[LockDimension, LockCause]] = {}
    for one in standing_locks(ctx, 1, now):
        found.setdefault(one.lock.engagement_id, {})[one.lock.dimension] = one.cause
    return found


def issue(ctx, ref, t):
    keys = [point.key for point in issuing.open_points(ctx, ref, t)]
    issuing.issue(ctx, ref, accepted=keys, note="Agreed")


def approve(ctx, ref, *engagements):
    chief = ctx.acting_as(Actor("chief", "Chief", frozenset({Role.CHIEF})))
    subjects = [Subject(SubjectKind.ENGAGEMENT, key) for key in engagements]
    approvals.submit(ctx, ref, subjects)
    approvals.decide(chief, 1, range(1, len(subjects) + 1), Verdict.APPROVED)


def test_nothing_is_held_of_a_plan_that_nobody_was_told(ctx, ref):
    during = visit_of(ctx, ref, CALL).start + timedelta(minutes=5)
    assert standing_locks(ctx, 1, during) == ()


def test_the_clock_holds_what_was_issued(ctx, ref, t):
    issue(ctx, ref, t)
    plan = plans.get(ctx, ref)
    during = visit_of(ctx, ref, CALL).start + timedelta(minutes=5)
    found = causes(ctx, during)
    begun = {visit.engagement_id for visit in plan.visits if visit.start <= during}
    assert {key for key, held in found.items() if LockCause.PAST in held.values()} == begun
    assert found[BANQUET] == {LockDimension.ATTENDEES: LockCause.HEADCOUNT}
    locks = standing_locks(ctx, 1, during)
    assert {(one.by, one.since is not None) for one in locks} == {("officer", True)}


def test_hands_and_approvals_hold_with_a_name(ctx, ref, t):
    edits.set_locks(ctx, ref, CALL, frozenset({LockDimension.INTERPRETER}))
    approve(ctx, ref, CALL)
    now = visit_of(ctx, ref, CALL).start - timedelta(days=3)
    locks = {one.lock.dimension: one for one in standing_locks(ctx, 1, now)}
    assert {dimension: (one.cause, one.by) for dimension, one in locks.items()} == {
        LockDimension.INTERPRETER: (LockCause.HAND, "officer"),
        LockDimension.TIME: (LockCause.APPROVAL, "chief"),
        LockDimension.PLACE: (LockCause.APPROVAL, "chief"),
        LockDimension.HOST: (LockCause.APPROVAL, "chief"),
        LockDimension.ATTENDEES: (LockCause.APPROVAL, "chief"),
        LockDimension.EXISTENCE: (LockCause.APPROVAL, "chief"),
    }
    edits.leave_out(ctx, ref, CALL, "cancelled", release=True)
    assert {one.cause for one in standing_locks(ctx, 1, now)} == {LockCause.HAND}


def test_a_search_holds_what_is_close_and_counts_changes_from_what_was_told(ctx, ref, t):
    scenario = scenarios.current(ctx, 1).scenario
    assert problem_to_solve(ctx, 1, scenario).baseline is None
    approve(ctx, ref, CALL)
    baseline = problem_to_solve(ctx, 1, scenario).baseline
    assert baseline is not None
    assert ([x.engagement for x in baseline.visits], baseline.approved) == ([CALL], (CALL,))
    assert baseline.senior_leaders != ()
    issue(ctx, ref, t)
    told = plans.get(ctx, ref).visits
    during = visit_of(ctx, ref, CALL).start + timedelta(minutes=5)
    at_the_call = replace(ctx, clock=lambda: during)
    problem = problem_to_solve(at_the_call, 1, scenario)
    assert problem.baseline is not None
    assert len(problem.baseline.visits) == len(told)
    begun = {visit.engagement_id for visit in told if visit.start <= during}
    held = {lock.engagement for lock in problem.locks if lock.dimension.value == "time"}
    assert begun <= held


def test_somebody_who_left_is_held_no_more(ctx, ref, t):
    issue(ctx, ref, t)
    visit = visit_of(ctx, ref, CALL)
    gone = visit.teams[0].interpreter_ids[0]
    scenario = scenarios.current(ctx, 1).scenario
    without = replace(
        scenario, interpreters=tuple(x for x in scenario.interpreters if x.id != gone)
    )
    during = visit.start + timedelta(minutes=5)
    problem = problem_to_solve(replace(ctx, clock=lambda: during), 1, without)
    dimensions = {lock.dimension.value for lock in problem.locks if lock.engagement == CALL}
    assert dimensions == {"time", "place", "host", "vehicle", "existence"}


def test_planning_again_leaves_what_was_approved_where_nothing_asks_for_more(ctx, ref, t):
    approve(ctx, ref, CALL, BANQUET)
    before = [visit_of(ctx, ref, key) for key in (CALL, BANQUET)]
    run_id = planning.start(ctx, 1, seconds=6.0, seed=2)
    work_off(ctx)
    assert planning.collect(ctx, run_id) == 2
    newest = plans.latest(ctx, 1)
    assert newest is not None
    after = [visit_of(ctx, newest, key) for key in (CALL, BANQUET)]
    assert [(v.start, v.room_id, v.host_id) for v in after] == [
        (v.start, v.room_id, v.host_id) for v in before
    ]
    card = {tier.tier: tier for tier in plans.score_card(ctx, newest, t)}
    assert card["stability"].value == sum(line.value for line in card["stability"].lines)


@pytest.mark.parametrize("dimension", [LockDimension.TIME, LockDimension.PLACE])
def test_a_lock_by_hand_gives_way_to_a_stronger_one(ctx, ref, t, dimension):
    issue(ctx, ref, t)
    edits.set_locks(ctx, ref, CALL, frozenset({dimension}))
    during = visit_of(ctx, ref, CALL).start + timedelta(minutes=5)
    scenario = scenarios.current(ctx, 1).scenario
    assert scenario.locks[0].dimension is dimension
    assert causes(ctx, during)[CALL][dimension] is LockCause.PAST
    problem = problem_to_solve(replace(ctx, clock=lambda: during), 1, scenario)
    assert len([x for x in problem.locks if x.engagement == CALL]) == 6
