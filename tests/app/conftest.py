"""The app's pages over a store of their own: the small sample, with a plan or without."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from planner.access import Role
from planner.i18n import Language
from planner.pages import session
from planner.services.context import Context
from planner.services.signing_in import session_id_of
from tests.app.preparing import ROOT, fill, sign_in

Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def planned_dir(tmp_path_factory) -> Path:
    """The small sample with its first plan, as the worker made it."""
    folder: Path = tmp_path_factory.mktemp("planned")
    fill(folder, with_plan=True)
    return folder


@pytest.fixture
def empty_ctx(tmp_path, monkeypatch) -> Iterator[Context]:
    """A store without any office."""
    yield from _opened(tmp_path / "data", monkeypatch)


@pytest.fixture
def ctx(tmp_path, planned_dir, monkeypatch) -> Iterator[Context]:
    """A store with the small sample and its first plan."""
    folder = tmp_path / "data"
    shutil.copytree(planned_dir, folder)
    yield from _opened(folder, monkeypatch)


def _opened(folder: Path, monkeypatch) -> Iterator[Context]:
    monkeypatch.setenv("RECEPTION_DATA", str(folder))
    monkeypatch.setenv("RECEPTION_SOLVER_THREADS", "1")
    opened = session.server_context()
    yield opened
    opened.store.close()


@pytest.fixture
def open_page() -> Open:
    """Open a page by the name of its file, in a language, as its address says.

    Whoever opens it has signed in, with these roles.
    """

    def open_page(
        name: str,
        language: Language = Language.EN,
        roles: Iterable[Role] = (Role.OFFICER, Role.ADMINISTRATOR),
        **query: str,
    ) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        token = sign_in(session.server_context(), *roles)
        app.user = {"session": session_id_of(token)}
        app.query_params["lang"] = language.value
        for key, value in query.items():
            app.query_params[key] = value
        app.run()
        return app.switch_page(f"planner/pages/{name}.py").run()

    return open_page
