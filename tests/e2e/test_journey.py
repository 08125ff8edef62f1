"""An officer's day with the planner, in a real browser that can reach nothing else."""

import re

import pytest
from playwright.sync_api import Error, Locator, Page, expect

from planner.i18n import Language, translator
from tests.e2e.conftest import PHONE, WIDE, settled

TALL = (1440, 1600)


def open_view(page: Page, name: str) -> None:
    page.get_by_test_id("stMain").get_by_role("radio", name=name, exact=True).click()


def plan(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^(Make the plan|Plan again)$")).click()


def version(page: Page, number: int):
    return page.get_by_text(re.compile(rf"^Version {number} ·"))


def test_from_nothing_over_a_reload_to_a_plan_on_the_map(unplanned, open_browser, shoot):
    page = open_browser(unplanned.address).page
    expect(page.get_by_text("No plan yet")).to_be_visible()
    plan(page)
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    page.reload()
    expect(version(page, 1)).to_be_visible()
    shoot(page, "itineraries")
    expect(page.get_by_role("button", name=re.compile("^Change: .*Courtesy call"))).to_be_visible()
    open_view(page, "Timeline")
    expect(page.locator(".ec-event.talk").first).to_be_visible()
    shoot(page, "timeline")
    open_view(page, "Map")
    expect(page.frame_locator("iframe.map").locator(".rm-badge").first).to_be_visible()
    shoot(page, "map")
    page.get_by_role("radio", name="中文").click()
    expect(page.get_by_role("heading", name="接待方案")).to_be_visible()
    shoot(page, "chinese")


def test_what_is_held_fixed_by_hand_is_kept_when_planning_again(planned_alone, open_browser):
    page = open_browser(planned_alone.address).page
    page.get_by_role("button", name=re.compile("^Change: .*Courtesy call")).click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_role("group", name="Starts at")).to_be_visible()
    drawer.get_by_role("button", name="Host", exact=True).click()
    drawer.get_by_label("Why").fill("Asked for by the guests")
    drawer.get_by_label("Why").press("Enter")
    drawer.get_by_role("button", name="Save").click()
    expect(drawer).to_be_hidden()
    host = page.locator(".line", has_text="Courtesy call").locator(".held")
    expect(host).to_have_text("Held fixed")
    plan(page)
    expect(version(page, 2)).to_be_visible()
    expect(page.locator(".line", has_text="Courtesy call").locator(".held")).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_click_on_a_bar_opens_its_engagement(planned, open_browser, shoot, size):
    page = open_browser(planned.address, size).page
    open_view(page, "Timeline")
    bar = page.locator(".ec-event.talk").first
    title = bar.locator(".bar-title").text_content()
    bar.click()
    expect(page.get_by_role("dialog").get_by_role("heading", name=title)).to_be_visible()
    shoot(page, "drawer")


def test_another_day_or_view_replaces_the_timeline(planned, open_browser):
    page = open_browser(planned.address).page
    open_view(page, "Timeline")
    expect(page.locator(".ec-event.talk").first).to_be_visible()
    open_view(page, "Leader")
    expect(page.locator(".ec-row-head").first).to_contain_text("Mayor")
    expect(page.locator(".ec")).to_have_count(1)


def test_a_click_on_a_stop_opens_its_engagement(planned, open_browser):
    page = open_browser(planned.address).page
    open_view(page, "Map")
    page.frame_locator("iframe.map").locator(".rm-badge").first.click()
    expect(page.get_by_role("dialog").get_by_role("group", name="Starts at")).to_be_visible()


