"""Approval over a real plan: every way forward, every refusal, and what a change undoes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.access import Actor, Post, Role, Served
from planner.errors import Conflict, NotAllowed, NotFound, Unsettled
from planner.model import (
    ApprovalState,
    LockDimension,
    RuleOverride,
    Subject,
    SubjectKind,
    Verdict,
)
from planner.services import approvals, edits, ground, issuing, plans, scenarios
from planner.services.data_files import RULE_PACKS
from planner.services.edits import VisitEdit
from planner.services.views import PlanRef
from tests.planner.services.conftest import visit_of

CALL = Subject(SubjectKind.ENGAGEMENT, "jp-ritto-courtesy-call")
BANQUET = Subject(SubjectKind.ENGAGEMENT, "jp-ritto-banquet")
WHOLE = Subject(SubjectKind.DELEGATION, "jp-ritto")
YES, NO = Verdict.APPROVED, Verdict.RETURNED


def as_(ctx, name, *roles, leader=None):
    office_id = scenarios.current(ctx, 1).scenario.office.id
    serves = frozenset({Served(office_id, Post.LEADER, leader)}) if leader else frozenset()
    return ctx.acting_as(Actor(name, name.title(), frozenset(roles), serves))


@pytest.fixture
def chief(ctx):
    return as_(ctx, "chief", Role.CHIEF)


@pytest.fixture
def t_items(ctx, t):
    """The items of the newest plan by subject, as somebody sees them."""

    def items(who=None):
        who = who or ctx
        groups = approvals.board(who, newest(ctx), t)
        return {item.subject: item for group in groups for item in group.items}

    return items


def newest(ctx) -> PlanRef:
    found = plans.latest(ctx, 1)
    assert found is not None
    return found


def submit(ctx, *subjects, note="Please"):
    approvals.submit(ctx, newest(ctx), subjects, note)


def moved(ctx, engagement_id, minutes=0, **changes):
    """Save a version with one engagement changed, whatever it breaks."""
    ref = newest(ctx)
    visit = visit_of(ctx, ref, engagement_id)
    start = visit.start + timedelta(minutes=minutes)
    edit = VisitEdit(engagement_id, start, visit.room_id, visit.host_id, visit.teams)
    return edits.save_edit(ctx, ref, replace(edit, **changes), "changed", release=True)


def approve(chief, items, *subjects):
    approvals.decide(chief, 1, [items()[one].submission_id for one in subjects], YES)


def states(items):
    return {subject: item.state for subject, item in items().items()}


def test_the_board_holds_the_plan_and_what_leaders_attend(ctx, ref, t):
    (group,) = approvals.board(ctx, ref, t)
    assert (group.delegation_id, group.title) == ("jp-ritto", "Ritto City Delegation")
    assert [item.subject.id for item in group.items] == [
        "jp-ritto",
        "jp-ritto-greeting",
        "jp-ritto-courtesy-call",
        "jp-ritto-banquet",
        "jp-ritto-send-off",
    ]
    whole, call = group.items[0], group.items[2]
    assert (whole.kind_label, whole.state) == ("14 engagements", ApprovalState.DRAFT)
    visit = visit_of(ctx, ref, CALL.id)
    assert call.host == "Yan Ruoxi, Mayor"
    assert f"{visit.start:%H:%M}–{visit.end:%H:%M}" in call.when
    assert call.attendees == "Ritto City Delegation (head: Naoki Nomurata, Mayor): 7 guests"
    # Three working days before Tuesday 15 December.
    assert (call.due, call.is_late) == (date(2026, 12, 10), False)
    assert [(step.approver_label, step.verdict) for step in call.chain] == [
        ("Division chief", None)
    ]
    assert (call.may_submit, call.may_decide, call.warnings) == (True, False, ())


def test_from_draft_over_return_to_approval_and_issue(ctx, chief, t_items, t):
    submit(ctx, WHOLE, CALL)
    waiting = t_items(chief)[CALL]
    assert (waiting.state, waiting.may_decide, waiting.may_submit) == (
        ApprovalState.SUBMITTED,
        True,
        False,
    )
    assert (waiting.note, waiting.submitted.split(",")[0]) == ("Please", "Officer")
    approvals.decide(chief, 1, [waiting.submission_id], NO, "Not before lunch")
    returned = t_items()[CALL]
    assert (returned.state, returned.may_submit) == (ApprovalState.RETURNED, True)
    assert [(step.verdict, step.comment) for step in returned.chain] == [(NO, "Not before lunch")]
    submit(ctx, CALL, note="After lunch now")
    approve(chief, t_items, WHOLE, CALL)
    assert {states(t_items)[one] for one in (WHOLE, CALL)} == {ApprovalState.APPROVED}
    ref = newest(ctx)
    keys = [point.key for point in issuing.open_points(ctx, ref, t)]
    issuing.issue(ctx, ref, accepted=keys, note="The others by word of mouth")
    assert states(t_items) == {
        WHOLE: ApprovalState.ISSUED,
        CALL: ApprovalState.ISSUED,
        BANQUET: ApprovalState.DRAFT,
        Subject(SubjectKind.ENGAGEMENT, "jp-ritto-greeting"): ApprovalState.DRAFT,
        Subject(SubjectKind.ENGAGEMENT, "jp-ritto-send-off"): ApprovalState.DRAFT,
    }


@pytest.mark.parametrize(
    ("change", "dimension"),
    [
        ({"minutes": 20}, LockDimension.TIME),
        ({"room_id": "elsewhere"}, LockDimension.PLACE),
        ({"host_id": None}, LockDimension.HOST),
    ],
)
def test_a_change_to_what_was_approved_asks_for_a_new_yes(ctx, chief, t_items, change, dimension):
    submit(ctx, WHOLE, CALL)
    approve(chief, t_items, WHOLE, CALL)
    if "room_id" in change:
        scenario = scenarios.current(ctx, 1).scenario
        here = visit_of(ctx, PlanRef(1, 1), CALL.id).room_id
        own = next(room.venue_id for room in scenario.rooms if room.id == here)
        change = {"room_id": next(x.id for x in scenario.rooms if x.venue_id != own)}
    moved(ctx, CALL.id, **change)
    items = t_items()
    for subject in (CALL, WHOLE):
        assert items[subject].state is ApprovalState.CHANGED
        (line,) = items[subject].changes
        assert (line.engagement_id, line.dimension) == (CALL.id, dimension)
        assert line.before != line.after
    assert items[CALL].may_submit


def test_a_change_within_the_tolerance_asks_for_nothing(ctx, chief, t_items):
    submit(ctx, CALL)
    approve(chief, t_items, CALL)
    moved(ctx, CALL.id, minutes=15, teams=())
    assert states(t_items)[CALL] is ApprovalState.APPROVED
    moved(ctx, CALL.id, minutes=5)
    assert states(t_items)[CALL] is ApprovalState.CHANGED
    moved(ctx, CALL.id, minutes=-5)
    assert states(t_items)[CALL] is ApprovalState.APPROVED


def test_other_guests_ask_for_a_new_yes(ctx, chief, t_items):
    submit(ctx, CALL)
    approve(chief, t_items, CALL)
    scenario = scenarios.current(ctx, 1).scenario
    more = replace(scenario.delegations[0], headcount=9)
    scenarios.save(ctx, 1, 1, replace(scenario, delegations=(more,)), "two more")
    (line,) = t_items()[CALL].changes
    assert (line.dimension, line.before[-8:], line.after[-8:]) == (
        LockDimension.ATTENDEES,
        "7 guests",
        "9 guests",
    )


def test_dropping_what_was_approved_is_agreed_to_as_well(ctx, chief, t_items):
    submit(ctx, CALL)
    approve(chief, t_items, CALL)
    edits.leave_out(ctx, newest(ctx), CALL.id, "cancelled", release=True)
    item = t_items()[CALL]
    assert (item.state, item.when) == (ApprovalState.CHANGED, "does not take place")
    submit(ctx, CALL)
    approve(chief, t_items, CALL)
    assert CALL not in t_items()


def test_nobody_decides_what_they_submitted(ctx, t_items):
    both = as_(ctx, "both", Role.OFFICER, Role.CHIEF)
    submit(both, CALL)
    item = t_items(both)[CALL]
    assert not item.may_decide
    with pytest.raises(NotAllowed) as refused:
        approvals.decide(both, 1, [item.submission_id], YES)
    assert refused.value.code == "own_submission"


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.CHIEF])
def test_only_approvers_decide(ctx, t_items, role):
    submit(ctx, CALL)
    with pytest.raises(NotAllowed):
        approvals.decide(as_(ctx, "x", role), 1, [t_items()[CALL].submission_id], YES)
    assert states(t_items)[CALL] is ApprovalState.SUBMITTED


@pytest.mark.parametrize("role", [r for r in Role if r not in {Role.OFFICER, Role.DUTY_OFFICER}])
def test_only_planners_submit(ctx, role):
    with pytest.raises(NotAllowed):
        submit(as_(ctx, "x", role), CALL)


def test_a_return_says_why(ctx, chief, t_items):
    submit(ctx, CALL)
    with pytest.raises(Unsettled):
        approvals.decide(chief, 1, [t_items()[CALL].submission_id], NO, "  ")
    assert states(t_items)[CALL] is ApprovalState.SUBMITTED


def test_the_same_is_not_submitted_twice(ctx, chief, t_items):
    submit(ctx, CALL)
    with pytest.raises(Conflict):
        submit(ctx, BANQUET, CALL)
    assert states(t_items)[BANQUET] is ApprovalState.DRAFT
    approve(chief, t_items, CALL)
    with pytest.raises(Conflict):
        submit(ctx, CALL)
    with pytest.raises(NotFound):
        submit(ctx, Subject(SubjectKind.ENGAGEMENT, "jp-ritto-check-in"))


def test_what_was_changed_while_it_waits_is_not_approved_but_submitted_anew(ctx, chief, t_items):
    submit(ctx, CALL, BANQUET)
    moved(ctx, CALL.id, minutes=30)
    item = t_items()[CALL]
    assert (item.state, item.may_submit) == (ApprovalState.SUBMITTED, True)
    assert [line.dimension for line in item.since_submitted] == [LockDimension.TIME]
    ids = [t_items()[one].submission_id for one in (CALL, BANQUET)]
    with pytest.raises(Conflict) as refused:
        approvals.decide(chief, 1, ids, YES)
    assert refused.value.code == "changed_since_submitted"
    assert states(t_items)[BANQUET] is ApprovalState.SUBMITTED
    submit(ctx, CALL)
    approve(chief, t_items, CALL, BANQUET)
    assert states(t_items)[CALL] is ApprovalState.APPROVED


def test_an_old_plan_is_not_submitted(ctx, ref):
    moved(ctx, CALL.id, minutes=5)
    with pytest.raises(Conflict):
        approvals.submit(ctx, ref, [CALL])


def test_what_was_decided_meanwhile_is_not_decided_again(ctx, chief, t_items):
    submit(ctx, CALL)
    key = t_items()[CALL].submission_id
    approve(chief, t_items, CALL)
    with pytest.raises(Conflict):
        approvals.decide(as_(ctx, "other", Role.CHIEF), 1, [key], NO, "no")


@pytest.fixture
def long_chain(ctx, monkeypatch, tmp_path):
    """The office with rules of its own: the chief, the director and the leader say yes."""
    for pack in RULE_PACKS.glob("*.toml"):
        text = pack.read_text(encoding="utf-8")
        chain = 'chain = ["chief", "director", "leader"]'
        (tmp_path / pack.name).write_text(
            text.replace('chain = ["chief"]', chain), encoding="utf-8"
        )
    monkeypatch.setattr(ground, "RULE_PACKS", tmp_path)


@pytest.mark.usefixtures("long_chain")
def test_a_chain_is_climbed_step_by_step_by_different_people(ctx, ref, chief, t_items):
    host = visit_of(ctx, ref, CALL.id).host_id
    mayor = as_(ctx, "mayor", Role.LEADER, leader=host)
    other = as_(ctx, "other-leader", Role.LEADER, leader="nobody")
    submit(ctx, CALL)
    key = t_items()[CALL].submission_id
    with pytest.raises(NotAllowed):
        approvals.decide(mayor, 1, [key], YES)
    approvals.decide(chief, 1, [key], YES)
    with pytest.raises(NotAllowed) as refused:
        approvals.decide(chief, 1, [key], YES)
    assert refused.value.code == "own_submission"
    director = as_(ctx, "director", Role.CHIEF)
    approvals.decide(director, 1, [key], YES)
    with pytest.raises(NotAllowed):
        approvals.decide(other, 1, [key], YES)
    assert set(t_items(mayor)) >= {CALL, BANQUET}
    assert WHOLE not in t_items(mayor)
    assert t_items(other) == {}
    assert t_items(mayor)[CALL].may_decide
    approvals.decide(mayor, 1, [key], YES)
    assert states(t_items)[CALL] is ApprovalState.APPROVED
    assert [step.signed.split(",")[0] for step in t_items()[CALL].chain] == [
        "chief",
        "director",
        "mayor",
    ]


@pytest.mark.usefixtures("long_chain")
def test_a_leader_s_word_is_entered_from_paper_with_a_comment(ctx, chief, t_items):
    submit(ctx, CALL)
    key = t_items()[CALL].submission_id
    approvals.decide(chief, 1, [key], YES)
    approvals.decide(as_(ctx, "director", Role.CHIEF), 1, [key], YES)
    clerk = as_(ctx, "third", Role.CHIEF)
    with pytest.raises(Unsettled):
        approvals.decide(clerk, 1, [key], YES)
    approvals.decide(clerk, 1, [key], YES, "Signed on paper on 8 December")
    assert states(t_items)[CALL] is ApprovalState.APPROVED


def test_what_is_not_approved_in_time_is_late(ctx, t, ref, clock_at):
    late = clock_at(ctx, date(2026, 12, 11))
    (group,) = approvals.board(late, ref, t)
    assert {item.subject.id for item in group.items if item.is_late} == {
        "jp-ritto",
        "jp-ritto-greeting",
        "jp-ritto-courtesy-call",
        "jp-ritto-banquet",
    }


def test_issuing_without_approval_is_noted(ctx, ref, t):
    points = issuing.open_points(ctx, ref, t)
    assert [point.is_unapproved for point in points] == [True] * 5
    keys = [point.key for point in points]
    with pytest.raises(Unsettled) as refused:
        issuing.issue(ctx, ref, accepted=keys)
    assert refused.value.code == "note_missing"
    issuing.issue(ctx, ref, accepted=keys, note="The mayor agreed by telephone")
    (row,) = issuing.history(ctx, 1, t)
    assert row.note == "The mayor agreed by telephone"
    assert row.accepted == tuple(point.text for point in points)


def test_the_sheet_is_a_paper_without_ranks_and_scores(ctx, ref, chief, t, zh, t_items):
    submit(ctx, WHOLE)
    approve(chief, t_items, WHOLE)
    paper = approvals.sheet(ctx, ref, "jp-ritto", t)
    assert paper.title == "Submission: receiving Ritto City Delegation"
    assert paper.paragraphs[0] == (
        "Ritto City Delegation (Sister city), 7 guests led by Naoki Nomurata, Mayor, "
        "visits us: 15–16 Dec 2026."
    )
    assert [row.title for row in paper.leaders] == [
        "Greeting on arrival",
        "Courtesy call and exchange of gifts",
        "Welcome banquet",
        "Seeing off",
    ]
    assert len(paper.others) == 10
    assert [(step.approver_label, step.verdict_label) for step in paper.steps] == [
        ("Division chief", "agreed")
    ]
    assert approvals.sheet(ctx, ref, "jp-ritto", zh).title == "关于接待日本栗东市代表团的呈批件"
    with pytest.raises(NotFound):
        approvals.sheet(ctx, ref, "nobody", t)


def test_a_pack_may_let_longer_moves_pass(ctx, chief, t_items):
    scenario = scenarios.current(ctx, 1).scenario
    wide = (RuleOverride("approval.unchanged_within_min", 60),)
    scenarios.save(ctx, 1, 1, replace(scenario, rule_overrides=wide), "wide")
    submit(ctx, CALL)
    approve(chief, t_items, CALL)
    moved(ctx, CALL.id, minutes=45)
    assert states(t_items)[CALL] is ApprovalState.APPROVED
