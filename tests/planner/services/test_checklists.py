"""Checklists: what is due, what is kept of it, and who may."""

from datetime import date

import pytest

from planner.access import Actor, Role
from planner.errors import InvalidInput, NotAllowed, NotFound
from planner.model import OwnTask, TaskState
from planner.services import checklists, scenarios
from planner.store import audit


@pytest.fixture
def delegation_id(ctx):
    return scenarios.current(ctx, 1).scenario.delegations[0].id


def by_id(ctx, delegation_id, t):
    return {row.task_id: row for row in checklists.checklist(ctx, 1, delegation_id, t)}


def test_tasks_come_by_due_day_in_the_readers_language(ctx, delegation_id, t, zh):
    rows = checklists.checklist(ctx, 1, delegation_id, t)
    assert [row.due for row in rows] == sorted(row.due for row in rows)
    in_chinese = by_id(ctx, delegation_id, zh)
    assert in_chinese["register"].text == "登记来访、级别和目的，请示上级接待要求"
    assert in_chinese["register"].owner == "礼宾处"


def test_what_is_done_stays_done_and_is_logged(ctx, delegation_id, t):
    checklists.mark(ctx, 1, delegation_id, "hotel", TaskState.DONE, " Ms Lin ")
    row = by_id(ctx, delegation_id, t)["hotel"]
    assert (row.state, row.owner, row.usual_owner) == (TaskState.DONE, "Ms Lin", "Logistics")
    checklists.mark(ctx, 1, delegation_id, "hotel", TaskState.OPEN, "")
    row = by_id(ctx, delegation_id, t)["hotel"]
    assert (row.state, row.owner) == (TaskState.OPEN, "Logistics")
    with ctx.store.snapshot() as view:
        logged = audit.entries(view)[-1]
    assert (logged.action, dict(logged.detail)["task"]) == (audit.AuditAction.TASK_MARKED, "hotel")


def test_an_open_task_is_overdue_from_the_day_after(ctx, clock_at, delegation_id, t):
    due = by_id(ctx, delegation_id, t)["hotel"].due
    assert not by_id(clock_at(ctx, due), delegation_id, t)["hotel"].is_overdue
    after = clock_at(ctx, due.fromordinal(due.toordinal() + 1))
    assert by_id(after, delegation_id, t)["hotel"].is_overdue
    late = [row.task_id for row in checklists.overdue(after, 1, t)]
    assert "hotel" in late
    checklists.mark(after, 1, delegation_id, "hotel", TaskState.NOT_NEEDED, "")
    assert [row.task_id for row in checklists.overdue(after, 1, t)] == [
        task for task in late if task != "hotel"
    ]


def test_a_task_of_ones_own_joins_the_list(ctx, delegation_id, t):
    task = OwnTask("  Tune the piano ", date(2026, 12, 1))
    made = checklists.add(ctx, 1, delegation_id, task, "Mr Gu")
    checklists.mark(ctx, 1, delegation_id, made, TaskState.DONE, "Mr Gu")
    row = by_id(ctx, delegation_id, t)[made]
    assert (row.text, row.due, row.owner) == ("Tune the piano", date(2026, 12, 1), "Mr Gu")
    assert (row.state, row.is_own) == (TaskState.DONE, True)


def test_what_is_not_there_or_not_said_is_refused(ctx, delegation_id, t):
    with pytest.raises(NotFound):
        checklists.checklist(ctx, 1, "nobody", t)
    with pytest.raises(NotFound):
        checklists.mark(ctx, 1, delegation_id, "nothing", TaskState.DONE, "")
    with pytest.raises(InvalidInput):
        checklists.add(ctx, 1, delegation_id, OwnTask(" ", date(2026, 12, 1)))
    with pytest.raises(InvalidInput):
        checklists.mark(ctx, 1, delegation_id, "hotel", TaskState.DONE, "x" * 401)


def test_an_auditor_looks_and_does_not_tick(ctx, delegation_id, t):
    auditor = ctx.acting_as(Actor("a", "A", frozenset({Role.AUDITOR})))
    assert checklists.checklist(auditor, 1, delegation_id, t)
    with pytest.raises(NotAllowed):
        checklists.mark(auditor, 1, delegation_id, "hotel", TaskState.DONE, "")
