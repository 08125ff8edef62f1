"""The changes page: what has happened is entered, answered, taken and undone."""

import pytest

from planner.access import Post, Role, Served
from planner.duties import RecipientKind
from planner.i18n import Language, translator
from planner.services import accounts, issuing, notices, plans, scenarios
from planner.services.views import PlanRef
from planner.worker.serving import serve_one
from tests.app.preparing import worker_of


def button(app, label):
    return next(each for each in app.button if each.label == label)


def says(app, words):
    """Whether a text is on the page; Markdown's own signs are escaped there."""
    return any(words in each.value.replace("\\", "") for each in app.markdown)


@pytest.fixture
def page(ctx, open_page):
    return open_page("changes")


def pick_kind(app, label):
    return app.selectbox(key="change_form_of").select(label).run()


def test_without_a_plan_there_is_nothing_to_change(empty_ctx, open_page):
    assert not open_page("changes").exception


def test_a_late_flight_is_answered_taken_and_undone(ctx, page):
    before = scenarios.current(ctx, 1).scenario
    app = button(page, "Add").click().run()
    assert says(app, "arrives Tue 15 Dec 11:20")
    app = button(app, "Look for answers").click().run()
    assert serve_one(worker_of(ctx))
    app = app.run()
    assert not app.exception
    assert says(app, "Feasible with")
    app = button(app, "Take this plan").click().run()
    assert plans.latest(ctx, 1) == PlanRef(1, 2)
    assert scenarios.current(ctx, 1).scenario.delegations != before.delegations
    app = button(app, "Undo").click().run()
    assert not app.exception
    assert plans.latest(ctx, 1) == PlanRef(1, 3)
    assert scenarios.current(ctx, 1).scenario == before


def test_notices_are_told_and_acknowledged_on_the_board(ctx, open_page):
    t = translator(Language.EN)
    known = [point.key for point in issuing.open_points(ctx, PlanRef(1, 1), t)]
    issuing.issue(ctx, PlanRef(1, 1), accepted=known, note="agreed by telephone")
    app = open_page("changes")
    app.session_state["changes_view"] = "notices"
    app.run()
    count = len(notices.board(ctx, 1, t))
    assert [each.value for each in app.metric] == [str(count), str(count), "0"]
    app = button(app, "Told: Telephone").click().run()
    app = button(app, "Has acknowledged").click().run()
    assert not app.exception
    assert [each.value for each in app.metric] == [str(count - 1), str(count - 1), "1"]
    assert notices.board(ctx, 1, t)[-1].channel == "Telephone"


def test_the_board_says_who_has_no_address_and_sends_who_has_one(ctx, open_page, monkeypatch):
    monkeypatch.setenv("RECEPTION_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("RECEPTION_SMTP_FROM", "reception@office.example")
    t = translator(Language.EN)
    known = [point.key for point in issuing.open_points(ctx, PlanRef(1, 1), t)]
    issuing.issue(ctx, PlanRef(1, 1), accepted=known, note="agreed by telephone")
    scenario = scenarios.current(ctx, 1).scenario
    served = frozenset(
        Served(scenario.office.id, Post.LEADER, leader.id) for leader in scenario.leaders
    )
    accounts.add(ctx, "sun", "Sun", frozenset({Role.SECRETARY}), email="sun@office.example")
    accounts.set_links(ctx, "sun", served)
    app = open_page("changes")
    app.session_state["changes_view"] = "notices"
    app.run()
    kinds = [one.kind for one in notices.board(ctx, 1, t)]
    leaders = kinds.count(RecipientKind.LEADER)
    offers = [each for each in app.button if each.label == "Send by e-mail"]
    lines = [each.value.replace("\\", "") for each in app.caption]
    assert (len(offers), lines.count("No e-mail address")) == (leaders, len(kinds) - leaders)
    app = offers[0].click().run()
    assert not app.exception
    lines = [each.value.replace("\\", "") for each in app.caption]
    assert lines.count("E-mail is about to be sent") == 1


def test_what_was_entered_can_be_taken_back(page):
    app = button(page, "Add").click().run()
    app = button(app, "Remove").click().run()
    assert [each.label for each in app.button if each.label == "Look for answers"] == []


@pytest.mark.parametrize("language", list(Language))
def test_every_form_is_drawn_and_adds_its_change(ctx, open_page, language):
    app = open_page("changes", language)
    kinds = app.selectbox(key="change_form_of").options
    assert len(kinds) == 20
    for kind in kinds:
        app = app.selectbox(key="change_form_of").select(kind).run()
        assert not app.exception
        assert not app.error
