"""Hand edits: tried in a moment, saved as they are, held for the next run."""

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.errors import Conflict, NotFound
from planner.model import InterpreterTeam, Lock, LockDimension, PlanStatus
from planner.services import edits, plans, scenarios
from planner.services.edits import VisitEdit
from planner.services.views import PlanRef
from tests.planner.services.conftest import visit_of

CALL = "jp-ritto-courtesy-call"
SCHOOL = "jp-ritto-visit-hynu"


@pytest.fixture
def unchanged(ctx, ref):
    visit = visit_of(ctx, ref, CALL)
    return VisitEdit(CALL, visit.start, visit.room_id, visit.host_id, visit.teams)


def test_the_form_shows_what_is_planned_and_what_could_be(ctx, ref, t, unchanged):
    form = edits.form(ctx, ref, CALL, t)
    assert (form.start, form.room_id, form.host_id) == (
        unchanged.start,
        unchanged.room_id,
        unchanged.host_id,
    )
    assert unchanged.room_id in {choice.id for choice in form.rooms}
    assert {choice.id for choice in form.hosts} == {
        leader.id for leader in scenarios.current(ctx, 1).scenario.leaders
    }
    (japanese,) = form.languages
    assert (japanese.language, japanese.label) == ("ja", "Japanese")
    assert japanese.chosen == unchanged.teams[0].interpreter_ids
    assert form.first <= unchanged.start <= form.last
    assert (form.duration_min, form.locked) == (40, ())


def test_nothing_changed_breaks_nothing(ctx, ref, t, unchanged):
    found = edits.check_edit(ctx, ref, unchanged, t)
    assert (found.broken, found.mended, found.remaining, found.has_effect) == ((), (), (), False)


def test_an_edit_tells_what_it_breaks_and_stores_nothing(ctx, ref, t, unchanged):
    found = edits.check_edit(ctx, ref, replace(unchanged, teams=()), t)
    assert [line.rule for line in found.broken] == ["H07"]
    assert found.has_effect
    assert plans.latest(ctx, 1) == ref


def test_an_edit_is_saved_whatever_it_breaks(ctx, ref, t, unchanged):
    saved = edits.save_edit(ctx, ref, replace(unchanged, host_id=None), "The mayor is ill")
    assert saved == PlanRef(1, 2)
    plan = plans.get(ctx, saved)
    assert visit_of(ctx, saved, CALL).host_id is None
    assert (plan.status, plan.parent_number, plan.author) == (PlanStatus.EDITED, 1, "officer")
    assert plans.all_plans(ctx, 1, t)[0].reason == "The mayor is ill"
    (warning,) = plans.warnings(ctx, saved, t)
    assert warning.rule == "H00"
    back = edits.check_edit(ctx, saved, unchanged, t)
    assert ([line.rule for line in back.mended], back.broken) == (["H00"], ())


def test_who_edits_an_old_version_is_told(ctx, ref, unchanged):
    edits.save_edit(ctx, ref, replace(unchanged, host_id=None), "first")
    with pytest.raises(Conflict):
        edits.save_edit(ctx, ref, replace(unchanged, host_id=None), "second")


def test_drives_follow_a_moved_engagement(ctx, ref):
    visit = visit_of(ctx, ref, SCHOOL)
    start = visit.start + timedelta(minutes=5)
    later = VisitEdit(SCHOOL, start, visit.room_id, visit.host_id, visit.teams)
    before = next(x for x in plans.get(ctx, ref).legs if x.to_engagement_id == SCHOOL)
    saved = edits.save_edit(ctx, ref, later, "five minutes later")
    after = next(x for x in plans.get(ctx, saved).legs if x.to_engagement_id == SCHOOL)
    assert after.depart == before.depart + timedelta(minutes=5)
    assert after.vehicle_ids == before.vehicle_ids


