"""Submissions: kept with their content and hash, decided one step at a time."""

from datetime import UTC, datetime, timedelta

import pytest

from planner.approvals import Draft, Outcome
from planner.arrangements import Arrangement, Attendance
from planner.errors import Conflict, NotFound
from planner.model import Approver, PersonName, Subject, SubjectKind, Verdict
from planner.store import audit, plans, submissions
from planner.store.audit import AuditAction
from planner.store.codec import encode, sha256_of
from planner.store.submissions import Word

AT = datetime(2026, 12, 1, 9, tzinfo=UTC)
HEAD = PersonName("安娜", "Anna", "市长", "Mayor")
TALKS = Arrangement(
    engagement_id="talks",
    start=AT,
    end=AT + timedelta(hours=1),
    venue_id="hall",
    room_id="hall-1",
    host_id="mayor",
    vehicle_ids=("car",),
    attendees=(Attendance("berg", None, HEAD, 5),),
    guests=8,
)
SUBJECT = Subject(SubjectKind.ENGAGEMENT, "talks")
DRAFT = Draft(SUBJECT, (TALKS,), (Approver.CHIEF, Approver.DIRECTOR))
YES = Word(Verdict.APPROVED, "good")


@pytest.fixture
def submitted(store, plan, period_id):
    with store.transaction("li") as tx:
        plans.add(tx, period_id, plan)
        return submissions.add(tx, period_id, DRAFT, plan_number=1, note="please")


def test_a_submission_comes_back_as_it_was(store, period_id, clock, submitted):
    with store.snapshot() as view:
        found = submissions.get(view, submitted)
        assert submissions.by_subject(view, period_id) == {SUBJECT: (found,)}
        logged = audit.entries(view)[-1]
    assert (found.draft, found.author, found.at) == (DRAFT, "li", clock())
    assert (found.note, found.plan_number, found.decisions) == ("please", 1, ())
    assert found.sha256 == sha256_of(encode(DRAFT.content))
    assert logged.action is AuditAction.SUBMITTED
    assert dict(logged.detail)["sha256"] == found.sha256


def test_each_step_is_decided_by_one(store, submitted):
    with store.transaction("chief") as tx:
        assert submissions.decide(tx, submitted, YES).outcome is Outcome.WAITING
    with store.transaction("director") as tx:
        found = submissions.decide(tx, submitted, YES)
    assert found.outcome is Outcome.APPROVED
    assert [(one.approver, one.author, one.comment) for one in found.decisions] == [
        (Approver.CHIEF, "chief", "good"),
        (Approver.DIRECTOR, "director", "good"),
    ]
    with store.snapshot() as view:
        assert [entry.action for entry in audit.entries(view)[-2:]] == [AuditAction.DECIDED] * 2


def test_what_is_decided_stays_so(store, submitted):
    with store.transaction("chief") as tx:
        submissions.decide(tx, submitted, Word(Verdict.RETURNED, "too late"))
    with pytest.raises(Conflict) as refused, store.transaction("director") as tx:
        submissions.decide(tx, submitted, YES)
    assert refused.value.code == "decided_meanwhile"
    with store.snapshot() as view:
        assert len(submissions.get(view, submitted).decisions) == 1


def test_a_newer_submission_takes_the_place_of_one_that_waits(store, period_id, submitted):
    with store.transaction("li") as tx:
        newer = submissions.add(tx, period_id, DRAFT, plan_number=1, note="")
    with pytest.raises(Conflict) as refused, store.transaction("chief") as tx:
        submissions.decide(tx, submitted, YES)
    assert refused.value.code == "submitted_anew"
    with store.snapshot() as view:
        history = submissions.by_subject(view, period_id)[SUBJECT]
        assert [one.id for one in history] == [newer, submitted]


def test_there_is_nothing_to_say_to_what_was_never_submitted(store, period_id):
    with pytest.raises(NotFound), store.transaction("chief") as tx:
        submissions.decide(tx, 7, YES)
    with store.snapshot() as view:
        assert submissions.by_subject(view, period_id) == {}
        assert audit.entries(view)[-1].action is AuditAction.PERIOD_CREATED
