"""An officer asks why, why not and for other plans, in a real browser with a real worker."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import PHONE, WIDE, settled

CALL = re.compile("^Change: .*Courtesy call")


def version(page, number):
    return page.get_by_text(re.compile(rf"^Version {number} ·"))


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_why_this_host_is_answered_in_the_drawer(planned, open_browser, shoot, size):
    page = open_browser(planned.address, size).page
    page.get_by_role("button", name=CALL).click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_text("Why so, and what else could be?").click()
    drawer.get_by_role("button", name="Why this host?").click()
    heading = drawer.get_by_role("heading", name="Why this host?")
    expect(heading).to_be_visible()
    expect(drawer.get_by_role("button", name="Use this")).to_be_visible()
    heading.scroll_into_view_if_needed()
    settled(page)
    shoot(page, "answer")


def test_what_clashes_is_said_in_chinese(planned, open_browser, shoot):
    page = open_browser(planned.address, locale="zh-CN").page
    page.get_by_role("button", name=re.compile("^调整")).first.click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_text("为何如此，还有什么可能？").click()
    drawer.get_by_role("button", name="为何在此时间？").click()
    heading = drawer.get_by_role("heading", name="为何在此时间？")
    expect(heading).to_be_visible()
    heading.scroll_into_view_if_needed()
    settled(page)
    shoot(page, "answer")


def test_one_of_the_other_plans_is_used(planned_alone, open_browser, shoot):
    page = open_browser(planned_alone.address).page
    main = page.get_by_test_id("stMain")
    main.get_by_role("radio", name="Other plans", exact=True).click()
    page.get_by_role("button", name="Look for other plans").click()
    expect(page.get_by_role("heading", name="Plan 3")).to_be_visible(timeout=60_000)
    settled(page)
    shoot(page, "side-by-side")
    page.get_by_role("button", name="Use this").nth(1).click()
    expect(version(page, 2)).to_be_visible()
