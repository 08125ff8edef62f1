"""An installation of its own for each test, with a small office in its store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.config import Settings, settings_in
from planner.store import Store
from tests.planner.small_office import opened_office


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with opened_office(settings) as opened:
        yield opened
