"""``python -m optimizer replan``."""

import json

import pytest
from typer.testing import CliRunner

from optimizer.__main__ import Exit, app
from optimizer.document import dump_problem, dump_solution
from optimizer.problem import Window
from tests.optimizer.builders import hosted, leader, make_plan, make_problem, visit
from tests.optimizer.replan.changing import away

OFFICE = make_problem(
    hosted("talks", "mayor", "deputy"), leaders=(leader(), leader("deputy", rank=4))
)
TOLD = make_plan(OFFICE, visit("talks", 600, "hall-1", host="mayor"))


@pytest.fixture
def files(tmp_path):
    problem_file, told_file = tmp_path / "problem.json", tmp_path / "told.json"
    problem_file.write_text(dump_problem(changed()), encoding="utf-8")
    told_file.write_text(dump_solution(TOLD), encoding="utf-8")
    return problem_file, told_file


def changed():
    return make_problem(*OFFICE.engagements, leaders=away(OFFICE.leaders, "mayor", Window(0, 2880)))


def run(*arguments):
    result = CliRunner().invoke(app, ["replan", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def test_what_changes_is_printed(files):
    code, out, _ = run(*files, "--seconds", 5, "--workers", 1)
    assert code == Exit.FINE
    assert "talks host: mayor → deputy" in out.splitlines()
    assert "no rule is broken" in out.splitlines()


def test_the_answer_can_be_read_by_programs(files):
    code, out, _ = run(*files, "--now", 540, "--seconds", 5, "--workers", 1, "--json")
    answer = json.loads(out)
    assert code == Exit.FINE
    assert {each["dimension"] for each in answer["released"]} == {
        "existence",
        "time",
        "place",
        "host",
        "interpreter",
        "vehicle",
    }
    assert answer["alternatives"][0]["changes"] == [
        {"engagement": "talks", "dimension": "host", "old": ["mayor"], "new": ["deputy"]}
    ]


def test_a_problem_is_not_taken_for_a_told_plan(files):
    code, _, err = run(files[0], files[0])
    assert code == Exit.BAD_INPUT
    assert err.splitlines()[0].startswith(f"{files[0]}: format: format_unknown")
