"""Plan files: documented, read strictly, and written so that they read back."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from planner.errors import FlawCode, InvalidInput
from planner.services.plan_files import dump_plan, load_plan

DOCUMENTATION = Path(__file__).parents[3] / "docs" / "plan-file.md"


@pytest.fixture
def example():
    text = DOCUMENTATION.read_text(encoding="utf-8")
    (found,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    return json.loads(found)


def flaws(document):
    with pytest.raises(InvalidInput) as refused:
        load_plan(json.dumps(document).encode())
    return [(flaw.path, flaw.code) for flaw in refused.value.flaws]


def test_the_documented_example_is_a_plan(example):
    plan = load_plan(json.dumps(example).encode())
    (visit,), (leg,) = plan.visits, plan.legs
    assert visit.end - visit.start == timedelta(minutes=75)
    assert leg.arrive - leg.depart == timedelta(minutes=leg.drive_min)
    assert load_plan(dump_plan(plan).encode()) == plan


def test_a_moment_without_its_zone_is_refused(example):
    example["plan"]["visits"][0]["end"] = "2026-12-08T15:15:00"
    example["plan"]["legs"][0]["depart"] = "2026-12-08T13:38:00"
    assert flaws(example) == [
        ("plan.visits[0].end", FlawCode.BAD_DATETIME),
        ("plan.legs[0].depart", FlawCode.BAD_DATETIME),
    ]


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (("format",), "reception-plan/2", ("format", FlawCode.NOT_ONE_OF)),
        (("plan", "status"), "fine", ("plan.status", FlawCode.NOT_ONE_OF)),
        (("plan", "number"), "1", ("plan.number", FlawCode.WRONG_TYPE)),
        (("plan", "colour"), "red", ("plan.colour", FlawCode.UNKNOWN_KEY)),
        (("plan", "created_at"), "today", ("plan.created_at", FlawCode.BAD_DATETIME)),
        (("plan", "visits"), {}, ("plan.visits", FlawCode.WRONG_TYPE)),
    ],
)
def test_a_mistake_is_told_with_its_place(example, path, value, expected):
    place = example
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert flaws(example) == [expected]


def test_what_must_be_there_must_be_there(example):
    del example["plan"]["visits"][0]["room_id"]
    assert flaws(example) == [("plan.visits[0].room_id", FlawCode.MISSING)]
