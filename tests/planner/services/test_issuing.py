"""Issuing: one version binds; what stands open is accepted point by point."""

from dataclasses import replace

import pytest

from planner.errors import NotFound, Unsettled
from planner.services import edits, issuing
from planner.services.edits import VisitEdit
from planner.services.views import PlanRef
from tests.planner.services.conftest import visit_of

CALL = "jp-ritto-courtesy-call"


@pytest.fixture
def broken(ctx, ref):
    """A second version in which the courtesy call has neither host nor interpreter."""
    visit = visit_of(ctx, ref, CALL)
    edit = VisitEdit(CALL, visit.start, visit.room_id, visit.host_id, visit.teams)
    return edits.save_edit(ctx, ref, replace(edit, host_id=None, teams=()), "Ill")


def keys(ctx, ref, t):
    return [point.key for point in issuing.open_points(ctx, ref, t)]


def test_nothing_binds_before_it_is_issued(ctx, ref, t):
    assert issuing.issued(ctx, 1) is None
    issuing.issue(ctx, ref, accepted=keys(ctx, ref, t), note="To all")
    assert issuing.issued(ctx, 1) == ref
    (row,) = issuing.history(ctx, 1, t)
    assert (row.number, row.plan_number, row.author) == (1, 1, "Officer")
    assert row.note == "To all"


def test_each_open_point_is_accepted_or_nothing_is_issued(ctx, ref, t, broken):
    issuing.issue(ctx, ref, accepted=keys(ctx, ref, t), note="Agreed")
    points = issuing.open_points(ctx, broken, t)
    rules = [point for point in points if not point.is_unapproved]
    assert [point.ids for point in rules] == [(CALL,), (CALL,)]
    with pytest.raises(Unsettled) as refused:
        issuing.issue(ctx, broken, accepted=[x.key for x in points if x != rules[0]], note="Yes")
    assert (refused.value.code, refused.value.facts) == ("open_points", {"count": 1})
    assert issuing.issued(ctx, 1) == ref
    issuing.issue(ctx, broken, accepted=[point.key for point in points], note="Yes")
    assert issuing.issued(ctx, 1) == broken
    newest = issuing.history(ctx, 1, t)[0]
    assert newest.accepted == tuple(point.text for point in points)


def test_an_earlier_version_takes_a_later_one_back(ctx, ref, t, broken):
    issuing.issue(ctx, broken, accepted=keys(ctx, broken, t), note="Yes")
    issuing.issue(ctx, ref, accepted=keys(ctx, ref, t), note="No")
    assert issuing.issued(ctx, 1) == ref
    assert [row.plan_number for row in issuing.history(ctx, 1, t)] == [1, 2]


def test_a_version_that_is_not_there_is_not_issued(ctx):
    with pytest.raises(NotFound):
        issuing.issue(ctx, PlanRef(1, 9))
