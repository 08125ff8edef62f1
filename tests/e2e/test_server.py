"""The server's own routes, and the headers that every answer carries."""

import base64
import hashlib
import json

import pytest

from maps.assets import SCRIPTS, STYLES
from planner.pages.headers import inline_script_hashes, map_policy, page_policy
from tests.e2e.conftest import ask


@pytest.fixture
def get(planned):
    """Ask as somebody who has signed in."""

    def get(path, headers=None):
        return ask(planned.address, path, planned.cookie | (headers or {}))

    return get


def test_it_answers_that_it_is_well(get):
    assert json.loads(get("/health").body) == {"status": "ok"}


def test_other_hosts_are_refused(get):
    assert get("/health", {"Host": "planner.example"}).status == 400


def test_the_page_carries_a_policy_that_lets_nothing_out(get, planned):
    headers = get("/").headers
    policy = dict(
        part.partition(" ")[::2] for part in headers["content-security-policy"].split("; ")
    )
    assert policy["default-src"] == "'self'"
    assert policy["img-src"] == "'self' data: blob:"
    host = planned.address.removeprefix("http://")
    assert policy["connect-src"] == f"'self' ws://{host} wss://{host} blob: data:"
    assert "unsafe" not in policy["script-src"]
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == (
        "nosniff",
        "no-referrer",
    )


@pytest.mark.parametrize("name", [*SCRIPTS, *STYLES])
def test_the_scripts_and_styles_of_the_maps_lie_here(get, name):
    answer = get(f"/vendor/{name}")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "public, max-age=86400"


@pytest.mark.parametrize(
    "path",
    [
        "/calendar/nobodys.ics",
        "/vendor/secrets.toml",
        "/map/1/99",
        "/map/99/1",
        "/vendor/..%2fassets.py",
    ],
)
def test_what_is_not_there_is_not_found(get, path):
    assert get(path).status in {400, 404}


@pytest.mark.parametrize("query", ["lang=xx", "day=tomorrow"])
def test_filters_that_cannot_be_read_are_refused(get, query):
    assert get(f"/map/1/1?{query}").status == 400


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_map_comes_in_a_sandbox_of_its_own(get, planned, language):
    answer = get(f"/map/1/1?lang={language}&day=2026-12-15")
    assert answer.status == 200
    assert answer.headers["content-security-policy"] == map_policy(planned.address)
    assert answer.headers["cache-control"] == "no-store"


def test_the_hash_of_an_inline_script_is_that_of_its_text():
    page = b"<script src='a.js'></script><SCRIPT>let a = 1;</SCRIPT>"
    digest = base64.b64encode(hashlib.sha256(b"let a = 1;").digest()).decode()
    assert inline_script_hashes(page) == (f"sha256-{digest}",)


def test_the_policy_names_the_scripts_by_hash():
    policy = page_policy(("sha256-abc",))("localhost:1")
    assert "script-src 'self' blob: 'sha256-abc';" in policy
