"""Re-planning through the store: asked, answered, taken with the changed data, undone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.changes import Changes, kinds
from planner.errors import Conflict, InvalidInput, NotFound
from planner.services import collecting, edits, issuing, planning, plans, replanning, scenarios
from planner.services.change_views import AnswerKind
from planner.services.views import PlanRef, RunStatus
from planner.store import runs
from tests.planner.services.conftest import visit_of, work_off

CALL = "jp-ritto-courtesy-call"


@pytest.fixture
def called_away(ctx, ref):
    """The host of the courtesy call is called away the day before."""
    call = visit_of(ctx, ref, CALL)
    assert call.host_id is not None
    away = kinds.LeaderAway(call.host_id, call.start, call.end)
    return Changes(call.start - timedelta(days=1), (away,))


@pytest.fixture
def answered(ctx, ref, called_away):
    """A re-plan that has been worked off."""
    run_id = replanning.start(ctx, ref, called_away, seconds=1.5)
    work_off(ctx)
    collecting.collect(ctx, run_id)
    return run_id


def test_people_go_by_what_was_issued_last(ctx, ref, t):
    assert replanning.told(ctx, 1) == ref
    known = [point.key for point in issuing.open_points(ctx, ref, t)]
    issuing.issue(ctx, ref, accepted=known, note="agreed by telephone")
    edits.leave_out(ctx, ref, "jp-ritto-island", "shorter")
    assert (plans.latest(ctx, 1), replanning.told(ctx, 1)) == (PlanRef(1, 2), ref)


def test_what_a_change_touches_is_told_without_a_search(ctx, ref, called_away, t):
    seen = replanning.preview(ctx, ref, called_away, t)
    assert len(seen.happened) == 1
    assert "is not available Tue 15 Dec" in seen.happened[0]
    assert len(seen.touched) == 1
    assert "is busy" in seen.touched[0]


def test_a_change_that_names_nobody_is_refused_by_its_place(ctx, ref, called_away):
    wrong = replace(called_away, changes=(kinds.NotComing("nobody"),))
    with pytest.raises(InvalidInput) as refused:
        replanning.start(ctx, ref, wrong)
    assert [flaw.path for flaw in refused.value.flaws] == ["changes[0].delegation_id"]


def test_answers_say_what_changes_why_and_who_must_be_told(ctx, answered, t, zh):
    assert replanning.view(ctx, answered, t).status is RunStatus.DONE
    first = replanning.answers(ctx, answered, t)[0]
    assert (first.kind, first.label) == (AnswerKind.FEWEST_CHANGES, "Fewest changes")
    assert first.sentence.startswith("Feasible with ")
    call = next(one for one in first.changed if one.engagement_id == CALL)
    assert any("is busy" in reason for reason in call.reasons)
    assert first.is_whole
    told = {(one.kind.value, one.id) for one in first.to_tell}
    assert ("delegation", "jp-ritto") in told
    assert replanning.answers(ctx, answered, zh)[0].sentence.startswith("可行")


def test_a_search_for_a_plan_and_one_for_answers_do_not_mix(ctx, answered, t):
    shown = planning.latest(ctx, 1, t)
    assert shown is not None
    assert shown.id == 1
    again = replanning.latest(ctx, 1, t)
    assert again is not None
    assert again.id == answered
    assert plans.latest(ctx, 1) == PlanRef(1, 1)
    with ctx.store.snapshot() as view:
        assert runs.uncollected(view) == ()


def test_an_answer_is_taken_with_the_changed_data_and_can_be_undone(
    ctx, ref, answered, called_away
):
    before = scenarios.current(ctx, 1).scenario
    saved = replanning.take(ctx, answered, AnswerKind.FEWEST_CHANGES, "Re-plan")
    assert saved == PlanRef(1, 2)
    plan = plans.get(ctx, saved)
    assert (plan.parent_number, plan.reason, plan.warnings) == (1, "Re-plan", ())
    leader_id = called_away.changes[0].leader_id
    busy = {leader.id: leader.busy for leader in scenarios.current(ctx, 1).scenario.leaders}
    old = {leader.id: leader.busy for leader in before.leaders}
    assert len(busy[leader_id]) == len(old[leader_id]) + 1
    found = replanning.taken(ctx, 1)
    assert found is not None
    assert (found.ref, found.can_undo) == (saved, True)
    undone = replanning.undo(ctx, saved, "Undone")
    assert scenarios.current(ctx, 1).scenario == before
    assert plans.get(ctx, undone).visits == plans.get(ctx, ref).visits
    assert replanning.taken(ctx, 1) is None


def test_an_answer_can_be_taken_again_after_an_undo(ctx, answered):
    saved = replanning.take(ctx, answered, AnswerKind.FEWEST_CHANGES, "Re-plan")
    replanning.undo(ctx, saved, "Undone")
    again = replanning.take(ctx, answered, AnswerKind.FEWEST_CHANGES, "Again")
    assert again == PlanRef(1, 4)
    assert plans.get(ctx, again).visits == plans.get(ctx, saved).visits
    assert replanning.undo(ctx, again, "Undone again") == PlanRef(1, 5)


def test_an_answer_to_older_data_is_not_taken(ctx, answered):
    current = scenarios.current(ctx, 1)
    fewer = replace(current.scenario, locks=())
    changed = replace(fewer, leaders=tuple(reversed(fewer.leaders)))
    scenarios.save(ctx, 1, current.version, changed, "meanwhile")
    with pytest.raises(Conflict):
        replanning.take(ctx, answered, AnswerKind.FEWEST_CHANGES, "Re-plan")
    assert plans.latest(ctx, 1) == PlanRef(1, 1)


def test_an_answer_to_an_older_plan_is_not_taken(ctx, ref, answered):
    edits.leave_out(ctx, ref, "jp-ritto-island", "meanwhile")
    before = scenarios.current(ctx, 1)
    with pytest.raises(Conflict):
        replanning.take(ctx, answered, AnswerKind.FEWEST_CHANGES, "Re-plan")
    # Neither of the two is kept without the other.
    assert scenarios.current(ctx, 1) == before


def test_there_is_nothing_to_take_or_undo_that_was_not_answered(ctx, ref, answered):
    with pytest.raises(NotFound):
        replanning.take(ctx, answered, AnswerKind.KEEP_LEADERS, "Re-plan")
    with pytest.raises(NotFound):
        replanning.undo(ctx, ref, "Undone")
