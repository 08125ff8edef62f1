"""Bars moved on the timeline: kept, asked about or refused; undone in one step."""

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.access import Actor, Role
from planner.errors import Conflict, NotFound
from planner.model import LockCause, LockDimension
from planner.services import drops, edits, plans, scenarios
from planner.services.drops import Drop, grips_of_drive, grips_of_visit
from planner.services.edits import VisitEdit
from planner.services.views import Grip, Perspective, PlanRef
from tests.planner.services.conftest import visit_of

CALL = "jp-ritto-courtesy-call"
SCHOOL = "jp-ritto-visit-hynu"
FREE_TIME = "jp-ritto-free-time-1216"
"""Five minutes later it breaks no rule."""


def drop_of(ctx, ref, engagement_id, perspective=Perspective.DELEGATION, row="jp-ritto", **changes):
    """An engagement picked up and put down where it was, but for the changes."""
    visit = visit_of(ctx, ref, engagement_id)
    zone = scenarios.current(ctx, 1).scenario.office.tzinfo
    start, end = (x.astimezone(zone).replace(tzinfo=None) for x in (visit.start, visit.end))
    lies = Drop(perspective, ref.number, engagement_id, False, start, end, row, row)
    return replace(lies, **changes)


def later(dropped, minutes):
    by = timedelta(minutes=minutes)
    return replace(dropped, start=dropped.start + by, end=dropped.end + by)


def test_a_bar_put_back_where_it_was_changes_nothing(ctx, ref, t):
    found = drops.drop(ctx, ref, drop_of(ctx, ref, CALL), t)
    assert (found.saved, found.check.has_effect) == (None, False)
    assert plans.latest(ctx, 1) == ref


def test_a_move_that_breaks_nothing_is_kept_and_undone(ctx, ref, t):
    before = visit_of(ctx, ref, FREE_TIME)
    found = drops.drop(ctx, ref, later(drop_of(ctx, ref, FREE_TIME), 5), t)
    assert found.saved == PlanRef(1, 2)
    after = visit_of(ctx, found.saved, FREE_TIME)
    assert after.start == before.start + timedelta(minutes=5)
    assert after.end - after.start == before.end - before.start
    assert plans.all_plans(ctx, 1, t)[0].reason == "Moved on the timeline"
    back = drops.undo(ctx, found.saved, ref)
    assert plans.get(ctx, back).visits == plans.get(ctx, ref).visits
    assert plans.get(ctx, back).legs == plans.get(ctx, ref).legs


def test_what_somebody_else_saved_is_not_undone(ctx, ref, t):
    found = drops.drop(ctx, ref, later(drop_of(ctx, ref, FREE_TIME), 5), t)
    assert found.saved is not None
    theirs = edits.leave_out(ctx, found.saved, CALL, "cancelled")
    with pytest.raises(Conflict):
        drops.undo(ctx, found.saved, ref)
    assert plans.latest(ctx, 1) == theirs


def test_a_move_that_breaks_a_rule_waits_for_a_word(ctx, ref, t):
    dropped = later(drop_of(ctx, ref, CALL), -300)
    found = drops.drop(ctx, ref, dropped, t)
    assert found.saved is None
    assert found.check.broken
    assert plans.latest(ctx, 1) == ref
    shown = plans.timeline(ctx, ref, Perspective.DELEGATION, t, tried=found.edit)
    bar = next(one for one in shown.events if one.engagement_id == CALL and one.kind != "leg")
    assert (bar.start.replace(tzinfo=None), bar.conflict) == (dropped.start, True)


def test_an_end_that_is_pulled_changes_how_long_it_lasts(ctx, ref, t):
    dropped = drop_of(ctx, ref, CALL)
    found = drops.drop(ctx, ref, replace(dropped, end=dropped.end + timedelta(minutes=15)), t)
    assert found.edit.minutes == 55
    saved = edits.save_edit(ctx, ref, found.edit, "")
    visit = visit_of(ctx, saved, CALL)
    assert visit.end - visit.start == timedelta(minutes=55)


