"""An installation of its own for each test, with a small office in its store."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner.config import Settings, settings_in
from planner.store import Store, runs
from planner.store.runs import RunOrder, RunSource
from tests.planner.small_office import opened_office


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with opened_office(settings) as store:
        yield store


@pytest.fixture
def submit_nonsense(store: Store) -> Callable[[], int]:
    """Queue a run that fails at once, which shows that a worker is at work."""

    def submit() -> int:
        with store.transaction("officer") as tx:
            return runs.submit(tx, RunSource(1, 1, "plan"), RunOrder("{}", 1.0, 1, 1))

    return submit
