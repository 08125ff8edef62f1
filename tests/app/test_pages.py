"""Every page opens, in both languages, with data and without."""

import pytest

from planner.i18n import Language, translator
from planner.model import Plan
from planner.services import plans
from planner.services.views import PlanRef

PAGES = {
    "plan": "Plan",
    "approval": "Approval",
    "delegations": "Delegations",
    "resources": "Resources",
    "about": "About and data",
}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_opens_in_each_language(ctx, open_page, name, language):
    page = open_page(name, language)
    assert [error.value for error in [*page.exception, *page.error]] == []
    assert [title.value for title in page.title] == [translator(language)(PAGES[name])]


@pytest.mark.parametrize("name", ["plan", "approval", "delegations", "resources"])
def test_without_an_office_a_page_says_where_the_first_one_comes_from(empty_ctx, open_page, name):
    page = open_page(name)
    assert [error.value for error in [*page.exception, *page.error]] == []
    assert page.markdown[-1].value == (
        "Import a scenario file of your office and its period under “About and data”."
    )


@pytest.mark.parametrize("view", ["itineraries", "timeline", "map", "findings", "held", "versions"])
def test_every_view_of_a_plan_opens(ctx, open_page, view):
    page = open_page("plan")
    page.session_state["plan_view"] = view
    page.run()
    assert [error.value for error in [*page.exception, *page.error]] == []


@pytest.mark.parametrize("kind", ["leaders", "interpreters", "vehicles", "venues", "rooms"])
def test_every_list_of_resources_opens_with_a_form_for_a_new_entry(ctx, open_page, kind):
    page = open_page("resources")
    page.session_state["assets_list"] = kind
    page.run()
    add = next(button for button in page.button if button.key.startswith("assets_add_"))
    add.click().run()
    assert [error.value for error in [*page.exception, *page.error]] == []
    assert [heading.value for heading in page.subheader if heading.value.startswith("New ")] != []


def test_switching_the_language_translates_the_page(ctx, open_page):
    page = open_page("plan")
    page.sidebar.segmented_control(key="frame_language").set_value(Language.ZH_CN).run()
    assert [title.value for title in page.title] == [translator(Language.ZH_CN)("Plan")]
    assert page.query_params["lang"] == "zh_CN"


def test_the_head_of_a_plan_gives_its_figures(ctx, open_page):
    page = open_page("plan")
    plan: Plan = plans.get(ctx, PlanRef(1, 1))
    figures = {metric.label: metric.value for metric in page.metric}
    placed, legs = len(plan.visits), len(plan.legs)
    assert (figures["Placed"], figures["Left out"], figures["Broken rules"]) == (
        f"{placed} of {placed}",
        "0",
        "0",
    )
    assert figures["Drives"] == str(legs)
