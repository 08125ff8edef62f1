"""What each issue changed for a delegation, told with the data that it was issued with."""

from dataclasses import replace

import pytest

from planner.access import Actor, Role
from planner.errors import NotAllowed
from planner.model import LockDimension
from planner.services import edits, issuing, scenarios
from planner.services.edits import VisitEdit
from planner.services.issued_changes import issued_changes
from tests.planner.services.conftest import visit_of

CALL = "jp-ritto-courtesy-call"
GUESTS = "jp-ritto"


def issue(ctx, ref, t, note):
    known = [point.key for point in issuing.open_points(ctx, ref, t)]
    issuing.issue(ctx, ref, accepted=known, note=note)


@pytest.fixture
def second(ctx, ref):
    """A version in which the courtesy call has nobody who interprets."""
    visit = visit_of(ctx, ref, CALL)
    edit = VisitEdit(CALL, visit.start, visit.room_id, visit.host_id, visit.teams)
    return edits.save_edit(ctx, ref, replace(edit, teams=()), "Ill")


def test_before_the_first_issue_there_is_no_history(ctx, t):
    assert issued_changes(ctx, 1, GUESTS, t) == ()


def test_each_issue_tells_what_it_changed_newest_first(ctx, ref, t, second):
    issue(ctx, ref, t, "First")
    issue(ctx, second, t, "Interpreter ill")
    issue(ctx, second, t, "Again")
    again, changed, first = issued_changes(ctx, 1, GUESTS, t)
    assert (again.lines, first.lines) == ((), None)
    assert (changed.number, changed.plan_number, changed.note) == (2, 2, "Interpreter ill")
    (line,) = changed.lines or ()
    assert (line.engagement_id, line.dimension) == (CALL, LockDimension.INTERPRETER)
    assert line.after == "nobody"


def test_a_delegation_is_told_of_its_own_only(ctx, ref, t, second):
    issue(ctx, ref, t, "First")
    issue(ctx, second, t, "Interpreter ill")
    assert [one.lines for one in issued_changes(ctx, 1, "others", t)] == [(), None]


def test_what_was_taken_out_keeps_its_name(ctx, ref, t, small):
    issue(ctx, ref, t, "First")
    left = tuple(one for one in small.engagements if one.id != CALL)
    follows = tuple(
        replace(one, after_ids=tuple(key for key in one.after_ids if key != CALL)) for one in left
    )
    version = scenarios.current(ctx, 1).version
    scenarios.save(ctx, 1, version, replace(small, engagements=follows), "Not wanted")
    issue(ctx, ref, t, "Without the call")
    newest = issued_changes(ctx, 1, GUESTS, t)[0]
    title = next(one.title.en for one in small.engagements if one.id == CALL)
    (line,) = newest.lines or ()
    assert (line.title, line.after) == (title, "does not take place")


def test_who_sees_no_plan_sees_no_history(ctx, t):
    driver = ctx.acting_as(Actor("d", "D", frozenset({Role.DRIVER})))
    with pytest.raises(NotAllowed):
        issued_changes(driver, 1, GUESTS, t)
