"""Versions: any two compared, an earlier one restored, names; two officers at once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.errors import NotFound, Unsettled
from planner.model import LockDimension
from planner.services import edits, merging, plans, versions
from planner.services.edits import VisitEdit
from planner.services.views import PlanRef
from tests.planner.services.conftest import visit_of

CALL = "jp-ritto-courtesy-call"
BANQUET = "jp-ritto-banquet"


def edit_of(ctx, ref, engagement_id, minutes=0, **changes):
    visit = visit_of(ctx, ref, engagement_id)
    start = visit.start + timedelta(minutes=minutes)
    edit = VisitEdit(engagement_id, start, visit.room_id, visit.host_id, visit.teams)
    return replace(edit, **changes)


def told(lines):
    return [(line.engagement_id, line.dimension) for line in lines]


def test_two_versions_are_compared_old_and_new(ctx, ref, t):
    second = edits.save_edit(ctx, ref, edit_of(ctx, ref, CALL, 5), "later")
    third = edits.leave_out(ctx, second, BANQUET, "no banquet")
    lines = versions.compare(ctx, third, 1, t)
    assert told(lines) == [(BANQUET, LockDimension.EXISTENCE), (CALL, LockDimension.TIME)]
    assert [(line.before, line.after) for line in versions.compare(ctx, ref, 3, t)] == [
        (line.after, line.before) for line in lines
    ]
    assert versions.compare(ctx, third, 3, t) == ()
    assert told(versions.compare(ctx, second, 1, t)) == [(CALL, LockDimension.TIME)]
    with pytest.raises(NotFound):
        versions.compare(ctx, ref, 9, t)


def test_an_earlier_version_is_restored_as_a_new_one(ctx, ref, t):
    edits.leave_out(ctx, ref, BANQUET, "no banquet")
    assert versions.restore(ctx, ref, "") == PlanRef(1, 3)
    assert versions.compare(ctx, PlanRef(1, 3), 1, t) == ()
    newest = plans.all_plans(ctx, 1, t)[0]
    assert (newest.number, newest.parent_number, newest.reason) == (3, 1, "Restored")
    assert plans.get(ctx, PlanRef(1, 3)).visits == plans.get(ctx, ref).visits


def test_restoring_asks_for_a_reason_where_something_is_held(ctx, ref, t):
    second = edits.save_edit(ctx, ref, edit_of(ctx, ref, CALL, 5), "later")
    edits.set_locks(ctx, second, CALL, frozenset({LockDimension.TIME}))
    with pytest.raises(Unsettled):
        versions.restore(ctx, ref, "back")
    assert versions.restore(ctx, ref, "back", release=True) == PlanRef(1, 3)
    assert plans.all_plans(ctx, 1, t)[0].reason == "back"


def test_versions_have_names(ctx, ref, t):
    versions.give_name(ctx, ref, " The mayor's choice ")
    assert plans.all_plans(ctx, 1, t)[0].name == "The mayor's choice"
    versions.give_name(ctx, ref, "x" * 200)
    assert plans.all_plans(ctx, 1, t)[0].name == "x" * versions.MAX_NAME
    versions.give_name(ctx, ref, "")
    assert plans.all_plans(ctx, 1, t)[0].name == ""
    with pytest.raises(NotFound):
        versions.give_name(ctx, PlanRef(1, 9), "none")


def test_the_second_is_shown_what_the_first_did_and_both_are_kept(ctx, ref, t):
    mine = edit_of(ctx, ref, CALL, 5)
    assert merging.meanwhile(ctx, ref, mine, t) is None
    edits.save_edit(ctx, ref, edit_of(ctx, ref, CALL, host_id=None), "The mayor is ill")
    edits.leave_out(ctx, PlanRef(1, 2), BANQUET, "no banquet")
    came = merging.meanwhile(ctx, ref, mine, t)
    assert came is not None
    assert (came.number, came.reason) == (3, "no banquet")
    assert told(came.theirs) == [(BANQUET, LockDimension.EXISTENCE), (CALL, LockDimension.HOST)]
    assert told(came.mine) == [(CALL, LockDimension.TIME)]
    assert came.clashes == frozenset()
    newest, merged = merging.on_newest(ctx, ref, mine)
    saved = edits.save_edit(ctx, newest, merged, "later")
    visit = visit_of(ctx, saved, CALL)
    assert (visit.start, visit.host_id) == (mine.start, None)
    assert plans.get(ctx, saved).visit(BANQUET) is None


def test_where_both_changed_the_same_it_is_said_and_the_second_counts(ctx, ref, t):
    mine = edit_of(ctx, ref, CALL, 5)
    edits.save_edit(ctx, ref, edit_of(ctx, ref, CALL, 10), "later still")
    came = merging.meanwhile(ctx, ref, mine, t)
    assert came is not None
    assert came.clashes == {LockDimension.TIME}
    newest, merged = merging.on_newest(ctx, ref, mine)
    assert (newest, merged.start) == (PlanRef(1, 2), mine.start)


def test_an_edit_of_what_the_other_left_out_puts_it_back(ctx, ref):
    mine = edit_of(ctx, ref, CALL, 5)
    edits.leave_out(ctx, ref, CALL, "cancelled")
    assert merging.on_newest(ctx, ref, mine) == (PlanRef(1, 2), mine)