def test_an_engagement_is_left_out_and_put_back(ctx, ref, t, unchanged):
    without = edits.leave_out(ctx, ref, CALL, "cancelled")
    assert plans.get(ctx, without).visit(CALL) is None
    assert [line.engagement_id for line in plans.unplaced(ctx, without, t)] == [CALL]
    form = edits.form(ctx, without, CALL, t)
    assert (form.start, form.room_id, form.vehicle_ids) == (None, None, ())
    again = edits.save_edit(ctx, without, unchanged, "on again")
    assert visit_of(ctx, again, CALL) == visit_of(ctx, ref, CALL)
    assert plans.warnings(ctx, again, t) == ()


def test_locks_hold_what_the_plan_has(ctx, ref, t):
    visit = visit_of(ctx, ref, CALL)
    assert edits.set_locks(ctx, ref, CALL, frozenset(LockDimension)) == 2
    vehicles = next(x for x in plans.get(ctx, ref).legs if x.to_engagement_id == CALL).vehicle_ids
    held = {lock.dimension: lock for lock in scenarios.current(ctx, 1).scenario.locks}
    assert held == {
        LockDimension.TIME: Lock(CALL, LockDimension.TIME, start=visit.start, end=visit.end),
        LockDimension.PLACE: Lock(CALL, LockDimension.PLACE, ids=(visit.room_id,)),
        LockDimension.HOST: Lock(CALL, LockDimension.HOST, ids=(visit.host_id or "",)),
        LockDimension.INTERPRETER: Lock(
            CALL, LockDimension.INTERPRETER, ids=visit.teams[0].interpreter_ids
        ),
        LockDimension.VEHICLE: Lock(CALL, LockDimension.VEHICLE, ids=vehicles),
        LockDimension.ATTENDEES: Lock(CALL, LockDimension.ATTENDEES, ids=("jp-ritto",)),
        LockDimension.EXISTENCE: Lock(CALL, LockDimension.EXISTENCE),
    }
    assert set(edits.form(ctx, ref, CALL, t).locked) == set(LockDimension)
    # What is held is kept by the plan it was taken from.
    assert plans.warnings(ctx, ref, t) == ()


def test_locks_are_released(ctx, ref):
    edits.set_locks(ctx, ref, CALL, frozenset({LockDimension.TIME, LockDimension.HOST}))
    edits.set_locks(ctx, ref, "jp-ritto-greeting", frozenset({LockDimension.TIME}))
    edits.set_locks(ctx, ref, CALL, frozenset())
    left = scenarios.current(ctx, 1).scenario.locks
    assert [lock.engagement_id for lock in left] == ["jp-ritto-greeting"]


def test_of_what_is_left_out_only_the_absence_is_held(ctx, ref):
    without = edits.leave_out(ctx, ref, CALL, "cancelled")
    edits.set_locks(ctx, without, CALL, frozenset(LockDimension))
    locks = scenarios.current(ctx, 1).scenario.locks
    assert locks == (Lock(CALL, LockDimension.EXISTENCE, present=False),)


def test_a_broken_lock_is_a_warning(ctx, ref, t, unchanged):
    edits.set_locks(ctx, ref, CALL, frozenset({LockDimension.HOST}))
    found = edits.check_edit(ctx, ref, replace(unchanged, host_id=None), t)
    assert [line.rule for line in found.broken] == ["H00", "H18"]


def test_an_unknown_engagement_is_not_found(ctx, ref, t, unchanged):
    for ask in (
        lambda: edits.form(ctx, ref, "nothing", t),
        lambda: edits.check_edit(ctx, ref, replace(unchanged, engagement_id="nothing"), t),
        lambda: edits.leave_out(ctx, ref, "nothing", ""),
        lambda: edits.set_locks(ctx, ref, "nothing", frozenset()),
    ):
        with pytest.raises(NotFound):
            ask()


def test_teams_without_anybody_are_no_teams(ctx, ref, unchanged):
    nobody = replace(unchanged, teams=(InterpreterTeam("ja", ()),))
    saved = edits.save_edit(ctx, ref, nobody, "no interpreter")
    assert visit_of(ctx, saved, CALL).teams == ()
