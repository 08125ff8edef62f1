"""The day as it goes: actual times, delays, what follows, and who may say so."""

from datetime import timedelta

import pytest

from planner.access import Actor, Post, Role, Served
from planner.changes import Changes, kinds
from planner.errors import InvalidInput, NotAllowed, NotFound
from planner.model import Mark
from planner.services import issuing, live, plans, replanning, scenarios
from planner.services.live_views import LiveBoard, Stage
from planner.store import audit

CALL = "jp-ritto-courtesy-call"


@pytest.fixture
def told(ctx, ref, t):
    """The office with its first plan issued."""
    points = [point.key for point in issuing.open_points(ctx, ref, t)]
    issuing.issue(ctx, ref, accepted=points, note="To all")
    return ctx


@pytest.fixture
def call(ctx, ref):
    visit = plans.get(ctx, ref).visit(CALL)
    assert visit is not None
    return visit


def as_(ctx, *roles, serves=()):
    return ctx.acting_as(Actor("someone", "Someone", frozenset(roles), frozenset(serves)))


def served(ctx, post, id_):
    return Served(scenarios.current(ctx, 1).scenario.office.id, post, id_)


def board_at(ctx, at, t) -> LiveBoard:
    board = live.board(ctx, 1, at, t)
    assert board is not None
    return board


def happened_at(ctx, at, t) -> Changes:
    found = live.what_happened(ctx, 1, at, t)
    assert found is not None
    return found


def line_of(ctx, at, t, key=CALL):
    board = board_at(ctx, at, t)
    lines = {line.key: line for one in board.delegations for line in one.lines}
    return lines[key]


def last_action(ctx):
    with ctx.store.snapshot() as view:
        return audit.entries(view)[-1].action


def test_there_is_no_day_before_something_is_issued(ctx, call, t):
    assert live.board(ctx, 1, call.start, t) is None
    assert live.what_happened(ctx, 1, call.start, t) is None
    with pytest.raises(NotFound):
        live.note(ctx, 1, CALL, Mark.STARTED, call.start)


def test_the_day_of_a_minute_tells_what_is_over_on_and_to_come(told, call, t):
    stages = [
        line_of(told, at, t).stage
        for at in (call.start - timedelta(minutes=1), call.start, call.end)
    ]
    assert stages == [Stage.TO_COME, Stage.NOW, Stage.OVER]
    board = board_at(told, call.start, t)
    assert [one.delegation_id for one in board.delegations] == ["jp-ritto"]
    assert CALL in {line.key for line in board.delegations[0].now}
    assert (board.late, board.delays) == ((), ())
    lines = board.delegations[0].lines
    assert [line.row.start for line in lines] == sorted(line.row.start for line in lines)


def test_boarding_is_no_free_time(told, ref, call, t):
    """Free is what lies between getting out and what begins, where guests wait for long."""
    at = call.start.replace(hour=0, minute=1)
    (day,) = board_at(told, at, t).delegations
    legs = {(leg.depart, leg.arrive) for leg in plans.get(told, ref).legs}
    ends = {moment for leg in legs for moment in leg}
    assert [free for free in day.free if {free.start, free.end} & ends] == []
    lines = [(line.row.start, line.row.end) for line in day.lines]
    assert [
        free for free in day.free for start, end in lines if free.start < end and start < free.end
    ] == []


def test_what_was_not_marked_is_said_to_be_so(told, call, t):
    assert line_of(told, call.start + timedelta(minutes=5), t).is_unmarked
    live.note(told, 1, CALL, Mark.STARTED, call.start)
    assert not line_of(told, call.start + timedelta(minutes=5), t).is_unmarked


def test_an_overrun_ripples_and_becomes_a_change_to_answer(told, ref, call, t):
    live.note(told, 1, CALL, Mark.STARTED, call.start)
    assert last_action(told) is audit.AuditAction.ACTUAL_MARKED
    later = call.end + timedelta(minutes=70)
    board = board_at(told, later, t)
    late = {line.key: line for line in board.late}
    assert (late[CALL].late_min, late[CALL].because) == (70, "")
    after = [line for line in board.late if line.key != CALL]
    assert {"Courtesy call" in line.because for line in after} == {True}
    assert {line.stage for line in after} == {Stage.TO_COME}
    drive = next(line for line in after if line.row.is_leg)
    assert drive.end - drive.start == drive.row.end - drive.row.start
    found = happened_at(told, later, t)
    assert (found.at, found.changes) == (later, (kinds.Overrun(CALL, 70),))
    assert replanning.preview(told, ref, found, t).happened


