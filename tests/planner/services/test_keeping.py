"""Whatever is saved can be exported and imported again; all else is refused by its field."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.config import settings_in
from planner.errors import FlawCode, InvalidInput
from planner.model import Bilingual, OpeningHours, OpenSpan
from planner.scenario import load_scenario
from planner.services import scenarios
from planner.services.context import open_context
from tests.planner.services.conftest import HENGYANG

TEXTS = st.sampled_from(["", "A", "line\nline", "bell\x07", "x" * 201, "衡阳"]) | st.text(
    st.characters(codec="utf-8"), max_size=12
)
NUMBERS = st.sampled_from([-1, 0, 1, 30, 1440, 1441, 100_001, 2**40])
MINUTES = st.sampled_from([0, 540, 1440, 1500])
HOURS = st.builds(
    OpeningHours, weekly=st.tuples(*[st.tuples(st.builds(OpenSpan, MINUTES, MINUTES))] * 7)
)
NAMES = st.builds(Bilingual, zh=TEXTS, en=TEXTS)
PARTS: dict[str, dict[str, st.SearchStrategy[object]]] = {
    "delegations": {
        "name": NAMES,
        "code_name": TEXTS.filter(bool),
        "region": TEXTS,
        "headcount": NUMBERS,
        "rank": NUMBERS,
        "languages": st.lists(TEXTS, max_size=2).map(tuple),
        "average_age": NUMBERS,
    },
    "engagements": {
        "title": NAMES,
        "duration_min": NUMBERS,
        "min_duration_min": NUMBERS,
        "guests": st.none() | NUMBERS,
        "topics": st.frozensets(TEXTS, max_size=2),
    },
    "leaders": {"id": TEXTS, "max_per_day": st.none() | NUMBERS, "fields": st.frozensets(TEXTS)},
    "interpreters": {"id": TEXTS, "max_interpreting_min": st.none() | NUMBERS},
    "vehicles": {"id": TEXTS, "plate": TEXTS, "seats": NUMBERS},
    "venues": {"name": NAMES, "lat": st.floats(-200, 200), "hours": HOURS, "walking_min": NUMBERS},
    "rooms": {"name": NAMES, "capacity": NUMBERS, "venue_id": TEXTS},
}

CHANGES = [
    st.tuples(st.just(part), st.fixed_dictionaries({field: values}))
    for part, fields in PARTS.items()
    for field, values in fields.items()
]


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A store that all examples save into."""
    opened = open_context(settings_in(tmp_path_factory.mktemp("kept")), "officer")
    scenarios.import_file(opened, HENGYANG.read_bytes())
    yield opened
    opened.store.close()


def with_changes(scenario, part, changes):
    """The scenario with one entry of a part changed."""
    first, *others = getattr(scenario, part)
    return replace(scenario, **{part: (replace(first, **changes), *others)})


def save(ctx, scenario):
    return scenarios.save(ctx, 1, scenarios.current(ctx, 1).version, scenario, "test")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(change=st.one_of(CHANGES))
def test_what_is_saved_can_be_exported_and_imported(kept, change):
    # Not the fixture: hypothesis would print it whole.
    changed = with_changes(load_scenario(HENGYANG), *change)
    try:
        save(kept, changed)
    except InvalidInput:
        return
    assert load_scenario(scenarios.export_file(kept, 1).encode()) == changed


@pytest.mark.parametrize(
    ("part", "changes", "path", "code"),
    [
        ("delegations", {"region": ""}, "region", FlawCode.BAD_FORM),
        ("delegations", {"headcount": 0}, "headcount", FlawCode.OUT_OF_RANGE),
        ("delegations", {"languages": ()}, "languages", FlawCode.TOO_SHORT),
        ("delegations", {"name": Bilingual("", "")}, "name", FlawCode.TOO_SHORT),
        ("vehicles", {"plate": "x" * 201}, "plate", FlawCode.TOO_LONG),
        ("vehicles", {"plate": "A\nB"}, "plate", FlawCode.BAD_FORM),
    ],
)
def test_what_a_file_may_not_say_is_not_saved_either(kept, small, part, changes, path, code):
    before = scenarios.current(kept, 1)
    with pytest.raises(InvalidInput) as refused:
        save(kept, with_changes(small, part, changes))
    assert [(flaw.path, flaw.code) for flaw in refused.value.flaws] == [(f"{part}[0].{path}", code)]
    assert scenarios.current(kept, 1) == before


def test_a_room_needs_its_venue(kept, small):
    lost = replace(small.rooms[0], id="lost", venue_id="nowhere")
    with pytest.raises(InvalidInput) as refused:
        save(kept, replace(small, rooms=(*small.rooms, lost)))
    assert [flaw.code for flaw in refused.value.flaws] == [FlawCode.UNKNOWN_ID]


def test_a_venue_may_still_be_without_rooms(kept, small):
    spare = replace(small.venues[0], id="spare")
    changed = replace(small, venues=(*small.venues, spare))
    save(kept, changed)
    assert load_scenario(scenarios.export_file(kept, 1).encode()) == changed


def test_without_a_code_name_the_file_gives_the_id(kept, small):
    save(kept, with_changes(small, "delegations", {"code_name": ""}))
    again = load_scenario(scenarios.export_file(kept, 1).encode())
    assert again == with_changes(small, "delegations", {"code_name": small.delegations[0].id})
