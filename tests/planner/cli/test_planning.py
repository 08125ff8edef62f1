"""`reception plan` and `reception check`, from a scenario file to an exit code."""

import json
from dataclasses import replace

import pytest

from planner.cli.exits import Exit
from planner.model import Priority
from planner.scenario import dump_scenario, load_scenario
from planner.services.plan_files import dump_plan, load_plan


@pytest.fixture(scope="session")
def small(hengyang):
    return load_scenario(hengyang)


@pytest.fixture
def file_of(tmp_path):
    """Write a scenario to a file."""

    def write(scenario):
        path = tmp_path / "scenario.json"
        path.write_text(dump_scenario(scenario), encoding="utf-8")
        return path

    return write


def shortened(small, *ids):
    """The sample with these engagements only: planned in a moment."""
    kept = tuple(
        replace(engagement, after_ids=())
        for engagement in small.engagements
        if engagement.id in ids
    )
    return replace(small, engagements=kept)


@pytest.fixture
def short(small):
    return shortened(small, "jp-ritto-greeting", "jp-ritto-check-in")


def test_a_plan_is_printed_written_and_checked(reception, tmp_path, hengyang):
    out = tmp_path / "plan.json"
    made = reception("plan", hengyang, "-o", out, "--seconds", 8, "--workers", 1)
    assert (made.code, made.err.strip()) == (Exit.FINE, "")
    assert "Ritto City Delegation" in made.out
    assert "14 of 14 engagements" in made.out
    assert len(load_plan(out).visits) == 14
    checked = reception("check", hengyang, out)
    assert checked.code == Exit.FINE
    assert checked.out.endswith("The plan keeps every rule.\n")


def test_the_same_seed_gives_the_same_plan(reception, file_of, short):
    file = file_of(short)
    options = ("--seconds", 5, "--workers", 1, "--seed", 3, "--json")
    plans = [json.loads(reception("plan", file, *options).out) for _ in range(2)]
    for plan in plans:
        del plan["plan"]["created_at"]
    assert plans[0] == plans[1]


def test_json_goes_to_the_output_and_words_to_the_side(reception, file_of, short):
    made = reception("plan", file_of(short), "--seconds", 3, "--json", "--lang", "zh_CN")
    assert json.loads(made.out)["format"] == "reception-plan/1"
    assert "已安排2项，共2项" in made.err


def test_a_must_that_cannot_be_placed_ends_with_3_and_is_named(reception, file_of, small, tmp_path):
    call = next(e for e in small.engagements if e.id == "jp-ritto-courtesy-call")
    early = small.delegations[0].arrival.at.replace(hour=4)
    impossible = replace(
        call,
        priority=Priority.MUST,
        after_ids=(),
        time=replace(call.time, days=(), earliest=early, latest=early.replace(hour=6)),
    )
    scenario = shortened(small, "jp-ritto-greeting")
    scenario = replace(scenario, engagements=(*scenario.engagements, impossible))
    out = tmp_path / "plan.json"
    made = reception("plan", file_of(scenario), "--seconds", 3, "-o", out)
    assert made.code == Exit.MUST_LEFT_OUT
    assert "Left out (Must): Courtesy call" in made.out
    assert "The guests are not in town long enough" in made.out
    assert [visit.engagement_id for visit in load_plan(out).visits] == ["jp-ritto-greeting"]


def test_without_anything_placed_nothing_is_written(reception, file_of, small, tmp_path):
    early = small.delegations[0].arrival.at.replace(hour=4)
    (greeting,) = shortened(small, "jp-ritto-greeting").engagements
    impossible = replace(
        greeting, time=replace(greeting.time, earliest=early, latest=early.replace(hour=6))
    )
    out = tmp_path / "plan.json"
    scenario = replace(small, engagements=(impossible,))
    made = reception("plan", file_of(scenario), "--seconds", 2, "-o", out)
    assert (made.code, out.exists()) == (Exit.MUST_LEFT_OUT, False)


def test_a_plan_that_breaks_a_rule_is_told_so(reception, file_of, short, tmp_path):
    file, out = file_of(short), tmp_path / "plan.json"
    reception("plan", file, "--seconds", 3, "-o", out)
    plan = load_plan(out)
    visits = tuple(replace(visit, host_id=None) for visit in plan.visits)
    out.write_text(dump_plan(replace(plan, visits=visits)), encoding="utf-8")
    checked = reception("check", file, out)
    assert checked.code == Exit.MUST_LEFT_OUT
    assert "H00 “Greeting on arrival” (Tue 15 Dec" in checked.out
    assert "has no host" in checked.out


def test_a_plan_of_another_office_is_refused(reception, file_of, short, tmp_path):
    file, out = file_of(short), tmp_path / "plan.json"
    reception("plan", file, "--seconds", 3, "-o", out)
    out.write_text(dump_plan(replace(load_plan(out), office_id="elsewhere")), encoding="utf-8")
    checked = reception("check", file, out)
    assert (checked.code, checked.out) == (Exit.BAD_INPUT, "")
    assert "plan.office_id: Nothing has the id “elsewhere”" in checked.err
