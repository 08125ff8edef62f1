"""The day in real browsers: told anew, acknowledged, late, seen at the desk; on any screen."""

import re
import shutil
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from planner.access import Post, Role, Served
from planner.config import settings_in
from planner.formats import format_interval
from planner.i18n import Language, translator
from planner.model import Mark, PlannedVisit
from planner.services import edits, issuing, live, plans, scenarios
from planner.services.context import Context, open_context
from planner.services.edits import VisitEdit
from planner.services.views import PlanRef
from tests.e2e.conftest import PHONE, WIDE, Server, serving, settled, sign_in_to

EN = translator(Language.EN)
FIRST = PlanRef(1, 1)
CALL = "jp-ritto-courtesy-call"


def issue(ctx: Context, ref: PlanRef) -> None:
    known = [point.key for point in issuing.open_points(ctx, ref, EN)]
    issuing.issue(ctx, ref, accepted=known, note="Agreed by telephone")


def call_of(ctx: Context, ref: PlanRef) -> PlannedVisit:
    visit = plans.get(ctx, ref).visit(CALL)
    assert visit is not None
    return visit


def move_and_issue(ctx: Context) -> None:
    """Let the courtesy call begin ten minutes later, and tell everybody."""
    visit = call_of(ctx, FIRST)
    later = visit.start + timedelta(minutes=10)
    edit = VisitEdit(CALL, later, visit.room_id, visit.host_id, visit.teams)
    issue(ctx, edits.save_edit(ctx, FIRST, edit, "Ten minutes later"))


@pytest.fixture
def issued(planned_dir, tmp_path) -> Iterator[tuple[Server, Context]]:
    """A server over the small sample whose first plan was issued, and the officer's hands."""
    shutil.copytree(planned_dir, tmp_path / "data")
    ctx = open_context(settings_in(tmp_path / "data"), "officer")
    issue(ctx, FIRST)
    with serving(tmp_path / "data") as server:
        yield server, ctx
    ctx.store.close()


def stand_for(server: Server, ctx: Context, role: Role, post: Post, id_: str) -> str:
    office_id = scenarios.current(ctx, 1).scenario.office.id
    serves = frozenset({Served(office_id, post, id_)})
    return sign_in_to(server.data_dir, role, serves=serves)


def test_who_is_told_anew_sees_it_acknowledges_and_can_run_late(issued, open_browser, shoot):
    server, ctx = issued
    before = call_of(ctx, FIRST)
    host, interpreter = before.host_id or "", before.teams[0].interpreter_ids[0]
    tokens = {
        Role.LEADER: stand_for(server, ctx, Role.LEADER, Post.LEADER, host),
        Role.INTERPRETER: stand_for(server, ctx, Role.INTERPRETER, Post.INTERPRETER, interpreter),
        Role.DUTY_OFFICER: sign_in_to(server.data_dir, Role.DUTY_OFFICER),
    }
    leader = open_browser(f"{server.address}/my_day", PHONE, token=tokens[Role.LEADER]).page
    main = leader.get_by_test_id("stMain")
    expect(main.get_by_text(format_interval(before.start, before.end)).first).to_be_visible()
    move_and_issue(ctx)
    after = call_of(ctx, PlanRef(1, 2))
    leader.reload()
    expect(main.get_by_text(format_interval(after.start, after.end)).first).to_be_visible()
    settled(leader)
    shoot(leader, "leader")

    theirs = open_browser(f"{server.address}/my_sheet", PHONE, token=tokens[Role.INTERPRETER]).page
    read = theirs.get_by_role("button", name="I have read this")
    expect(read).to_have_count(2)
    read.first.click()
    expect(read).to_have_count(1)
    theirs.get_by_text("I am running late", exact=True).click()
    theirs.get_by_role("button", name="Tell the duty officer").click()
    expect(theirs.get_by_text(re.compile("You said: 10 min late"))).to_be_visible()
    shoot(theirs, "interpreter")

    desk = open_browser(f"{server.address}/today", token=tokens[Role.DUTY_OFFICER]).page
    expect(desk.get_by_text(re.compile("will be 10 min late")).first).to_be_visible()
    desk.get_by_role("button", name="Re-plan from here").click()
    expect(desk.get_by_role("heading", name="Changes", level=1)).to_be_visible()
    expect(desk.get_by_role("button", name="Look for answers")).to_be_visible()
    shoot(desk, "changes")


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_every_view_of_the_day_fits_the_screen(issued, open_browser, shoot, size):
    server, ctx = issued
    live.note(ctx, 1, CALL, Mark.STARTED, call_of(ctx, FIRST).start)
    for language in Language:
        t = translator(language)
        page = open_browser(f"{server.address}/today?lang={language}", size).page
        settled(page)
        expect(page.get_by_text(t("The whole day")).first).to_be_visible()
        page.get_by_text(t("The whole day")).first.click()
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        shoot(page, f"today-{language}")
        delegation = scenarios.current(ctx, 1).scenario.delegations[0].id
        page.goto(f"{server.address}/delegations?lang={language}&delegation={delegation}")
        for name in ("Itinerary as issued", "History", "Checklist"):
            page.get_by_test_id("stMain").get_by_role("radio", name=t(name), exact=True).click()
            settled(page)
            assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
            shoot(page, f"{name}-{language}")
