"""Change files: the documented example, every kind there and back, mistakes by their place."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from planner.changes import (
    CHANGES,
    Changes,
    change_schema,
    documents,
    dump_changes,
    kinds,
    load_changes,
)
from planner.errors import FlawCode, InvalidInput
from planner.model import NeedKind, PersonName, SecurityLevel, WeatherKind
from planner.scenario import load_scenario
from planner.services.data_files import SCENARIOS
from tests.planner.translate.builders import TUESDAY, ZONE, at, engagement

DOCUMENTATION = (Path(__file__).parents[3] / "docs" / "change-file.md").read_text("utf-8")
(EXAMPLE,) = re.findall(r"```json\n(.*?)```", DOCUMENTATION, re.DOTALL)
START, END = at(1, 9), at(1, 12)
EVERY_KIND = (
    kinds.Arrival("lyon", START, "east", "G1"),
    kinds.Departure("lyon", START),
    kinds.LeftBehind("lyon", 2, END, "MU2", "hotel"),
    kinds.NotComing("lyon"),
    kinds.LeaderAway("mayor", START, END),
    kinds.LeaderLate("talks", 25),
    kinds.Overrun("talks", 20),
    kinds.NewEngagement(engagement("more")),
    kinds.Cancelled("talks"),
    kinds.Fixed("talks", START, "hall.talks", "mayor"),
    kinds.PlaceClosed("hall", START, END),
    kinds.InterpreterAway("wang", START, END),
    kinds.VehicleOut("1", START, END),
    kinds.Headcount("lyon", 12),
    kinds.NewHead("lyon", PersonName("新团长", "Jean Petit"), 6),
    kinds.Weather(WeatherKind.STORM, START, END, 150, ("museum",)),
    kinds.Incident("lyon", START, END, "hall", "li", "2"),
    kinds.Roads(START, END, 120, 10, ("hall",)),
    kinds.Security("lyon", SecurityLevel.L1),
    kinds.NeedFound("lyon", NeedKind.HALAL, 3, (TUESDAY,)),
)


def test_the_documented_example_is_read_and_fits_the_sample():
    scenario = load_scenario(SCENARIOS / "hangzhou-weekday.json")
    changes = load_changes(EXAMPLE.encode(), scenario.office.tzinfo)
    assert [type(one) for one in changes.changes] == [
        kinds.Arrival,
        kinds.LeaderAway,
        kinds.Weather,
        kinds.NewEngagement,
    ]
    assert list(Draft202012Validator(change_schema()).iter_errors(json.loads(EXAMPLE))) == []


def test_the_documented_kinds_and_fields_are_those_of_the_documents():
    (table,) = re.findall(r"<!-- kinds -->\n(.*?)<!-- /kinds -->", DOCUMENTATION, re.DOTALL)
    documented = {}
    for line in table.splitlines():
        kind, _, fields = (cell.strip() for cell in line.strip("|").split("|"))
        needed, _, optional = fields.partition("[")
        documented[kind.strip("`")] = [re.findall(r"`(\w+)`", part) for part in (needed, optional)]
    expected = {}
    for document in vars(documents).values():
        fields = getattr(document, "model_fields", {})
        if getattr(document, "__module__", "") != documents.__name__ or "kind" not in fields:
            continue
        (kind,) = fields["kind"].annotation.__args__
        names = [name for name in fields if name != "kind"]
        expected[kind.value] = [
            [name for name in names if fields[name].is_required()],
            [name for name in names if not fields[name].is_required()],
        ]
    assert documented == expected


def test_every_kind_is_written_and_read_back_equal():
    assert [type(one) for one in EVERY_KIND] == [type_ for type_, _ in CHANGES.values()]
    changes = Changes(at(1, 6), EVERY_KIND, ("talks",))
    text = dump_changes(changes, ZONE)
    assert load_changes(text.encode(), ZONE) == changes
    assert list(Draft202012Validator(change_schema()).iter_errors(json.loads(text))) == []


def test_the_schema_is_sound():
    Draft202012Validator.check_schema(change_schema())


def with_first(change):
    return {"format": "reception-change/1", "at": "2026-12-08T06:00", "changes": [change]}


@pytest.mark.parametrize(
    ("document", "path", "code"),
    [
        (with_first({"kind": "earthquake"}), "changes[0]", FlawCode.WRONG_TYPE),
        (with_first({"kind": "cancelled"}), "changes[0].engagement_id", FlawCode.MISSING),
        (
            with_first({"kind": "overrun", "engagement_id": "talks", "minutes": 0}),
            "changes[0].minutes",
            FlawCode.OUT_OF_RANGE,
        ),
        (
            with_first(
                {
                    "kind": "leader_away",
                    "leader_id": "mayor",
                    "start": "2026-12-08T10:00",
                    "end": "2026-12-08T09:00",
                }
            ),
            "changes[0]",
            FlawCode.WRONG_ORDER,
        ),
        (
            {"format": "reception-change/1", "at": "2026-12-08T06:00", "changes": []},
            "changes",
            FlawCode.TOO_SHORT,
        ),
    ],
)
def test_mistakes_are_told_by_their_place(document, path, code):
    with pytest.raises(InvalidInput) as refused:
        load_changes(json.dumps(document).encode(), ZONE)
    assert [(flaw.path, flaw.code) for flaw in refused.value.flaws] == [(path, code)]
