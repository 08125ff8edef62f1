"""How an approval stands: every state, and a machine that is driven at random."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from planner.approvals import Decision, Draft, Outcome, Submission, standing_of
from planner.arrangements import Arrangement, Yardstick
from planner.model import ApprovalState, Approver, LockDimension, Subject, SubjectKind, Verdict

AT = datetime(2026, 12, 1, 9, tzinfo=UTC)
TALKS = Arrangement("talks", AT, AT + timedelta(hours=1), "hall", "hall-1", "mayor")
ELSEWHERE = replace(TALKS, venue_id="museum", room_id="museum-1")
SUBJECT = Subject(SubjectKind.ENGAGEMENT, "talks")
CHAIN = (Approver.CHIEF, Approver.DIRECTOR)
YARDSTICK = Yardstick(
    dimensions=frozenset({LockDimension.TIME, LockDimension.PLACE, LockDimension.EXISTENCE}),
    tolerance_min=15,
    whole_venues=True,
)


def moved(minutes: int) -> Arrangement:
    move = timedelta(minutes=minutes)
    return replace(TALKS, start=TALKS.start + move, end=TALKS.end + move)


def submitted(*said: Verdict, content: tuple[Arrangement, ...] = (TALKS,)) -> Submission:
    steps = zip(CHAIN, said, strict=False)
    return Submission(
        id=1,
        draft=Draft(SUBJECT, content, CHAIN),
        plan_number=1,
        sha256="",
        author="li",
        at=AT,
        note="",
        decisions=tuple(Decision(who, what, f"{who}", AT, "") for who, what in steps),
    )


YES, NO = Verdict.APPROVED, Verdict.RETURNED


@pytest.mark.parametrize(
    ("said", "outcome", "turn"),
    [
        ((), Outcome.WAITING, Approver.CHIEF),
        ((YES,), Outcome.WAITING, Approver.DIRECTOR),
        ((YES, YES), Outcome.APPROVED, None),
        ((NO,), Outcome.RETURNED, None),
        ((YES, NO), Outcome.RETURNED, None),
    ],
)
def test_every_approver_in_turn_or_one_no(said, outcome, turn):
    found = submitted(*said)
    assert (found.outcome, found.next_approver) == (outcome, turn)


def test_whoever_submitted_or_decided_has_taken_part():
    found = submitted(YES)
    assert [found.took_part(name) for name in ("li", "chief", "director")] == [True, True, False]


@pytest.mark.parametrize(
    ("history", "planned", "issued", "state"),
    [
        ([], (TALKS,), None, ApprovalState.DRAFT),
        ([submitted()], (TALKS,), None, ApprovalState.SUBMITTED),
        ([submitted(YES)], (TALKS,), None, ApprovalState.SUBMITTED),
        ([submitted()], (ELSEWHERE,), None, ApprovalState.SUBMITTED),
        ([submitted(NO)], (TALKS,), None, ApprovalState.RETURNED),
        ([submitted(YES, YES)], (TALKS,), None, ApprovalState.APPROVED),
        ([submitted(YES, YES)], (moved(15),), None, ApprovalState.APPROVED),
        ([submitted(YES, YES)], (moved(16),), None, ApprovalState.CHANGED),
        ([submitted(YES, YES)], (), None, ApprovalState.CHANGED),
        ([submitted(YES, YES)], (TALKS,), (TALKS,), ApprovalState.ISSUED),
        ([submitted(YES, YES)], (moved(15),), (moved(-15),), ApprovalState.ISSUED),
        ([submitted(YES, YES)], (TALKS,), (ELSEWHERE,), ApprovalState.APPROVED),
        ([submitted(YES, YES)], (TALKS,), (), ApprovalState.APPROVED),
        # Approved, changed, submitted anew.
        ([submitted(), submitted(YES, YES)], (ELSEWHERE,), None, ApprovalState.SUBMITTED),
        ([submitted(NO), submitted(YES, YES)], (ELSEWHERE,), None, ApprovalState.RETURNED),
        # Returned, and taken back to what was approved.
        ([submitted(NO), submitted(YES, YES)], (TALKS,), None, ApprovalState.APPROVED),
        # The newest yes counts, not an older one.
        (
            [submitted(YES, YES, content=(ELSEWHERE,)), submitted(YES, YES)],
            (TALKS,),
            None,
            ApprovalState.CHANGED,
        ),
        # Dropping it was agreed to.
        ([submitted(YES, YES, content=())], (), (), ApprovalState.ISSUED),
    ],
)
def test_each_state(history, planned, issued, state):
    found = standing_of(history, planned, issued, YARDSTICK)
    assert found.state is state
    assert found.state.holds is (state in {ApprovalState.APPROVED, ApprovalState.ISSUED})


def test_what_was_changed_is_told_old_and_new():
    found = standing_of([submitted(YES, YES)], (ELSEWHERE,), None, YARDSTICK)
    (change,) = found.since_approved
    assert (change.dimension, change.before, change.after) == (
        LockDimension.PLACE,
        TALKS,
        ELSEWHERE,
    )
    assert found.since_last == found.since_approved


def test_moves_do_not_add_up_beyond_what_was_approved():
    history = [submitted(YES, YES)]
    assert standing_of(history, (moved(10),), None, YARDSTICK).state is ApprovalState.APPROVED
    assert standing_of(history, (moved(20),), None, YARDSTICK).state is ApprovalState.CHANGED


class Approval(RuleBasedStateMachine):
    """A subject that is planned, submitted, decided and issued in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.history: list[Submission] = []
        self.planned: tuple[Arrangement, ...] = (TALKS,)
        self.issued: tuple[Arrangement, ...] | None = None

    def standing(self):
        return standing_of(self.history, self.planned, self.issued, YARDSTICK)

    @rule(content=st.sampled_from([(), (TALKS,), (moved(10),), (moved(30),), (ELSEWHERE,)]))
    def plan(self, content):
        self.planned = content

    @rule()
    def issue(self):
        self.issued = self.planned

    @rule()
    def submit(self):
        number = len(self.history) + 1
        self.history.insert(0, replace(submitted(content=self.planned), id=number))

    @precondition(lambda self: self.history and self.history[0].next_approver)
    @rule(verdict=st.sampled_from(Verdict))
    def decide(self, verdict):
        newest = self.history[0]
        assert newest.next_approver is not None
        said = Decision(newest.next_approver, verdict, "x", AT, "")
        self.history[0] = replace(newest, decisions=(*newest.decisions, said))

    @invariant()
    def a_yes_covers_only_what_was_approved(self):
        found = self.standing()
        approved = [one for one in self.history if one.outcome is Outcome.APPROVED]
        assert found.approved == (approved[0] if approved else None)
        if found.state.holds:
            assert (found.approved is not None, found.since_approved) == (True, ())
        if found.state is ApprovalState.ISSUED:
            assert self.issued is not None

    @invariant()
    def what_waits_is_nobody_elses_turn_and_what_was_never_submitted_is_a_draft(self):
        found = self.standing()
        waits = bool(self.history) and self.history[0].next_approver is not None
        assert (found.state is ApprovalState.SUBMITTED) == waits
        assert (found.state is ApprovalState.DRAFT) == (not self.history)

    @invariant()
    def what_needs_a_new_yes_says_what_changed(self):
        found = self.standing()
        if found.state is ApprovalState.CHANGED:
            assert found.since_approved != ()


TestApproval = Approval.TestCase
