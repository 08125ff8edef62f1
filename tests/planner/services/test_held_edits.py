"""Hand edits of what is held: refused with words, or made with a reason that is remembered."""

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.access import Actor, Role
from planner.errors import Unsettled
from planner.model import LockCause, LockDimension, Subject, SubjectKind, Verdict
from planner.services import approvals, delegations, edits, issuing, plans, scenarios
from planner.services.edits import VisitEdit
from planner.services.views import PlanRef
from planner.store import audit
from planner.store.audit import AuditAction
from tests.planner.services.conftest import visit_of

CALL = "jp-ritto-courtesy-call"


@pytest.fixture
def moved(ctx, ref):
    """The courtesy call 20 minutes later."""
    visit = visit_of(ctx, ref, CALL)
    start = visit.start + timedelta(minutes=20)
    return VisitEdit(CALL, start, visit.room_id, visit.host_id, visit.teams)


def last_entry(ctx):
    with ctx.store.snapshot() as view:
        entries = audit.entries(view, limit=1000)
    return [one for one in entries if one.action is AuditAction.LOCK_RELEASED]


def causes(lines):
    return {line.dimension: line.cause for line in lines}


def test_what_is_held_by_hand_is_moved_with_a_reason_and_held_anew(ctx, ref, t, moved):
    edits.set_locks(ctx, ref, CALL, frozenset({LockDimension.TIME, LockDimension.HOST}))
    found = edits.check_edit(ctx, ref, moved, t)
    assert causes(found.released) == {LockDimension.TIME: LockCause.HAND}
    assert found.released[0].signed.startswith("Officer, ")
    for reason, release in (("because", False), ("  ", True)):
        with pytest.raises(Unsettled) as refused:
            edits.save_edit(ctx, ref, moved, reason, release=release)
        assert (refused.value.code, refused.value.facts) == ("held", {"count": 1})
    assert plans.latest(ctx, 1) == ref
    saved = edits.save_edit(ctx, ref, moved, "The mayor asked", release=True)
    locks = {lock.dimension: lock for lock in scenarios.current(ctx, 1).scenario.locks}
    assert locks[LockDimension.TIME].start == moved.start
    assert set(locks) == {LockDimension.TIME, LockDimension.HOST}
    assert "H18" not in {line.rule for line in plans.warnings(ctx, saved, t)}
    (entry,) = last_entry(ctx)
    assert dict(entry.detail) == {"engagement": CALL, "locks": "time:hand"}


def test_what_is_not_touched_asks_for_nothing(ctx, ref, t, moved):
    edits.set_locks(ctx, ref, CALL, frozenset({LockDimension.HOST, LockDimension.PLACE}))
    assert edits.check_edit(ctx, ref, moved, t).released == ()
    assert edits.save_edit(ctx, ref, moved, "") == PlanRef(1, 2)
    assert last_entry(ctx) == []


def test_what_was_approved_is_changed_with_a_reason_only(ctx, ref, t, moved):
    approvals.submit(ctx, ref, [Subject(SubjectKind.ENGAGEMENT, CALL)])
    chief = ctx.acting_as(Actor("chief", "Chief", frozenset({Role.CHIEF})))
    approvals.decide(chief, 1, [1], Verdict.APPROVED)
    near = replace(moved, start=moved.start - timedelta(minutes=5))
    assert edits.check_edit(ctx, ref, near, t).released == ()
    found = edits.check_edit(ctx, ref, moved, t).released
    assert causes(found) == {LockDimension.TIME: LockCause.APPROVAL}
    with pytest.raises(Unsettled):
        edits.save_edit(ctx, ref, moved, "later")
    edits.save_edit(ctx, ref, moved, "The flight is late", release=True)
    (entry,) = last_entry(ctx)
    assert dict(entry.detail)["locks"] == "time:approval"


def test_leaving_out_what_is_about_to_begin_asks_for_a_reason(ctx, ref, t):
    keys = [point.key for point in issuing.open_points(ctx, ref, t)]
    issuing.issue(ctx, ref, accepted=keys, note="Agreed")
    just_before = visit_of(ctx, ref, CALL).start - timedelta(minutes=30)
    late = replace(ctx, clock=lambda: just_before)
    form = edits.form(late, ref, CALL, t)
    assert set(causes(form.held).values()) == {LockCause.FREEZE}
    assert form.locked == ()
    with pytest.raises(Unsettled):
        edits.leave_out(late, ref, CALL, "no time")
    edits.leave_out(late, ref, CALL, "The mayor was called away", release=True)
    (entry,) = last_entry(ctx)
    assert dict(entry.detail)["locks"] == "existence:freeze"
    held = {line.engagement_id for line in plans.held(late, 1, t)}
    assert CALL in held


def test_guests_are_not_changed_any_more_when_the_kitchen_knows_without_a_reason(ctx, ref, t):
    keys = [point.key for point in issuing.open_points(ctx, ref, t)]
    issuing.issue(ctx, ref, accepted=keys, note="Agreed")
    scenario = scenarios.current(ctx, 1).scenario
    more = replace(scenario.delegations[0], headcount=9)
    early = visit_of(ctx, ref, "jp-ritto-banquet").start - timedelta(days=8)
    weeks_before = replace(ctx, clock=lambda: early)
    assert delegations.held_guests(weeks_before, 1, more.id, t) == ()
    assert delegations.save(weeks_before, 1, 1, more, scenario.engagements) == 2
    evening_before = visit_of(ctx, ref, CALL).start - timedelta(hours=20)
    late = replace(ctx, clock=lambda: evening_before)
    held = {line.engagement_id: line.cause for line in delegations.held_guests(late, 1, more.id, t)}
    assert held["jp-ritto-banquet"] in {LockCause.HEADCOUNT, LockCause.PRINTED}
    fewer = replace(more, headcount=5)
    with pytest.raises(Unsettled) as refused:
        delegations.save(late, 1, 2, fewer, scenario.engagements)
    assert refused.value.code == "guests_held"
    with pytest.raises(Unsettled):
        delegations.remove(late, 1, 2, more.id)
    renamed = replace(more, notes="They like tea")
    assert delegations.save(late, 1, 2, renamed, scenario.engagements) == 3
    assert delegations.save(late, 1, 3, fewer, scenario.engagements, "Four are ill") == 4
    details = [dict(entry.detail) for entry in last_entry(ctx)]
    assert {"jp-ritto-banquet": f"attendees:{held['jp-ritto-banquet']}"}.items() <= {
        str(detail["engagement"]): detail["locks"] for detail in details
    }.items()