OTHER_PAGES = {
    "approval?": ("Submission sheet", "Issue"),
    "delegations?": (),
    "delegations?delegation=jp-ritto": ("Guests and travel",),
    "resources?": ("Interpreters", "Vehicles", "Venues", "Rooms"),
    "about?": (),
}


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("language", list(Language))
def test_no_page_view_or_drawer_asks_for_anything_elsewhere(
    planned, open_browser, shoot, size, language
):
    t = translator(language)
    # That nothing was asked for elsewhere is what `open_browser` checks at the end.
    page = open_browser(f"{planned.address}/?lang={language}", size).page
    for view in ("Itineraries", "Timeline", "Map", "Findings", "Versions"):
        open_view(page, t(view))
        settled(page)
        if view == "Map":
            expect(page.frame_locator("iframe.map").locator(".rm-badge").first).to_be_visible()
        shoot(page, view)
    open_view(page, t("Itineraries"))
    page.get_by_role("button", name=re.compile(f"^{t('Change')}")).first.click()
    expect(page.get_by_role("dialog").get_by_role("button", name=t("Save"))).to_be_visible()
    shoot(page, "drawer")
    for path, views in OTHER_PAGES.items():
        page.goto(f"{planned.address}/{path}&lang={language}")
        settled(page)
        for view in views:
            open_view(page, t(view))
            settled(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        shoot(page, path.partition("?")[0])


def test_no_name_is_resolved_in_these_tests(browser):
    page = browser.new_page()
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.org/")
    page.close()


def test_an_image_address_in_a_name_fetches_nothing(planned_alone, open_browser):
    page = open_browser(f"{planned_alone.address}/delegations").page
    page.get_by_role("button", name="New delegation").click()
    name = "![x](http://leak.example/p.png) <img src=http://leak.example/q.png>"
    page.get_by_label("Name of the delegation (English)").fill(name)
    page.get_by_role("textbox", name="Code name").fill("LEAK")
    for label, text in (("Name (English)", "Ann Lee"), ("Name (Chinese)", "李安")):
        page.get_by_label(label).fill(text)
    for label, choice in (("Region", "Denmark"), ("Languages", "English")):
        box = page.get_by_role("combobox", name=label)
        box.click()
        box.fill(choice)
        page.get_by_role("option", name=choice, exact=True).click()
        page.keyboard.press("Escape")
    page.get_by_role("button", name="Enter the delegation").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


HEAD_PX, ROW_PX = 35, 35
"""Tables are drawn on a canvas: a cell is clicked where it lies."""

SETTLES_MS, TYPING_MS = 500, 40
"""A cell that opens while one types swallows what comes faster than fingers."""


def open_busy_times(page: Page) -> Locator:
    """Open a leader of the sample who is busy at times; return the table that says when."""
    settled(page)
    page.get_by_role("combobox", name="Open an entry").click()
    page.get_by_role("option", name="Wei Xiangdong").click()
    expect(page.get_by_role("heading", name="Wei Xiangdong")).to_be_visible()
    settled(page)
    grid = page.get_by_test_id("stForm").get_by_test_id("stDataFrame")
    grid.scroll_into_view_if_needed()
    expect(reason(grid, 0)).to_have_count(1)
    return grid


def type_reason(page: Page, grid: Locator, row: int, text: str) -> None:
    """Type into the last column of a row, and press "Save" without leaving the cell first."""
    box = grid.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] - 40, box["y"] + HEAD_PX + ROW_PX * (row + 0.5))
    expect(reason(grid, row)).to_have_attribute("aria-selected", "true")
    # A new row opens its cell some frames after it was made; an old one opens as one types.
    page.wait_for_timeout(SETTLES_MS)
    page.keyboard.type(text, delay=TYPING_MS)
    page.get_by_role("button", name="Save").click()


def reason(grid: Locator, row: int) -> Locator:
    return grid.get_by_test_id(f"glide-cell-4-{row}")


def test_what_is_typed_in_a_table_is_there_after_a_reload(planned_alone, open_browser, shoot):
    address = f"{planned_alone.address}/resources"
    page = open_browser(address, TALL).page
    type_reason(page, open_busy_times(page), 0, "Seminar abroad")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    page.goto(address)
    expect(reason(open_busy_times(page), 0)).to_have_text("Seminar abroad")
    shoot(page, "typed")


def test_a_line_that_was_only_begun_is_refused_not_lost(planned_alone, open_browser):
    page = open_browser(f"{planned_alone.address}/resources", TALL).page
    grid = open_busy_times(page)
    after_the_last = grid.get_by_test_id(re.compile("^glide-cell-4-")).count()
    type_reason(page, grid, after_the_last, "Dentist")
    expect(page.get_by_text("The start must come before the end")).to_be_visible()
    expect(reason(grid, after_the_last)).to_have_text("Dentist")


def test_the_words_that_widgets_bring_along_are_replaced(planned, open_browser):
    page = open_browser(f"{planned.address}/about?lang=zh_CN").page
    settled(page)
    told = [
        page.locator(place).last.evaluate(
            "shown => [shown.textContent, getComputedStyle(shown).fontSize,"
            " getComputedStyle(shown, '::after').content]"
        )
        for place in (
            "[data-testid=stFileUploaderDropzone] button p",
            "[data-testid=stFileUploaderDropzoneInstructions] span",
        )
    ]
    assert told == [
        ["Upload", "0px", '"选择文件"'],
        ["20MB per file • JSON", "0px", '"JSON文件，不超过20 MB"'],
    ]


def test_a_search_without_result_says_so_in_the_readers_language(planned, open_browser):
    page = open_browser(f"{planned.address}/resources?lang=zh_CN").page
    settled(page)
    page.get_by_role("combobox", name="打开条目").fill("zzz")
    told = page.locator("[role=listbox][data-empty=true] span")
    expect(told).to_have_css("font-size", "0px")
    assert told.evaluate("e => getComputedStyle(e, '::after').content") == '"无匹配项"'


@pytest.mark.parametrize("language", list(Language))
def test_on_a_phone_no_choice_and_no_figure_is_cut(planned, open_browser, language):
    page = open_browser(f"{planned.address}/?lang={language}", PHONE).page
    open_view(page, translator(language)("Timeline"))
    settled(page)
    shown = page.get_by_test_id("stMain").locator("[role=radiogroup], [data-testid=stMetric]")
    cut = shown.evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.innerText)"
    )
    assert cut == []