def test_a_held_time_is_refused_and_its_bar_cannot_be_dragged_in_time(ctx, ref, t):
    edits.set_locks(ctx, ref, CALL, frozenset({LockDimension.TIME}))
    found = drops.drop(ctx, ref, later(drop_of(ctx, ref, CALL), 20), t)
    assert found.saved is None
    assert [line.cause for line in found.check.released] == [LockCause.HAND]
    bars = plans.timeline(ctx, ref, Perspective.LEADER, t).events
    assert [(bar.locked, bar.grips) for bar in bars if bar.engagement_id == CALL] == [
        (True, frozenset({Grip.ROW}))
    ]


def test_another_row_is_another_host_room_interpreter(ctx, ref, t):
    visit = visit_of(ctx, ref, CALL)
    (team,) = visit.teams
    old = team.interpreter_ids[0]
    for perspective, row, changed in (
        (Perspective.LEADER, visit.host_id, lambda edit: edit.host_id),
        (Perspective.ROOM, visit.room_id, lambda edit: edit.room_id),
        (Perspective.INTERPRETER, old, lambda edit: edit.teams[0].interpreter_ids[0]),
    ):
        rows = plans.timeline(ctx, ref, perspective, t, with_idle=True).resources
        new = next(one.id for one in rows if one.id not in {row, *team.interpreter_ids})
        dropped = drop_of(ctx, ref, CALL, perspective, row, to_row=new)
        tried = replace(dropped, from_row=row)
        edit = VisitEdit(CALL, visit.start, visit.room_id, visit.host_id, visit.teams)
        found = drops.drop(ctx, ref, tried, t)
        assert changed(found.edit) == new
        assert changed(edit) == row
        if found.saved is not None:
            ref = drops.undo(ctx, found.saved, ref)


def test_a_drive_moved_to_another_vehicle_keeps_its_times(ctx, ref, t):
    leg = next(x for x in plans.get(ctx, ref).legs if x.to_engagement_id == SCHOOL)
    old = leg.vehicle_ids[0]
    rows = plans.timeline(ctx, ref, Perspective.VEHICLE, t, with_idle=True).resources
    new = next(one.id for one in rows if one.id not in leg.vehicle_ids)
    dropped = drop_of(ctx, ref, SCHOOL, Perspective.VEHICLE, old, is_drive=True, to_row=new)
    found = drops.drop(ctx, ref, later(dropped, 60), t)
    saved = found.saved or edits.save_edit(ctx, ref, found.edit, "")
    after = next(x for x in plans.get(ctx, saved).legs if x.to_engagement_id == SCHOOL)
    assert set(after.vehicle_ids) == {new, *leg.vehicle_ids} - {old}
    assert (after.depart, after.arrive) == (leg.depart, leg.arrive)


def test_a_bar_of_an_older_drawing_is_refused(ctx, ref, t):
    dropped = later(drop_of(ctx, ref, SCHOOL), 5)
    newest = edits.leave_out(ctx, ref, CALL, "cancelled")
    with pytest.raises(Conflict):
        drops.drop(ctx, newest, dropped, t)
    with pytest.raises(NotFound):
        drops.drop(ctx, newest, replace(dropped, number=2, engagement_id=CALL), t)


def test_only_who_may_change_the_newest_plan_can_drag(ctx, ref, t):
    def gripped(of, ref):
        return any(bar.grips for bar in plans.timeline(of, ref, Perspective.LEADER, t).events)

    auditor = ctx.acting_as(Actor("a", "A", frozenset({Role.AUDITOR})))
    assert (gripped(ctx, ref), gripped(auditor, ref)) == (True, False)
    newest = edits.leave_out(ctx, ref, CALL, "cancelled")
    assert (gripped(ctx, ref), gripped(ctx, newest)) == (False, True)


@pytest.mark.parametrize(
    ("perspective", "visit", "drive"),
    [
        (Perspective.DELEGATION, {Grip.START, Grip.LENGTH}, set()),
        (Perspective.LEADER, set(Grip), set()),
        (Perspective.ROOM, set(Grip), set()),
        (Perspective.INTERPRETER, set(Grip), set()),
        (Perspective.VEHICLE, {Grip.START, Grip.LENGTH}, {Grip.ROW}),
    ],
)
def test_what_a_row_stands_for_is_what_can_be_changed(perspective, visit, drive):
    assert grips_of_visit(perspective, frozenset()) == visit
    assert grips_of_drive(perspective, frozenset()) == drive
    held = frozenset(LockDimension)
    assert grips_of_visit(perspective, held) == frozenset()
    assert grips_of_drive(perspective, held) == frozenset()
