"""Signing in with an OpenID Connect provider: a real one on this machine, in a browser."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from planner.access import Role
from planner.config import settings_in
from planner.services import accounts
from planner.services.context import open_context
from tests.e2e.conftest import PATIENCE_MS, ask, serving

PEOPLE: dict[str, dict[str, object]] = {
    "s-1": {"preferred_username": "li.mei", "name": "Li Mei", "email": "li@office.example"},
    "s-2": {"preferred_username": "wang", "name": "Wang An", "reception": ["chief", "other"]},
    "s-3": {"preferred_username": "zhao", "name": "Zhao Min"},
    "s-4": {"preferred_username": "boss", "name": "Not The Boss", "reception": "officer"},
}
PASSWORD = "tea at four o'clock"  # noqa: S105 - a test's


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of a provider that knows some people."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "-n", "true"]
    for sub, claims in PEOPLE.items():
        command += ["--user-claims", json.dumps({"sub": sub, **claims})]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=os.environ) as process:
        address = f"http://127.0.0.1:{port}"
        for _ in range(100):
            try:
                ask(address, "/")
                break
            except ConnectionError:
                time.sleep(0.1)
        yield address
        process.terminate()


@pytest.fixture(scope="module")
def office(provider, planned_dir, tmp_path_factory):
    """A server that people reach by the provider; roles come from it where it tells them."""
    folder = tmp_path_factory.mktemp("oidc") / "data"
    shutil.copytree(planned_dir, folder)
    ctx = open_context(settings_in(folder), "test")
    accounts.add(ctx, "li.mei", "Li Mei", frozenset({Role.OFFICER}))
    accounts.add(ctx, "boss", "The Boss", frozenset({Role.ADMINISTRATOR}), PASSWORD)
    ctx.store.close()
    configured = {
        "RECEPTION_OIDC_ISSUER": provider,
        "RECEPTION_OIDC_CLIENT_ID": "planner",
        "RECEPTION_OIDC_CLIENT_SECRET": "a secret",
        "RECEPTION_OIDC_NAME": "City account",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in configured.items():
            patch.setenv(name, value)
        with serving(folder) as server:
            yield server


@pytest.fixture(autouse=True)
def _patience():
    expect.set_options(timeout=PATIENCE_MS)


def come_in(browser: Browser, address: str, sub: str):
    page = browser.new_context(locale="en-GB").new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(f"{address}/delegations")
    page.get_by_role("link", name="Sign in with City account").click()
    page.get_by_placeholder("sub").fill(sub)
    page.get_by_role("button", name="Authorize").click()
    return page


def test_who_the_provider_vouches_for_comes_in_where_they_wanted_to(office, browser):
    page = come_in(browser, office.address, "s-1")
    expect(page.get_by_role("heading", level=1)).to_have_text("Delegations")
    expect(page.get_by_text("Li Mei")).to_be_visible()
    (sid,) = (cookie for cookie in page.context.cookies() if cookie["name"] == "sid")
    assert sid["httpOnly"]
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in with City account")).to_be_visible()
    assert ask(office.address, "/plan", {"Cookie": f"sid={sid['value']}"}).status == 303
    page.context.close()


@pytest.mark.parametrize("sub", ["s-3", "s-4"])
def test_nobody_comes_in_without_an_account_or_by_the_name_of_another(office, browser, sub):
    page = come_in(browser, office.address, sub)
    expect(page.get_by_role("alert")).to_have_text(
        "The sign-in elsewhere brought nobody who has an account here."
    )
    page.context.close()


def test_who_refuses_at_the_provider_stays_outside(office, browser):
    page = browser.new_context(locale="en-GB").new_page()
    page.goto(f"{office.address}/login")
    page.get_by_role("link", name="Sign in with City account").click()
    page.get_by_role("button", name="Deny").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.context.close()


def begin(office):
    """Start a sign-in without a browser; returns the provider's question and our cookie."""
    answer = ask(office.address, "/login/oidc/start?next=/plan")
    assert answer.status == 302
    asked = answer.headers["location"]
    return asked, answer.headers["set-cookie"].partition(";")[0]


def code_for(provider, asked, sub):
    """Say yes at the provider; returns the query that it sends back."""
    address = urlsplit(asked)
    answer = ask(provider, f"{address.path}?{address.query}", form={"sub": sub})
    return urlsplit(str(answer.headers["location"])).query


def test_the_question_carries_state_nonce_and_a_challenge(office):
    asked, cookie = begin(office)
    query = {name: values[0] for name, values in parse_qs(urlsplit(asked).query).items()}
    assert (query["response_type"], query["code_challenge_method"]) == ("code", "S256")
    assert all(len(query[name]) >= 20 for name in ("state", "nonce", "code_challenge"))
    assert query["redirect_uri"] == f"{office.address}/login/oidc/back"
    assert cookie.startswith("oidc=")


def outcome(office, query, cookie):
    answer = ask(office.address, f"/login/oidc/back?{query}", {"Cookie": cookie})
    return (answer.status, answer.headers["location"])


REFUSED = (303, "/login?failed=elsewhere")


def test_an_answer_counts_once_and_for_the_browser_that_asked(office, provider):
    asked, cookie = begin(office)
    query = code_for(provider, asked, "s-1")
    assert outcome(office, query, "oidc=made-up") == REFUSED
    assert outcome(office, re.sub("state=[^&]+", "state=another", query), cookie) == REFUSED
    assert outcome(office, query, cookie) == (303, "/plan?lang=en")
    assert outcome(office, query, cookie) == REFUSED


def test_somebody_elses_answer_is_refused_for_its_nonce(office, provider):
    theirs, _ = begin(office)
    ours, cookie = begin(office)
    stolen = parse_qs(code_for(provider, theirs, "s-1"))["code"][0]
    state = parse_qs(urlsplit(ours).query)["state"][0]
    assert outcome(office, f"code={stolen}&state={state}", cookie) == REFUSED


def test_roles_come_from_the_provider_where_it_is_asked_for_them(
    provider, planned_dir, tmp_path, monkeypatch, browser
):
    shutil.copytree(planned_dir, tmp_path / "data")
    monkeypatch.setenv("RECEPTION_OIDC_ISSUER", provider)
    monkeypatch.setenv("RECEPTION_OIDC_CLIENT_ID", "planner")
    monkeypatch.setenv("RECEPTION_OIDC_CLIENT_SECRET", "a secret")
    monkeypatch.setenv("RECEPTION_OIDC_NAME", "City account")
    monkeypatch.setenv("RECEPTION_OIDC_ROLES_CLAIM", "reception")
    with serving(tmp_path / "data") as server:
        page = come_in(browser, server.address, "s-2")
        expect(page.get_by_text("Wang An")).to_be_visible()
        page.context.close()
        ctx = open_context(settings_in(tmp_path / "data"), "test")
        made = {one.name: one.roles for one in accounts.all_accounts(ctx)}
        ctx.store.close()
        assert made["wang"] == {Role.CHIEF}
        page = come_in(browser, server.address, "s-3")
        expect(page.get_by_role("alert")).to_be_visible()
        page.context.close()


def test_a_provider_that_does_not_answer_is_said_so(planned_dir, tmp_path, monkeypatch):
    shutil.copytree(planned_dir, tmp_path / "data")
    monkeypatch.setenv("RECEPTION_OIDC_ISSUER", "http://127.0.0.1:9")
    with serving(tmp_path / "data") as server:
        answer = ask(server.address, "/login/oidc/start")
        assert (answer.status, answer.headers["location"]) == REFUSED
