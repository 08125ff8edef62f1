"""`reception replan`: a told plan and what has happened in; answers and an exit code out."""

import json

import pytest

from planner.cli.exits import Exit
from planner.scenario import load_scenario
from planner.services.plan_files import load_plan


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return tmp_path_factory.mktemp("told") / "plan.json"


@pytest.fixture
def plan_file(told, reception, hengyang):
    if not told.exists():
        reception("plan", hengyang, "-o", told, "--seconds", 8, "--workers", 1)
    return told


@pytest.fixture
def change_file(tmp_path):
    def write(*changes):
        path = tmp_path / "change.json"
        document = {
            "format": "reception-change/1",
            "at": "2026-12-01T08:00",
            "changes": changes,
        }
        path.write_text(json.dumps(document), encoding="utf-8")
        return path

    return write


def host_of(plan_file, engagement_id):
    visit = load_plan(plan_file).visit(engagement_id)
    assert visit is not None
    return visit


def test_a_leader_who_is_called_away_is_replaced_or_waited_for(
    reception, hengyang, plan_file, change_file, tmp_path
):
    call = host_of(plan_file, "jp-ritto-courtesy-call")
    change = {
        "kind": "leader_away",
        "leader_id": call.host_id,
        "start": call.start.isoformat(),
        "end": call.end.isoformat(),
    }
    out = tmp_path / "answers"
    answer = reception(
        "replan", hengyang, plan_file, change_file(change), "-o", out, "--seconds", 6
    )
    assert (answer.code, answer.err.strip()) == (Exit.FINE, "")
    assert "is not available" in answer.out
    assert "1. Fewest changes: Feasible with " in answer.out
    assert "To be told:" in answer.out
    assert load_scenario(out / "scenario.json").leaders != load_scenario(hengyang).leaders
    checked = reception("check", out / "scenario.json", out / "fewest_changes.json")
    assert checked.code == Exit.FINE


def test_answers_are_read_by_programs(reception, hengyang, plan_file, change_file):
    change = {"kind": "cancelled", "engagement_id": "jp-ritto-courtesy-call"}
    answer = reception("replan", hengyang, plan_file, change_file(change), "--seconds", 4, "--json")
    assert answer.code == Exit.FINE
    first = json.loads(answer.out)[0]
    assert first["kind"] == "fewest_changes"
    assert "jp-ritto-courtesy-call" in {one["engagement_id"] for one in first["changed"]}
    placed = {visit["engagement_id"] for visit in first["plan"]["visits"]}
    assert "jp-ritto-courtesy-call" not in placed


def test_what_makes_a_must_impossible_ends_with_three(reception, hengyang, plan_file, change_file):
    leaders = [leader.id for leader in load_scenario(hengyang).leaders]
    changes = [
        {
            "kind": "leader_away",
            "leader_id": leader,
            "start": "2026-12-01T00:00",
            "end": "2027-01-31T00:00",
        }
        for leader in leaders
    ]
    answer = reception("replan", hengyang, plan_file, change_file(*changes), "--seconds", 4)
    assert answer.code == Exit.MUST_LEFT_OUT


def test_an_unknown_id_is_told_by_its_place(reception, hengyang, plan_file, change_file):
    change = {"kind": "overrun", "engagement_id": "nothing", "minutes": 10}
    answer = reception("replan", hengyang, plan_file, change_file(change))
    assert answer.code == Exit.BAD_INPUT
    assert "changes[0].engagement_id" in answer.err


def test_the_schema_of_change_files_is_printed(reception):
    assert json.loads(reception("schema", "change").out)["title"] == "ChangesDocument"
