"""The plan page: start a search, change an engagement, hold it fixed, go back in time."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from optimizer.solution import Tier
from planner.i18n import Language, translator
from planner.model import LockDimension, PlanStatus
from planner.pages.escape import markdown
from planner.services import edits, planning, plans, scenarios
from planner.services.edits import VisitEdit
from planner.services.views import PlanRef, RunStatus
from planner.store import plans as stored_plans
from planner.store import queue
from planner.store.runs import RunProgress
from planner.worker.serving import serve_one
from tests.app.preparing import worker_of

ENGLISH = translator(Language.EN)
FIRST = PlanRef(1, 1)


def a_meeting(ctx):
    """The planned courtesy call of the sample."""
    plan = plans.get(ctx, FIRST)
    kinds = {e.id: e.kind for e in scenarios.current(ctx, 1).scenario.engagements}
    return next(visit for visit in plan.visits if kinds[visit.engagement_id] == "courtesy_call")


def opened(open_page, engagement_id):
    page = open_page("plan")
    page.session_state["plan_picked"] = engagement_id
    return page.run()


def test_planning_queues_a_run_and_shows_it(ctx, open_page):
    page = open_page("plan")
    page.selectbox(key="plan_seconds").set_value(10)
    page.button(key="plan_start").click().run()
    run = planning.latest(ctx, 1, ENGLISH)
    assert run is not None
    assert (run.status, run.limit_seconds) == (RunStatus.WAITING, 10.0)
    assert page.button(key="plan_start").disabled
    assert not page.button(key="plan_stop").disabled


def test_stopping_a_run_that_nobody_has_taken_up_cancels_it(ctx, open_page):
    page = open_page("plan")
    page.button(key="plan_start").click().run()
    page.button(key="plan_stop").click().run()
    run = planning.latest(ctx, 1, ENGLISH)
    assert run is not None
    assert run.status is RunStatus.CANCELLED
    page.run()
    assert not page.button(key="plan_start").disabled
    assert [box.value for box in [*page.error, *page.warning]] == []


def test_another_session_finds_the_search_that_runs(ctx, open_page):
    open_page("plan").button(key="plan_start").click().run()
    again = open_page("plan")
    assert again.button(key="plan_start").disabled
    assert not again.button(key="plan_stop").disabled


def test_a_search_that_ended_shows_its_plan(ctx, open_page):
    page = open_page("plan")
    page.button(key="plan_start").click().run()
    assert serve_one(worker_of(ctx))
    page.run()
    assert page.markdown[0].value.startswith("**Version 2")


def test_the_drawer_shows_an_engagement_as_planned(ctx, open_page):
    visit = a_meeting(ctx)
    page = opened(open_page, visit.engagement_id)
    key = f"adjust_1_{visit.engagement_id}"
    assert page.time_input(key=f"{key}_time").value == visit.start.time()
    assert page.selectbox(key=f"{key}_room").value == visit.room_id
    assert page.selectbox(key=f"{key}_host").value == visit.host_id


def test_a_change_that_breaks_a_rule_is_said_at_once_and_nothing_is_stored(ctx, open_page):
    visit = a_meeting(ctx)
    page = opened(open_page, visit.engagement_id)
    page.time_input(key=f"adjust_1_{visit.engagement_id}_time").set_value(time(3, 0)).run()
    assert [error.value.splitlines()[0] for error in page.error] == ["This breaks:"]
    assert plans.latest(ctx, 1) == FIRST


def test_saving_a_change_makes_a_new_version_with_its_reason(ctx, open_page):
    visit = a_meeting(ctx)
    page = opened(open_page, visit.engagement_id)
    key = f"adjust_1_{visit.engagement_id}"
    later = (visit.start + timedelta(minutes=5)).time()
    page.time_input(key=f"{key}_time").set_value(later)
    page.text_input(key=f"{key}_reason").set_value("The guests asked for it")
    page.run()
    page.button(key=f"{key}_save").click().run()
    saved = plans.get(ctx, PlanRef(1, 2))
    assert (saved.parent_number, saved.reason) == (1, "The guests asked for it")
    moved = saved.visit(visit.engagement_id)
    assert moved is not None
    assert moved.start == visit.start + timedelta(minutes=5)


def test_holding_the_time_fixed_is_kept_by_the_scenario(ctx, open_page):
    visit = a_meeting(ctx)
    page = opened(open_page, visit.engagement_id)
    key = f"adjust_1_{visit.engagement_id}"
    page.button_group(key=f"{key}_held").set_value([LockDimension.TIME])
    page.run()
    page.button(key=f"{key}_save").click().run()
    locks = scenarios.current(ctx, 1).scenario.locks
    assert [(lock.engagement_id, lock.dimension, lock.start) for lock in locks] == [
        (visit.engagement_id, LockDimension.TIME, visit.start)
    ]
    assert plans.latest(ctx, 1) == FIRST


def test_leaving_out_an_engagement_makes_a_version_without_it(ctx, open_page):
    visit = a_meeting(ctx)
    page = opened(open_page, visit.engagement_id)
    page.button(key=f"adjust_1_{visit.engagement_id}_leave").click().run()
    assert plans.get(ctx, PlanRef(1, 2)).visit(visit.engagement_id) is None


def test_an_older_version_can_be_opened_and_left_again(ctx, open_page):
    visit = a_meeting(ctx)
    edits.leave_out(ctx, FIRST, visit.engagement_id, "")
    page = open_page("plan", version="1")
    assert page.markdown[0].value.startswith("**Version 1")
    assert page.info[0].value == "This is an older version; the newest is version 2."
    page.button(key="plan_open_newest").click().run()
    assert page.markdown[0].value.startswith("**Version 2")


def test_an_edit_through_the_service_is_what_the_page_shows(ctx, open_page):
    visit = a_meeting(ctx)
    edit = VisitEdit(
        visit.engagement_id,
        visit.start + timedelta(minutes=10),
        visit.room_id,
        visit.host_id,
        visit.teams,
    )
    ref = edits.save_edit(ctx, FIRST, edit, "later")
    page = opened(open_page, visit.engagement_id)
    shown = page.time_input(key=f"adjust_{ref.number}_{visit.engagement_id}_time").value
    assert shown == (visit.start + timedelta(minutes=10)).time()


def test_a_plan_that_was_stopped_says_so(ctx, open_page):
    stopped = replace(plans.get(ctx, FIRST), status=PlanStatus.STOPPED)
    with ctx.store.transaction("officer") as tx:
        stored_plans.add(tx, 1, stopped, run_id=None)
    page = open_page("plan")
    assert [box.value for box in page.info] == [
        "The search was stopped: this is the best plan that it had found so far."
    ]


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ((2, 1), "Some engagements have no place yet; the plan is being filled."),
        (
            (0, 0),
            "Everything that must or should take place has its place; the plan gets better.",
        ),
    ],
)
def test_a_search_says_in_words_how_far_it_is(ctx, open_page, missing, said):
    page = open_page("plan")
    page.button(key="plan_start").click().run()
    musts, shoulds = missing
    with ctx.store.transaction("worker") as tx:
        held = queue.claim(tx, 60.0)
        assert held is not None
        word = RunProgress(1, 2.0, "placing", int(Tier.MUST), 3, None, musts, shoulds)
        assert queue.report(tx, held, (word,))
    page.run()
    assert [told.value for told in page.markdown if told.value == markdown(said)] == [
        markdown(said)
    ]


def test_what_is_held_is_changed_with_a_box_and_a_reason(ctx, open_page):
    visit = a_meeting(ctx)
    edits.set_locks(ctx, FIRST, visit.engagement_id, frozenset({LockDimension.TIME}))
    page = opened(open_page, visit.engagement_id)
    key = f"adjust_1_{visit.engagement_id}"
    later = visit.start + timedelta(minutes=5)
    page.time_input(key=f"{key}_time").set_value(later.time()).run()
    assert page.warning[-1].value.startswith("This changes what is held fixed:\n- **Time**: Held")
    page.button(key=f"{key}_save").click().run()
    assert page.error[-1].value == (
        "This is held fixed. To change it all the same, tick the box for it and say why."
    )
    page.checkbox(key=f"{key}_release").check().run()
    page.text_input(key=f"{key}_reason").set_value("Asked for").run()
    page.button(key=f"{key}_save").click().run()
    assert plans.latest(ctx, 1) == PlanRef(1, 2)
    (lock,) = scenarios.current(ctx, 1).scenario.locks
    assert lock.start == later


def test_letting_go_of_what_is_held_by_hand_needs_no_reason(ctx, open_page):
    visit = a_meeting(ctx)
    edits.set_locks(ctx, FIRST, visit.engagement_id, frozenset({LockDimension.TIME}))
    page = opened(open_page, visit.engagement_id)
    key = f"adjust_1_{visit.engagement_id}"
    later = visit.start + timedelta(minutes=5)
    page.time_input(key=f"{key}_time").set_value(later.time())
    page.button_group(key=f"{key}_held").set_value([])
    page.run()
    page.button(key=f"{key}_save").click().run()
    assert plans.latest(ctx, 1) == PlanRef(1, 2)
    assert scenarios.current(ctx, 1).scenario.locks == ()


def test_what_is_held_is_listed_with_the_reason(ctx, open_page):
    visit = a_meeting(ctx)
    edits.set_locks(ctx, FIRST, visit.engagement_id, frozenset({LockDimension.TIME}))
    page = open_page("plan")
    page.session_state["plan_view"] = "held"
    page.run()
    (entry,) = [block.value for block in page.markdown if block.value.startswith("- **")]
    assert "**: Time  \n  Held fixed by hand · " in entry


def test_who_saves_second_is_told_sees_both_and_loses_nothing(ctx, open_page):
    visit = a_meeting(ctx)
    page = opened(open_page, visit.engagement_id)
    key = f"adjust_1_{visit.engagement_id}"
    later = visit.start + timedelta(minutes=5)
    page.time_input(key=f"{key}_time").set_value(later.time()).run()
    theirs = VisitEdit(visit.engagement_id, visit.start, visit.room_id, None, visit.teams)
    edits.save_edit(ctx, FIRST, theirs, "The mayor is ill")
    # The other's change has not been seen yet.
    page.button(key=f"{key}_save").click().run()
    assert page.error[-1].value.startswith("There is a newer version of the plan by now")
    shown = "\n".join(block.value for block in page.markdown)
    assert "Version 2 has come in between" in shown
    assert "Host ~~" in shown
    assert "Time ~~" in shown
    page.button(key=f"{key}_save").click().run()
    assert plans.latest(ctx, 1) == PlanRef(1, 3)
    saved = plans.get(ctx, PlanRef(1, 3)).visit(visit.engagement_id)
    assert saved is not None
    assert (saved.start, saved.host_id) == (later, None)


def test_versions_are_compared_named_and_restored(ctx, open_page):
    visit = a_meeting(ctx)
    edits.leave_out(ctx, FIRST, visit.engagement_id, "cancelled")
    page = open_page("plan")
    page.session_state["plan_view"] = "versions"
    page.run()
    shown = "\n".join(block.value for block in page.markdown)
    assert "**does not take place**" in shown
    page.text_input(key="plan_name:2").set_value("Without the mayor").run()
    page.button(key="plan_name_save:2").click().run()
    assert plans.all_plans(ctx, 1, ENGLISH)[0].name == "Without the mayor"
    page.button(key="plan_version_1").click().run()
    page.button(key="plan_restore:1").click().run()
    assert [error.value for error in page.error] == []
    assert plans.latest(ctx, 1) == PlanRef(1, 3)
    assert plans.get(ctx, PlanRef(1, 3)).visits == plans.get(ctx, FIRST).visits
