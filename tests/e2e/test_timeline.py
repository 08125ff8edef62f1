"""Bars of the timeline moved by mouse and by keyboard in a real browser."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import settled
from tests.e2e.test_journey import open_view, version

FREE_TIME = "jp-ritto-free-time-1216"
DAY_OF_FREE_TIME = "Wed 16 Dec"
STEP_MIN = 5
TALL = (1440, 1600)


def open_timeline(page: Page, day: str) -> None:
    open_view(page, "Timeline")
    page.get_by_test_id("stMain").get_by_role("radio", name=re.compile(day)).click()
    settled(page)


def bar(page: Page, engagement_id: str) -> Locator:
    return page.locator(f'.ec-event[data-bar^="{engagement_id}:"]:not(.ec-ghost)')


def span(shown: Locator) -> str:
    """The times that a bar says it lasts."""
    expect(shown).to_have_count(1)
    return str(shown.get_attribute("aria-label")).partition(",")[0]


def minute(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def ends(text: str) -> list[int]:
    return [minute(clock) for clock in re.findall(r"\d+:\d+", text)]


def drag(page: Page, shown: Locator, minutes: int, *, by_its_end: bool = False) -> None:
    """Take a bar, or its right end, and put it down so many minutes later."""
    start, end = ends(span(shown))
    shown.scroll_into_view_if_needed()
    box = shown.bounding_box()
    assert box is not None
    px_per_minute = box["width"] / (end - start)
    x = box["x"] + (box["width"] - 3 if by_its_end else box["width"] / 3)
    y = box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + minutes * px_per_minute / 2, y, steps=4)
    page.mouse.move(x + minutes * px_per_minute, y, steps=4)
    page.mouse.up()


def test_a_drag_that_breaks_nothing_is_saved_and_undone(planned_alone, open_browser, shoot):
    page = open_browser(planned_alone.address).page
    open_timeline(page, DAY_OF_FREE_TIME)
    shown = bar(page, FREE_TIME)
    before = ends(span(shown))
    drag(page, shown, STEP_MIN)
    expect(page.get_by_text("Moved; it is saved as version 2.")).to_be_visible()
    expect(version(page, 2)).to_be_visible()
    shoot(page, "moved")
    assert ends(span(shown)) == [one + STEP_MIN for one in before]
    page.get_by_role("button", name="Undo").click()
    expect(version(page, 3)).to_be_visible()
    settled(page)
    assert ends(span(shown)) == before


def test_a_drag_that_breaks_a_rule_is_said_and_put_back_or_kept(planned_alone, open_browser, shoot):
    page = open_browser(planned_alone.address).page
    open_timeline(page, DAY_OF_FREE_TIME)
    shown = bar(page, FREE_TIME)
    before = ends(span(shown))
    drag(page, shown, 60, by_its_end=True)
    expect(page.get_by_text("This breaks:")).to_be_visible()
    settled(page)
    shoot(page, "broken")
    expect(shown).to_have_class(re.compile("conflict"))
    assert ends(span(shown)) == [before[0], before[1] + 60]
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_text("This breaks:")).to_be_hidden()
    settled(page)
    assert ends(span(shown)) == before
    drag(page, shown, 60, by_its_end=True)
    page.get_by_role("button", name="Keep it all the same").click()
    expect(version(page, 2)).to_be_visible()
    settled(page)
    assert ends(span(shown)) == [before[0], before[1] + 60]


def test_arrow_keys_move_a_bar_and_enter_opens_its_form(planned_alone, open_browser):
    page = open_browser(planned_alone.address).page
    open_timeline(page, DAY_OF_FREE_TIME)
    shown = bar(page, FREE_TIME)
    before = ends(span(shown))
    shown.focus()
    shown.press("ArrowRight")
    shown.press("ArrowRight")
    shown.press("ArrowLeft")
    expect(page.get_by_text("Moved; it is saved as version 2.")).to_be_visible()
    settled(page)
    assert ends(span(shown)) == [one + STEP_MIN for one in before]
    expect(shown).to_be_focused()
    shown.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("group", name="Starts at")).to_be_visible()


def test_timeline_and_map_follow_each_other(planned_alone, open_browser, shoot):
    page = open_browser(planned_alone.address, TALL).page
    open_timeline(page, DAY_OF_FREE_TIME)
    page.get_by_text("Map below").click()
    badges = page.frame_locator("iframe.map").locator(".rm-badge")
    expect(badges.first).to_be_visible()
    bar(page, FREE_TIME).click()
    chosen = page.frame_locator("iframe.map").locator(".rm-badge.rm-selected")
    expect(chosen).to_have_attribute("data-engagement", FREE_TIME)
    expect(bar(page, FREE_TIME)).to_have_class(re.compile("picked"))
    expect(page.get_by_role("dialog")).to_have_count(0)
    shoot(page, "bar")
    other = badges.first.get_attribute("data-engagement") or ""
    badges.first.click()
    expect(chosen).to_have_attribute("data-engagement", other)
    expect(bar(page, other)).to_have_class(re.compile("picked"))
    settled(page)
    bar(page, other).click()
    expect(page.get_by_role("dialog").get_by_role("group", name="Starts at")).to_be_visible()


def test_a_pinned_time_cannot_be_dragged_until_it_is_let_go(planned_alone, open_browser, shoot):
    page = open_browser(planned_alone.address, TALL).page
    open_timeline(page, DAY_OF_FREE_TIME)
    page.get_by_text("Map below").click()
    shown = bar(page, FREE_TIME)
    before = span(shown)
    shown.click()
    pin = page.locator(".st-key-plan_selected_box").get_by_role("button", name="Time", exact=True)
    pin.click()
    expect(shown).to_have_class(re.compile("locked"))
    settled(page)
    drag(page, shown, 2 * STEP_MIN)
    # What cannot be dragged is clicked on: its form says what holds it.
    expect(page.get_by_role("dialog").get_by_text("Held fixed: 1")).to_be_visible()
    shoot(page, "pinned")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(shown).not_to_have_class(re.compile("ec-draggable"))
    assert span(shown) == before
    pin.click()
    expect(shown).not_to_have_class(re.compile("locked"))
    settled(page)
    drag(page, shown, STEP_MIN)
    expect(page.get_by_text("Moved; it is saved as version 2.")).to_be_visible()
