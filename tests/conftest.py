"""What every test may rely on: repeatable examples, no network, a browser on request."""

import shutil
import socket
from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from planner.access import passwords

# The same examples on every machine, and no time limit per example: on a busy
# machine that would fail by chance. The limit per test is pytest's.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

CHEAP_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    # As if the network cable were pulled: no name is ever resolved.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
LOCAL_HOSTS = ("127.0.0.1", "::1", "localhost")


class OutsideRequestError(Exception):
    """Something tried to reach another machine."""


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """Refuse connections that leave this machine: nothing of ours may need one."""
    connect = socket.socket.connect

    def connect_locally(self: socket.socket, address: tuple[str, int] | str | bytes) -> None:
        if isinstance(address, tuple) and address[0] not in LOCAL_HOSTS:
            raise OutsideRequestError(address)
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_locally)
        yield


@pytest.fixture(autouse=True, scope="session")
def _cheap_passwords() -> Iterator[None]:
    """Hash passwords with little work: what a real one costs is measured where it matters."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "hasher", lambda: CHEAP_HASHER)
        yield


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium of the machine's own; one per module, one page per test."""
    path = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if path is None:
        pytest.skip("no Chromium on this machine: `make test` says how to install it")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_ARGS))
        yield chromium
        chromium.close()
