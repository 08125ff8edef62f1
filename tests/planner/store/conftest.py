"""A store with a small office in it, whose clock the test moves."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner import model
from planner.store import Store, open_store, scenarios
from planner.store.database import sqlite_url
from tests.planner.small_office import Clock, make_scenario


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database_file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "reception.sqlite3"


@pytest.fixture
def database(database_file: Path) -> str:
    return sqlite_url(database_file)


@pytest.fixture
def store(database: str, clock: Clock) -> Iterator[Store]:
    opened = open_store(database, clock)
    yield opened
    opened.close()


@pytest.fixture
def scenario() -> model.Scenario:
    return make_scenario()


@pytest.fixture
def plan(scenario: model.Scenario) -> model.Plan:
    return model.Plan(
        office_id=scenario.office.id,
        period=scenario.period,
        number=0,
        author="officer",
        created_at=datetime(2026, 12, 1, 1, 0, tzinfo=UTC),
        reason="first",
        status=model.PlanStatus.OPTIMAL,
        visits=(),
        legs=(),
    )


@pytest.fixture
def period_id(store: Store, scenario: model.Scenario) -> int:
    with store.transaction("officer") as tx:
        return scenarios.create(tx, scenario, "new").id