def test_times_come_in_order_and_can_be_taken_back(told, call, t):
    live.note(told, 1, CALL, Mark.ENDED, call.end)
    with pytest.raises(InvalidInput):
        live.note(told, 1, CALL, Mark.STARTED, call.end + timedelta(minutes=1))
    live.note(told, 1, CALL, Mark.STARTED, call.start)
    assert set(line_of(told, call.end, t).marks) == {Mark.STARTED, Mark.ENDED}
    live.take_back(told, 1, CALL, Mark.ENDED)
    assert last_action(told) is audit.AuditAction.ACTUAL_UNMARKED
    assert line_of(told, call.end, t).marks == {Mark.STARTED: call.start}


def test_at_an_earlier_minute_later_marks_are_not_known(told, call, t):
    live.note(told, 1, CALL, Mark.STARTED, call.start + timedelta(minutes=10))
    assert line_of(told, call.start, t).marks == {}


def test_an_interpreter_who_runs_late_is_seen_and_answered(told, call, t):
    key = call.teams[0].interpreter_ids[0]
    who = served(told, Post.INTERPRETER, key)
    mine = as_(told, Role.INTERPRETER, serves=[who])
    assert CALL in {choice.id for choice in live.can_run_late(mine, 1, who, t)}
    live.report_late(mine, 1, who, CALL, 10)
    newer = live.report_late(mine, 1, who, CALL, 25)
    (own,) = live.own_delays(mine, 1, who, t)
    assert (own.id, own.minutes) == (newer, 25)
    before = call.start - timedelta(minutes=30)
    line = line_of(told, before, t)
    assert (line.late_min, line.start) == (25, call.start + timedelta(minutes=25))
    found = happened_at(told, before, t)
    until = call.start + timedelta(minutes=25)
    assert found.changes == (kinds.InterpreterAway(key, call.start, until),)
    live.settle(mine, newer)
    assert last_action(told) is audit.AuditAction.DELAY_SETTLED
    assert live.own_delays(mine, 1, who, t) == ()
    assert line_of(told, before, t).late_min == 0


def test_a_host_and_a_driver_who_run_late_are_changes_of_their_kind(told, ref, call, t):
    host = served(told, Post.LEADER, call.host_id)
    live.report_late(told, 1, host, CALL, 15)
    leg = next(leg for leg in plans.get(told, ref).legs if leg.vehicle_ids)
    car = leg.vehicle_ids[0]
    live.report_late(told, 1, served(told, Post.VEHICLE, car), leg.key, 120)
    on_day = call.start.replace(hour=0, minute=1)
    changes = happened_at(told, on_day, t).changes
    assert kinds.LeaderLate(CALL, 15) in changes
    of_car = happened_at(told, leg.depart.replace(hour=0, minute=1), t).changes
    assert [one.vehicle_id for one in of_car if isinstance(one, kinds.VehicleOut)] == [car]


def test_a_report_is_about_one_issue(told, ref, call, t):
    host = served(told, Post.LEADER, call.host_id)
    live.report_late(told, 1, host, CALL, 15)
    issuing.issue(
        told, ref, accepted=[point.key for point in issuing.open_points(told, ref, t)], note="Again"
    )
    assert live.own_delays(told, 1, host, t) == ()


@pytest.mark.parametrize("minutes", [0, -5, 601])
def test_no_delay_is_none_or_endless(told, call, minutes):
    with pytest.raises(InvalidInput):
        live.report_late(told, 1, served(told, Post.LEADER, call.host_id), CALL, minutes)


def test_each_speaks_for_themselves_only(told, ref, call, t):
    who = served(told, Post.INTERPRETER, call.teams[0].interpreter_ids[0])
    host = served(told, Post.LEADER, call.host_id)
    mine = as_(told, Role.INTERPRETER, serves=[who])
    made = live.report_late(told, 1, host, CALL, 15)
    for refused in (
        lambda: live.report_late(mine, 1, host, CALL, 5),
        lambda: live.own_delays(mine, 1, host, t),
        lambda: live.can_run_late(mine, 1, host, t),
        lambda: live.settle(mine, made),
        lambda: live.note(mine, 1, CALL, Mark.STARTED, call.start),
        lambda: live.board(mine, 1, call.start, t),
    ):
        with pytest.raises(NotAllowed):
            refused()
    with pytest.raises(NotFound):
        live.report_late(mine, 1, who, "no-such-step", 5)


def test_a_chief_looks_and_does_not_note(told, call, t):
    chief = as_(told, Role.CHIEF)
    assert live.board(chief, 1, call.start, t) is not None
    with pytest.raises(NotAllowed):
        live.note(chief, 1, CALL, Mark.STARTED, call.start)
