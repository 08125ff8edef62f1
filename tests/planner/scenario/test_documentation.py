import json
import re
from pathlib import Path
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

from planner.catalogue import KINDS
from planner.scenario import dump_scenario, json_schema, load_scenario
from planner.scenario.documents import ScenarioDocument

ROOT = Path(__file__).parents[3]
DOCUMENTATION = (ROOT / "docs" / "scenario.md").read_text(encoding="utf-8")
SAMPLES = sorted((ROOT / "data" / "scenarios").glob("*.json"))


def test_the_documented_example_is_read(example):
    scenario = load_scenario(json.dumps(example).encode())
    assert [(e.id, e.duration_min, e.host.required) for e in scenario.engagements] == [
        ("greeting", 20, False),
        ("lunch", 60, False),
        ("call", 40, True),
    ]


def test_the_documented_kinds_are_those_of_the_catalogue():
    (table,) = re.findall(r"<!-- kinds -->\n(.*?)<!-- /kinds -->", DOCUMENTATION, re.DOTALL)
    documented = [re.split(r" *\| *", line.strip("| ")) for line in table.splitlines()[2:]]
    assert documented == [
        [
            f"`{kind}`",
            str(usual.duration_min),
            ", ".join(sorted(usual.purposes)),
            "yes" if usual.host_required else "no",
            usual.mode,
            usual.meal,
            usual.priority,
        ]
        for kind, usual in KINDS.items()
    ]


def test_the_schema_is_sound_and_accepts_the_example(example):
    Draft202012Validator.check_schema(json_schema())
    assert list(Draft202012Validator(json_schema()).iter_errors(example)) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_schema_accepts_the_samples(path):
    document = json.loads(path.read_text(encoding="utf-8"))
    assert list(Draft202012Validator(json_schema()).iter_errors(document)) == []


def test_the_format_is_named_alike_when_read_and_written(example):
    written = json.loads(dump_scenario(load_scenario(json.dumps(example).encode())))
    read = get_args(ScenarioDocument.model_fields["format"].annotation)
    assert read == (written["format"],)
