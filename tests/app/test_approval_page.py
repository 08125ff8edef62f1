"""The approval page: submit, decide, issue, and the paper to be signed."""

import pytest

from planner.access import Actor, Role
from planner.i18n import Language, translator
from planner.model import ApprovalState, Subject, SubjectKind, Verdict
from planner.pages import session
from planner.pages.escape import markdown
from planner.services import approvals, edits, issuing, plans
from planner.services.views import PlanRef

ENGLISH = translator(Language.EN)
FIRST = PlanRef(1, 1)
CALL = Subject(SubjectKind.ENGAGEMENT, "jp-ritto-courtesy-call")
WHOLE = Subject(SubjectKind.DELEGATION, "jp-ritto")
TICK = "approval_tick:engagement:jp-ritto-courtesy-call"


@pytest.fixture
def as_(ctx, monkeypatch):
    """Let somebody else sit at the desk from now on."""

    def as_(name, *roles):
        somebody = ctx.acting_as(Actor(name, name.title(), frozenset(roles)))
        monkeypatch.setattr(session, "context", lambda: somebody)
        return somebody

    return as_


def items(ctx):
    ref = plans.latest(ctx, 1)
    assert ref is not None
    groups = approvals.board(ctx, ref, ENGLISH)
    return {item.subject: item for group in groups for item in group.items}


def texts(page):
    return "\n".join(block.value for block in page.markdown)


def opened(open_page, view):
    page = open_page("approval")
    page.session_state["approval_view"] = view
    return page.run()


def test_what_is_ticked_is_submitted(ctx, open_page, as_):
    as_("li", Role.OFFICER)
    page = open_page("approval")
    assert page.button(key="approval_submit").disabled
    page.checkbox(key=TICK).check().run()
    page.text_area(key="approval_comment").set_value("Please").run()
    page.button(key="approval_submit").click().run()
    assert [error.value for error in page.error] == []
    item = items(ctx)[CALL]
    assert (item.state, item.note) == (ApprovalState.SUBMITTED, "Please")
    assert items(ctx)[WHOLE].state is ApprovalState.DRAFT
    with pytest.raises(KeyError):
        page.button(key=f"approval_{Verdict.APPROVED}")


def test_all_at_once(ctx, open_page, as_):
    as_("li", Role.OFFICER)
    page = open_page("approval")
    page.button(key="approval_all").click().run()
    page.button(key="approval_submit").click().run()
    assert {item.state for item in items(ctx).values()} == {ApprovalState.SUBMITTED}


def test_a_chief_returns_with_a_comment_and_then_approves(ctx, open_page, as_):
    approvals.submit(ctx, FIRST, [WHOLE, CALL], "Please")
    chief = as_("chief", Role.CHIEF)
    page = open_page("approval")
    with pytest.raises(KeyError):
        page.button(key="approval_submit")
    page.checkbox(key=TICK).check().run()
    page.button(key=f"approval_{Verdict.RETURNED}").click().run()
    assert [error.value for error in page.error] == ["Say why in a comment."]
    page.text_area(key="approval_comment").set_value("After lunch").run()
    page.button(key=f"approval_{Verdict.RETURNED}").click().run()
    assert items(chief)[CALL].state is ApprovalState.RETURNED
    approvals.submit(ctx, FIRST, [CALL], "Moved")
    page.run()
    page.button(key="approval_all").click().run()
    page.button(key=f"approval_{Verdict.APPROVED}").click().run()
    assert [error.value for error in page.error] == []
    assert {items(chief)[one].state for one in (WHOLE, CALL)} == {ApprovalState.APPROVED}


def test_what_changed_since_a_yes_is_shown_old_and_new(ctx, open_page, as_):
    approvals.submit(ctx, FIRST, [CALL], "")
    chief = as_("chief", Role.CHIEF)
    approvals.decide(chief, 1, [1], Verdict.APPROVED)
    edits.leave_out(ctx, FIRST, CALL.id, "The mayor is ill", release=True)
    as_("li", Role.OFFICER)
    shown = texts(open_page("approval"))
    assert "Needs re\\-approval" in shown
    assert "Takes place ~~" in shown
    assert "**does not take place**" in shown


def test_somebody_who_only_reads_is_offered_nothing(ctx, open_page, as_):
    approvals.submit(ctx, FIRST, [CALL], "")
    as_("auditor", Role.AUDITOR)
    page = open_page("approval")
    assert [error.value for error in [*page.exception, *page.error]] == []
    assert [box.key for box in page.checkbox] == []
    assert not any((button.key or "").startswith("approval_") for button in page.button)


@pytest.mark.parametrize("language", list(Language))
def test_the_sheet_is_a_paper_in_either_language(ctx, open_page, language):
    page = open_page("approval", language)
    page.session_state["approval_view"] = "sheet"
    page.run()
    assert [error.value for error in [*page.exception, *page.error]] == []
    title = approvals.sheet(ctx, FIRST, "jp-ritto", translator(language)).title
    assert f"## {markdown(title)}" in texts(page)
    other = next(one for one in Language if one is not language)
    page.segmented_control(key="approval_sheet_language").set_value(other).run()
    title = approvals.sheet(ctx, FIRST, "jp-ritto", translator(other)).title
    assert f"## {markdown(title)}" in texts(page)


def test_a_version_is_issued_once_all_that_is_open_is_accepted(ctx, open_page):
    page = opened(open_page, "issue")
    assert page.button(key="issue_now").disabled
    page.checkbox(key="issue_unapproved:1").check().run()
    page.button(key="issue_now").click().run()
    assert [error.value for error in page.error] == [
        "Something is not approved: say in the note who has agreed to it."
    ]
    page.text_input(key="issue_note:1").set_value("By telephone").run()
    page.button(key="issue_now").click().run()
    assert issuing.issued(ctx, 1) == FIRST
    page.run()
    assert page.success[0].value.startswith("Version 1 binds since ")


def test_a_broken_rule_is_accepted_by_itself(ctx, open_page):
    broken = edits.leave_out(ctx, FIRST, "jp-ritto-lunch-1215", "no lunch")
    page = opened(open_page, "issue")
    rules = [box for box in page.checkbox if box.key.startswith("issue_accept:2:")]
    points = issuing.open_points(ctx, broken, ENGLISH)
    assert len(rules) == len([point for point in points if not point.is_unapproved]) > 0
    page.checkbox(key="issue_unapproved:2").check().run()
    assert page.button(key="issue_now").disabled
    for box in rules:
        page.checkbox(key=box.key).check().run()
    page.text_input(key="issue_note:2").set_value("By telephone").run()
    page.button(key="issue_now").click().run()
    assert issuing.issued(ctx, 1) == broken
