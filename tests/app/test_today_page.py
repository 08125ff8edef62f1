"""The page of the day: what is on, times noted with one press, and the way to a re-plan."""

from datetime import timedelta

import pytest

from planner.access import Role
from planner.i18n import Language, translator
from planner.model import PlannedVisit
from planner.services import issuing, plans
from planner.services.views import PlanRef

CALL = "jp-ritto-courtesy-call"


@pytest.fixture
def told(ctx):
    t = translator(Language.EN)
    known = [point.key for point in issuing.open_points(ctx, PlanRef(1, 1), t)]
    issuing.issue(ctx, PlanRef(1, 1), accepted=known, note="agreed by telephone")
    return ctx


def call_of(ctx) -> PlannedVisit:
    visit = plans.get(ctx, PlanRef(1, 1)).visit(CALL)
    assert visit is not None
    return visit


def at_the_call(ctx, app, minutes=0):
    """Look at the minute at which the courtesy call begins, or so many minutes later."""
    at = call_of(ctx).start + timedelta(minutes=minutes)
    app.selectbox(key="today_at:1_day").select(at.date()).run()
    return app.time_input(key="today_at:1_time").set_value(at.time()).run()


def texts(app):
    return " ".join(each.value for each in [*app.markdown, *app.caption])


def test_before_anything_is_issued_the_page_says_so(ctx, open_page):
    page = open_page("today")
    assert not page.exception
    assert [*page.metric] == []


@pytest.mark.parametrize("role", [Role.DUTY_OFFICER, Role.OFFICER])
def test_times_are_noted_and_taken_back_with_one_press(told, open_page, role):
    app = at_the_call(told, open_page("today", roles=[role]))
    app = app.button(key=f"today_started:jp-ritto:{CALL}").click().run()
    assert not app.exception
    undo = app.button(key=f"today_undo_started:jp-ritto:{CALL}")
    assert undo.label.startswith("Begun ")
    app = undo.click().run()
    assert app.button(key=f"today_started:jp-ritto:{CALL}").label == "Begun"


def test_what_runs_over_leads_to_the_changes_page_filled_in(told, open_page):
    app = at_the_call(told, open_page("today", roles=[Role.DUTY_OFFICER]))
    app = app.button(key=f"today_started:jp-ritto:{CALL}").click().run()
    call = call_of(told)
    minutes = (call.end - call.start) // timedelta(minutes=1)
    app = at_the_call(told, app, minutes + 70)
    assert "because of" in texts(app)
    app = app.button(key="today_replan").click().run()
    assert not app.exception
    assert [title.value for title in app.title] == ["Changes"]
    assert "70 min" in texts(app).replace("\\", "")


def test_a_chief_sees_the_day_and_is_offered_no_buttons(told, open_page):
    app = at_the_call(told, open_page("today", Language.ZH_CN, roles=[Role.CHIEF]))
    assert not app.exception
    assert [button.key for button in app.button if (button.key or "").startswith("today_")] == []
