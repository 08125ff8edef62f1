"""The real server on a free port, and browsers that cannot reach anything else."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.serving import serving as started
from planner.access import Role, Served
from planner.config import settings_in
from planner.services.context import open_context
from tests.app.preparing import ROOT, fill, sign_in

PATIENCE_MS = 30_000
WIDE, PHONE = (1440, 900), (390, 844)
SIGNED_IN: dict[str, str] = {}
"""The token of an officer by the address of the server."""
SHOTS = ROOT / "build" / "screenshots"
# Asked by Streamlit itself to learn whether it lives below the page's path: it does not.
PROBES = re.compile(r"/\w+/_stcore/(health|host-config)$")


@dataclass
class Server:
    """A running server and what it is reached at."""

    address: str
    data_dir: Path
    process: subprocess.Popen[bytes]
    token: str

    @property
    def cookie(self) -> dict[str, str]:
        """What a signed-in browser sends."""
        return {"Cookie": f"sid={self.token}"}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes


@dataclass
class Watched:
    """A page, with all that it asked for elsewhere and all that went wrong in it."""

    page: Page
    outside: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@contextmanager
def serving(data_dir: Path, *, signs_in: bool = True) -> Iterator[Server]:
    with started(data_dir, data_dir.parent / "server.log") as running:
        token = sign_in_to(data_dir, Role.OFFICER, Role.ADMINISTRATOR) if signs_in else ""
        SIGNED_IN[running.address] = token
        yield Server(running.address, data_dir, running.process, token)


def sign_in_to(data_dir: Path, *roles: Role, serves: frozenset[Served] = frozenset()) -> str:
    """Return the token of somebody who has just signed in with these roles."""
    ctx = open_context(settings_in(data_dir), "test")
    token = sign_in(ctx, *roles, serves=serves)
    ctx.store.close()
    return token


def ask(
    address: str,
    path: str,
    headers: Mapping[str, str] | None = None,
    form: Mapping[str, str] | None = None,
) -> Answer:
    """Ask a server for a path, or send it a form, without a browser."""
    connection = HTTPConnection(address.removeprefix("http://"), timeout=30)
    with closing(connection):
        sent = dict(headers or {})
        if form is None:
            connection.request("GET", path, headers=sent)
        else:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
            connection.request("POST", path, urlencode(form), sent)
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())


@pytest.fixture(scope="session")
def planned_dir(tmp_path_factory) -> Path:
    """The small sample with its first plan."""
    folder: Path = tmp_path_factory.mktemp("planned") / "data"
    fill(folder, with_plan=True)
    return folder


@pytest.fixture(scope="module")
def planned(planned_dir, tmp_path_factory) -> Iterator[Server]:
    """A server over the planned sample, for tests that change nothing."""
    folder = tmp_path_factory.mktemp("shared") / "data"
    shutil.copytree(planned_dir, folder)
    with serving(folder) as server:
        yield server


@pytest.fixture
def planned_alone(planned_dir, tmp_path) -> Iterator[Server]:
    """A server over the planned sample, for one test."""
    shutil.copytree(planned_dir, tmp_path / "data")
    with serving(tmp_path / "data") as server:
        yield server


@pytest.fixture
def unplanned(tmp_path) -> Iterator[Server]:
    """A server over the small sample without a plan."""
    fill(tmp_path / "data", with_plan=False)
    with serving(tmp_path / "data") as server:
        yield server


@pytest.fixture
def fresh(tmp_path) -> Iterator[Server]:
    """A server as it is after the very first start: the samples, and nobody's account."""
    with serving(tmp_path / "data", signs_in=False) as server:
        yield server


@pytest.fixture
def open_browser(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Open an address in a page of a wide screen or a phone, watched for faults and leaks."""
    opened: list[Watched] = []

    def open_browser(
        address: str,
        size: tuple[int, int] = WIDE,
        locale: str = "en-GB",
        *,
        is_signed_in: bool = True,
        token: str = "",
    ) -> Watched:
        expect.set_options(timeout=PATIENCE_MS)
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale=locale,
            timezone_id="Europe/Berlin",
            service_workers="block",
        )
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        watched = Watched(page)
        own = address.partition("//")[2].partition("/")[0]
        if is_signed_in:
            root = f"http://{own}"
            context.add_cookies([{"name": "sid", "value": token or SIGNED_IN[root], "url": root}])
        page.on("request", lambda asked: _note_outside(watched, asked.url, own))
        page.on("pageerror", lambda error: watched.faults.append(str(error)))
        page.on("console", lambda said: _note_fault(watched, said))
        opened.append(watched)
        page.goto(address)
        return watched

    yield open_browser
    for watched in opened:
        watched.page.context.close()
    assert [(watched.outside, watched.faults) for watched in opened] == [([], [])] * len(opened)


def _note_outside(watched: Watched, address: str, own: str) -> None:
    scheme, _, rest = address.partition(":")
    is_ours = rest.startswith(f"//{own}/")
    if scheme not in {"data", "blob"} and not is_ours:
        watched.outside.append(address)


def _note_fault(watched: Watched, said) -> None:
    if said.type == "error" and not PROBES.search(said.location.get("url", "")):
        watched.faults.append(f"{said.text} {said.location.get('url', '')}")


def settled(page: Page) -> None:
    """Wait until the page is drawn."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)


@pytest.fixture
def shoot(request) -> Callable[[Page, str], None]:
    """Keep a picture of a page under the name of its test, in a folder that git ignores."""

    def shoot(page: Page, name: str) -> None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SHOTS / f"{request.node.name}-{name}.png", full_page=True)

    return shoot
