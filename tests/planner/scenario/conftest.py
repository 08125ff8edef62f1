"""The documented example is the boring scenario from which tests depart."""

import copy
import json
import re
from pathlib import Path

import pytest

from planner.scenario import load_scenario

DOCUMENTATION = Path(__file__).parents[3] / "docs" / "scenario.md"


@pytest.fixture(scope="session")
def _example():
    text = DOCUMENTATION.read_text(encoding="utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    return json.loads(example)


@pytest.fixture
def example(_example):
    """A fresh copy of the documented example, to be changed."""
    return copy.deepcopy(_example)


@pytest.fixture(scope="session")
def documented(_example):
    """The documented example as a scenario."""
    return load_scenario(json.dumps(_example).encode())
