"""Why, why not and other plans on the plan page, with a worker in this process."""

from planner.i18n import Language, translator
from planner.pages.escape import markdown
from planner.services import edits, plans
from planner.services.views import PlanRef
from planner.store import runs
from planner.worker.serving import serve_one
from tests.app.preparing import worker_of

ENGLISH = translator(Language.EN)
FIRST = PlanRef(1, 1)
CALL = "jp-ritto-courtesy-call"


def opened(open_page, engagement_id, language=Language.EN):
    page = open_page("plan", language)
    page.session_state["plan_picked"] = engagement_id
    return page.run()


def shown(page):
    """Every text that the page shows as Markdown, in order."""
    return [told.value for told in page.markdown]


def test_why_this_host_waits_for_the_worker_and_is_answered_in_the_drawer(ctx, open_page):
    page = opened(open_page, CALL)
    page.button(key=f"why_{CALL}_host").click().run()
    assert [told.value for told in page.caption][-1].startswith("An answer takes some seconds")
    assert serve_one(worker_of(ctx))
    page.run()
    assert f"#### {markdown('Why this host?')}" in shown(page)
    (verdict,) = [box.value for box in page.success if "next best" in box.value]
    assert verdict.startswith(markdown("The next best while everything else stays:"))
    with ctx.store.snapshot() as view:
        run_id = runs.get(view, 2).id
    page.text_input(key=f"why_{run_id}_reason").set_value("The mayor is tired")
    page.run()
    page.button(key=f"why_{run_id}_use").click().run()
    saved = plans.all_plans(ctx, 1, ENGLISH)[0]
    assert (saved.number, saved.reason) == (2, "The mayor is tired")


def test_what_is_entered_and_cannot_be_is_explained_in_chinese(ctx, open_page):
    page = opened(open_page, CALL, Language.ZH_CN)
    page.selectbox(key=f"adjust_1_{CALL}_host").set_value("fao-director").run()
    page.button(key=f"why_{CALL}_not").click().run()
    assert serve_one(worker_of(ctx))
    page.run()
    verdicts = [box.value for box in page.warning]
    assert markdown("无论其他如何安排，都无法实现。") in verdicts


def test_the_list_of_what_is_left_out_asks_why_and_opens_the_answer(ctx, open_page):
    edits.leave_out(ctx, FIRST, CALL, "")
    page = open_page("plan")
    page.button_group(key="plan_view").set_value("findings")
    page.run()
    page.button(key=f"plan_why_{CALL}").click().run()
    assert serve_one(worker_of(ctx))
    page.run()
    assert f"#### {markdown('Why is it left out?')}" in shown(page)


def test_other_plans_stand_side_by_side_and_one_is_used(ctx, open_page):
    page = open_page("plan")
    page.button_group(key="plan_view").set_value("others")
    page.run()
    page.selectbox(key="others_count").set_value(2)
    page.button(key="others_ask").click().run()
    assert serve_one(worker_of(ctx))
    page.run()
    titles = [told for told in shown(page) if told.startswith("#### ")]
    assert titles == ["#### Plan 1", "#### Plan 2"]
    page.button(key="others_2_use_1").click().run()
    assert plans.latest(ctx, 1) == PlanRef(1, 2)
    assert plans.warnings(ctx, PlanRef(1, 2), ENGLISH) == ()
