"""`reception explain` and `reception alternatives`, from files to words and exit codes."""

import json
from dataclasses import replace

import pytest

from planner.cli import main
from planner.cli.exits import Exit
from planner.scenario import dump_scenario, load_scenario
from planner.services.plan_files import dump_plan, load_plan

CALL = "jp-ritto-courtesy-call"
KEPT = (CALL, "jp-ritto-greeting", "jp-ritto-check-in", "jp-ritto-banquet")


@pytest.fixture(scope="module")
def files(hengyang, tmp_path_factory):
    """A part of the sample and its plan, made once."""
    folder = tmp_path_factory.mktemp("asked")
    scenario = load_scenario(hengyang)
    kept = tuple(replace(e, after_ids=()) for e in scenario.engagements if e.id in KEPT)
    file, plan = folder / "scenario.json", folder / "plan.json"
    file.write_text(dump_scenario(replace(scenario, engagements=kept)), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RECEPTION_DATA", str(folder / "data"))
        with pytest.raises(SystemExit):
            main(["plan", str(file), "-o", str(plan), "--seconds", "4", "--workers", "1"])
    return file, plan


def test_why_this_host_gives_the_next_best_and_its_price(reception, files):
    said = reception("explain", *files, CALL, "--why", "host")
    assert said.code == Exit.FINE
    assert said.out.startswith("Why this host?\nThe next best while everything else stays: ")
    assert "Protocol: ranks, wishes, preferred times: " in said.out
    assert "(Host): " in said.out


def test_why_not_names_what_clashes_and_ends_with_3(reception, files):
    said = reception("explain", *files, CALL, "--why-not", "time=08:00", "--lang", "zh_CN")
    assert said.code == Exit.MUST_LEFT_OUT
    assert "为何不能是12月15日（周二）08:00？" in said.out
    assert "无论其他如何安排，都无法实现。" in said.out


def test_a_host_nobody_thought_of_could_be_asked(reception, files):
    said = reception("explain", *files, CALL, "--why-not", "host=fao-director")
    assert said.code == Exit.MUST_LEFT_OUT
    assert "What would make it possible:" in said.out
    assert "Ask Wei Xiangdong, Director of the Foreign Affairs Office to host" in said.out


def test_what_is_left_out_is_explained_as_json(reception, files, tmp_path):
    file, plan_file = files
    plan = load_plan(plan_file)
    without = tmp_path / "without.json"
    visits = tuple(visit for visit in plan.visits if visit.engagement_id != CALL)
    legs = tuple(x for x in plan.legs if CALL not in {x.from_engagement_id, x.to_engagement_id})
    without.write_text(dump_plan(replace(plan, visits=visits, legs=legs)), encoding="utf-8")
    said = reception("explain", file, without, CALL, "--json")
    assert said.code == Exit.FINE
    answer = json.loads(said.out)
    assert (answer["question"], answer["is_possible"]) == ("Why is it left out?", True)
    assert answer["offer"]["differences"][0]["engagement_id"] == CALL


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nothing",), "There is nothing like that (id: nothing)"),
        ((CALL, "--why-not", "host=nobody"), "There is nothing like that (id: nobody)"),
        ((CALL, "--why-not", "weather=fine"), "--why-not: The text has the wrong form"),
        ((CALL, "--why-not", "time=late"), "--why-not: Expected a time such as 09:30"),
        (
            (CALL, "--why", "host", "--why-not", "time=08:00"),
            "--why: These values contradict each other",
        ),
    ],
)
def test_what_cannot_be_asked(reception, files, arguments, told):
    said = reception("explain", *files, *arguments)
    assert (said.code, said.out) == (Exit.BAD_INPUT, "")
    assert told in said.err


def test_other_plans_are_listed_and_written(reception, files, tmp_path):
    file, _ = files
    out = tmp_path / "others"
    said = reception("alternatives", *files, "jp-ritto", "--count", 2, "-o", out)
    assert said.code == Exit.FINE
    assert [line for line in said.out.splitlines() if line.startswith("Plan ")] == [
        "Plan 1",
        "Plan 2",
    ]
    for number in (1, 2):
        checked = reception("check", file, out / f"jp-ritto-{number}.json")
        # The sample was cut down to engagements without lunch.
        assert {line[:3] for line in checked.out.splitlines() if line[:1] == "H"} == {"H14"}
    unknown = reception("alternatives", *files, "nobody")
    assert unknown.code == Exit.BAD_INPUT


def test_other_plans_as_json(reception, files):
    said = reception("alternatives", *files, "jp-ritto", "--count", 1, "--json")
    (plan,) = json.loads(said.out)
    assert plan["differences"] != []
