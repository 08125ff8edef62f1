"""Runs that show whether a worker is at work."""

from collections.abc import Callable

import pytest

from planner.store import Store, runs
from planner.store.runs import RunOrder, RunSource


@pytest.fixture
def submit_nonsense(store: Store) -> Callable[[], int]:
    """Queue a run that fails at once, which shows that a worker is at work."""

    def submit() -> int:
        with store.transaction("officer") as tx:
            return runs.submit(tx, RunSource(1, 1, "plan"), RunOrder("{}", 1.0, 1, 1))

    return submit
