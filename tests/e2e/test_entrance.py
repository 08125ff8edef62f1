"""The gate and the entrance, at a real server: who gets in, and what ends it."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from planner.access import Role
from planner.config import settings_in
from planner.i18n import Language, translator
from planner.services import accounts, signing_in
from planner.services.context import open_context
from planner.services.signing_in import session_id_of
from tests.e2e.conftest import PHONE, WIDE, ask, serving, settled, sign_in_to

PASSWORD = "tea at four o'clock"  # noqa: S105 - a test's
WEBSOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@pytest.fixture(scope="module")
def office(planned_dir, tmp_path_factory):
    """A server over the planned sample, where Li Mei has an account with a password."""
    folder = tmp_path_factory.mktemp("entrance") / "data"
    shutil.copytree(planned_dir, folder)
    ctx = open_context(settings_in(folder), "test")
    roles = frozenset({Role.OFFICER, Role.ADMINISTRATOR})
    accounts.add(ctx, "li.mei", "Li Mei", roles, PASSWORD)
    ctx.store.close()
    with serving(folder) as server:
        yield server


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 303),
        ("/plan", 303),
        ("/delegations", 303),
        ("/anything", 303),
        ("/_stcore/host-config", 401),
        ("/_stcore/health", 401),
        ("/_stcore/metrics", 401),
        ("/_stcore/script-health-check", 401),
        ("/_stcore/upload_file/a/b", 401),
        ("/media/0123456789abcdef.json", 401),
        ("/static/js/index.js", 401),
        ("/component/any", 401),
        ("/map/1/1", 401),
        ("/_stcore/stream", 401),
        ("/sign-out", 303),
        ("/loginx", 303),
    ],
)
def test_without_a_session_nothing_is_answered(office, path, status):
    answer = ask(office.address, path)
    assert (answer.status, answer.headers["cache-control"]) == (status, "no-store")
    if status == 303:
        assert answer.headers["location"].startswith("/login?next=%2F")


@pytest.mark.parametrize("path", ["/health", "/login", "/login/style.css", "/login/icon.svg"])
def test_the_entrance_is_open(office, path):
    assert ask(office.address, path).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Planner-Session": "0" * 64},
        {"x-planner-session": "0" * 64},
        {"Cookie": "sid="},
        {"Cookie": "sid=0123456789"},
    ],
)
def test_what_is_made_up_opens_nothing(office, headers):
    assert ask(office.address, "/plan", headers).status == 303


def test_a_known_sessions_id_is_no_token(office):
    session_id = session_id_of(office.token)
    for headers in ({"Cookie": f"sid={session_id}"}, {"X-Planner-Session": session_id}):
        assert ask(office.address, "/plan", headers).status == 303
    assert ask(office.address, "/plan", office.cookie).status == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Cookie": "sid=made-up"}, 403),
        ({"Host": "planner.example"}, 400),
    ],
)
def test_no_websocket_without_a_session(office, headers, status):
    assert ask(office.address, "/_stcore/stream", WEBSOCKET | headers).status == status


def test_no_websocket_for_another_site_even_with_the_cookie(office):
    headers = WEBSOCKET | office.cookie | {"Origin": "http://evil.example"}
    assert ask(office.address, "/_stcore/stream", headers).status == 403


@pytest.mark.parametrize("role", [Role.LEADER, Role.SECRETARY, Role.INTERPRETER, Role.DRIVER])
def test_the_whole_map_is_for_those_who_may_see_the_whole_plan(office, role):
    token = sign_in_to(office.data_dir, role)
    assert ask(office.address, "/map/1/1", {"Cookie": f"sid={token}"}).status == 403


def test_a_cookie_is_dead_after_the_sign_out(office):
    cookie = {"Cookie": f"sid={sign_in_to(office.data_dir, Role.OFFICER)}"}
    assert ask(office.address, "/plan", cookie).status == 200
    left = ask(office.address, "/sign-out", cookie | {"Sec-Fetch-Site": "same-origin"})
    assert (left.status, left.headers["location"]) == (303, "/login?lang=en")
    assert re.match(r'sid="?"?;.*Max-Age=0', left.headers["set-cookie"])
    assert ask(office.address, "/plan", cookie).status == 303
    assert ask(office.address, "/_stcore/stream", WEBSOCKET | cookie).status == 403


def test_another_site_cannot_sign_anybody_out(office):
    headers = office.cookie | {"Sec-Fetch-Site": "cross-site"}
    assert ask(office.address, "/sign-out", headers).status == 403
    assert ask(office.address, "/plan", office.cookie).status == 200


FORM = {"name": "li.mei", "password": PASSWORD, "next": "/delegations"}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
    ],
)
@pytest.mark.parametrize("path", ["/login", "/login/sample", "/login/set-up"])
def test_a_form_from_elsewhere_is_refused(office, path, headers):
    assert ask(office.address, path, headers, FORM).status == 403


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/delegations", "/delegations?lang=en"),
        ("/plan?version=1", "/plan?version=1&lang=en"),
        ("//evil.example/", "/?lang=en"),
        ("/\\evil.example/", "/?lang=en"),
        ("https://evil.example/", "/?lang=en"),
        ("/\r\nX: y", "/?lang=en"),
        ("", "/?lang=en"),
    ],
)
def test_signing_in_gives_a_cookie_and_leads_to_what_was_asked_for_here(office, asked, led):
    headers = {"Origin": office.address}
    answer = ask(office.address, "/login", headers, FORM | {"next": asked})
    assert (answer.status, answer.headers["location"]) == (303, led)
    given = answer.headers["set-cookie"].split("; ")
    assert sorted(given[1:]) == ["HttpOnly", "Path=/", "SameSite=lax"]
    assert ask(office.address, "/plan", {"Cookie": given[0]}).status == 200


@pytest.mark.parametrize("form", [{"password": "wrong"}, {"name": "nobody"}, {"name": ""}])
def test_what_does_not_fit_gets_the_same_answer(office, form):
    refused = ask(office.address, "/login", {"Origin": office.address}, FORM | form)
    assert (refused.status, refused.headers.get("set-cookie")) == (401, None)
    assert b"Account and password do not fit." in refused.body
    assert PASSWORD.encode() not in refused.body


def test_samples_and_set_up_are_over_once_the_office_has_an_account(office):
    page = ask(office.address, "/login").body
    assert b"Look around as" not in page
    headers = {"Origin": office.address}
    assert ask(office.address, "/login/set-up").status == 403
    assert ask(office.address, "/login/set-up", headers, FORM).status == 403
    sample = {"name": "sample.officer"}
    assert ask(office.address, "/login/sample", headers, sample).status == 403


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("language", list(Language))
def test_signing_in_and_out(office, open_browser, shoot, size, language):
    t = translator(language)
    locale = "zh-CN" if language is Language.ZH_CN else "en-GB"
    page = open_browser(f"{office.address}/delegations", size, locale, is_signed_in=False).page
    expect(page.get_by_role("heading", name=t("Sign in"))).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    shoot(page, "sign-in")
    page.get_by_label(t("Account")).fill("li.mei")
    page.get_by_label(t("Password")).fill(PASSWORD)
    page.get_by_role("button", name=t("Sign in")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(t("Delegations"))
    if size == PHONE:
        page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.get_by_text("Li Mei")).to_be_visible()
    settled(page)
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name=t("Sign out")).click()
    expect(page.get_by_role("heading", name=t("Sign in"))).to_be_visible()
    page.goto(f"{office.address}/plan")
    expect(page.get_by_label(t("Password"))).to_be_visible()


def test_a_session_ended_by_the_administrator_stops_at_its_next_click(office, open_browser):
    # An account of its own: the other tests share the server's.
    token = sign_in_to(office.data_dir, Role.OFFICER, Role.AUDITOR)
    page = open_browser(office.address, token=token).page
    expect(page.get_by_role("heading", level=1)).to_have_text("Plan")
    settled(page)
    ctx = open_context(settings_in(office.data_dir), "test")
    assert signing_in.end_sessions(ctx, "test.officer.auditor") == 1
    ctx.store.close()
    page.get_by_role("radio", name="中文").click()
    expect(page.get_by_role("link", name="登录")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(0)


def test_samples_are_not_offered_through_a_proxy(fresh):
    assert b"sample.officer" in ask(fresh.address, "/login").body
    for proxied in (
        {"X-Forwarded-For": "203.0.113.7"},
        {"X-Real-IP": "203.0.113.7"},
        {"Via": "1.1 proxy"},
        {"Forwarded": "for=_a"},
    ):
        assert b"sample.officer" not in ask(fresh.address, "/login", proxied).body
        headers = proxied | {"Origin": fresh.address}
        for path in ("/login/sample", "/login/set-up"):
            assert ask(fresh.address, path, headers, {"name": "sample.officer"}).status == 403


def test_the_first_look_then_the_first_account(fresh, open_browser, shoot):
    page = open_browser(fresh.address, is_signed_in=False).page
    shoot(page, "first-look")
    page.get_by_role("button", name="Protocol officer").click()
    expect(page.get_by_text("Sample sign-in: invented people")).to_be_visible()
    shoot(page, "as-a-sample")
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Sign out").click()
    page.get_by_role("link", name="Set up the first account").click()
    shoot(page, "set-up")
    page.get_by_label("Your name").fill("Li Mei")
    page.get_by_label("Account").fill("li.mei")
    page.get_by_label("Password").fill("password1234")
    page.get_by_label("Once more").fill("password1234")
    page.get_by_role("button", name="Set up").click()
    expect(page.get_by_role("alert")).to_have_text("Password: This password is easily guessed")
    for label, text in (("Your name", "Li Mei"), ("Account", "li.mei")):
        page.get_by_label(label).fill(text)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Once more").fill(PASSWORD)
    page.get_by_role("button", name="Set up").click()
    expect(page.get_by_text("Li Mei")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    expect(page.get_by_role("button", name="Protocol officer")).to_have_count(0)
