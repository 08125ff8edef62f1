"""Ids for what people enter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.pages.identifiers import new_id


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("DK-AARHUS", [], "dk-aarhus"),
        ("Aarhus City", ["aarhus-city"], "aarhus-city-2"),
        ("Aarhus City", ["aarhus-city", "aarhus-city-2"], "aarhus-city-3"),
        ("灵隐寺", [], "ling-yin-si"),
        ("", [], "new"),
        ("!!!", ["new"], "new-2"),
    ],
)
def test_an_id_tells_what_it_is_of_and_is_not_taken(name, taken, expected):
    assert new_id(name, taken) == expected


@given(st.text())
def test_every_id_has_the_form_that_scenario_files_ask_for(name):
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}", new_id(name, []))
