"""A late flight in a real browser: entered, answered by the worker, taken, undone; any screen."""

import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from planner.config import settings_in
from planner.i18n import Language, translator
from planner.services import issuing
from planner.services.context import open_context
from planner.services.views import PlanRef
from tests.e2e.conftest import PHONE, WIDE, Server, serving

PLAN = PlanRef(1, 1)


def view(page: Page, name: str) -> None:
    page.get_by_test_id("stMain").get_by_role("radio", name=name, exact=True).click()


def test_a_late_flight_is_answered_taken_and_undone(planned_alone, open_browser, shoot):
    page = open_browser(f"{planned_alone.address}/changes").page
    expect(page.get_by_text("version 1 is taken as told")).to_be_visible()
    page.get_by_test_id("stMain").get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text(re.compile("arrives Tue 15 Dec 11:20"))).to_be_visible()
    page.get_by_role("button", name="Look for answers").click()
    expect(page.get_by_role("button", name="Take this plan").first).to_be_visible()
    # A reload loses nothing: answers are rows in the store.
    page.reload()
    view(page, "Answers")
    expect(page.get_by_text(re.compile("^Feasible with")).first).to_be_visible()
    shoot(page, "answers")
    page.get_by_role("button", name="Take this plan").first.click()
    expect(page.get_by_text(re.compile("^Version 2 is this answer"))).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("version 3 is taken as told")).to_be_visible()


@pytest.mark.parametrize(("size", "language"), [(WIDE, Language.EN), (PHONE, Language.ZH_CN)])
def test_every_view_fits_the_screen(planned, open_browser, shoot, size, language):
    t = translator(language)
    page = open_browser(f"{planned.address}/changes?lang={language}", size).page
    for name in ("What has happened", "Answers", "Notices"):
        view(page, t(name))
        expect(page.get_by_role("heading", name=t("Changes"), level=1)).to_be_visible()
        expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
        wider = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        assert not wider, name
        shoot(page, name)


@pytest.fixture
def issued(planned_dir, tmp_path) -> Iterator[Server]:
    """A server over the small sample whose first plan was issued."""
    shutil.copytree(planned_dir, tmp_path / "data")
    ctx = open_context(settings_in(tmp_path / "data"), "officer")
    known = [one.key for one in issuing.open_points(ctx, PLAN, translator(Language.EN))]
    issuing.issue(ctx, PLAN, accepted=known, note="agreed by telephone")
    ctx.store.close()
    with serving(tmp_path / "data") as server:
        yield server


def test_the_board_shows_who_has_not_acknowledged(issued, open_browser, shoot):
    page = open_browser(f"{issued.address}/changes", PHONE).page
    view(page, "Notices")
    first = page.get_by_role("button", name="Told: Telephone").first
    expect(first).to_be_visible()
    first.click()
    expect(page.get_by_text(re.compile(r"^Told .* \(Telephone\)$"))).to_be_visible()
    page.get_by_text(re.compile(r"^\d+ lines?$")).first.click()
    expect(page.get_by_text("To be copied into a message:").first).to_be_visible()
    shoot(page, "board")
    page.get_by_role("button", name="Has acknowledged").first.click()
    expect(page.get_by_text("Acknowledged", exact=True).last).to_be_visible()
