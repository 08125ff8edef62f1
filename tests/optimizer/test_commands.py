import json
import os
import signal

import pytest
from typer.testing import CliRunner

from optimizer.__main__ import Exit, app, exit_of, stop_on_interrupt
from optimizer.bench import Checkpoint, Recorder, TierAt
from optimizer.document import dump_problem, dump_solution, load_solution
from optimizer.options import Progress
from optimizer.problem import Dimension, Lock, Priority, RoomOption, Window
from optimizer.solution import Result, Solution, Status, Tier, TierResult, Unplaced, Violation
from tests.optimizer.builders import (
    broken,
    engagement,
    hosted,
    interpreted,
    make_plan,
    make_problem,
    room,
    visit,
)

SOLVABLE = make_problem(
    engagement("talks", priority=Priority.MUST), hosted("tea"), interpreted("call")
)


def run(*arguments):
    """Exit code, standard output and standard error."""
    result = CliRunner().invoke(app, [str(each) for each in arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def written(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_problem_is_solved_and_its_plan_holds(written, tmp_path):
    problem_file = written("problem.json", dump_problem(SOLVABLE))
    plan_file = tmp_path / "plan.json"
    code, out, _ = run("solve", problem_file, "-o", plan_file, "--seconds", 10, "--workers", 1)
    assert (code, "no rule is broken" in out) == (Exit.FINE, True)
    plan = load_solution(plan_file.read_text())
    assert broken(SOLVABLE, plan) == []
    assert {each.engagement for each in plan.visits} == {"talks", "tea", "call"}
    code, out, _ = run("check", problem_file, plan_file, "--json")
    assert (code, json.loads(out)["violations"]) == (Exit.FINE, [])


def test_an_answer_can_be_read_by_programs(written):
    problem_file = written("problem.json", dump_problem(SOLVABLE))
    code, out, _ = run("solve", problem_file, "--seconds", 10, "--workers", 1, "--json")
    answer = json.loads(out)
    assert (code, answer["unplaced"], answer["violations"]) == (Exit.FINE, [], [])
    assert [tier["tier"] for tier in answer["tiers"]] == list(Tier)


def test_a_must_that_cannot_be_placed_is_told_to_the_shell(written):
    closed = make_problem(
        engagement(priority=Priority.MUST, rooms=(RoomOption("annex"),)),
        rooms=(room("annex", "hall", open=(Window(0, 10),)),),
    )
    code, out, _ = run(
        "solve", written("problem.json", dump_problem(closed)), "--seconds", 5, "--workers", 1
    )
    assert (code, "left out: talks (must)" in out) == (Exit.MUST_MISSING, True)


@pytest.mark.parametrize("command", ["solve", "bench"])
def test_a_flawed_problem_is_refused_with_its_place(written, command):
    text = dump_problem(make_problem()).replace('"p1"', '"p9"', 1)
    problem_file = written("problem.json", text)
    code, out, err = run(command, problem_file)
    assert (code, out) == (Exit.BAD_INPUT, "")
    assert err.splitlines() == [
        f"{problem_file}: problem.engagements[0].parties[0]: id_unknown (id='p1')"
    ]


def test_nothing_is_written_where_nothing_can_be(written, tmp_path):
    problem_file = written("problem.json", dump_problem(SOLVABLE))
    nowhere = tmp_path / "missing" / "plan.json"
    code, _, err = run("solve", problem_file, "-o", nowhere, "--seconds", 10, "--workers", 1)
    assert (code, str(nowhere) in err.replace("\n", "")) == (Exit.BAD_INPUT, True)
    assert list(tmp_path.iterdir()) == [problem_file]


def test_a_file_that_is_not_there_is_bad_input(tmp_path):
    assert run("solve", tmp_path / "none.json")[0] == Exit.BAD_INPUT


def test_a_broken_plan_is_told_to_the_shell(written):
    problem = make_problem(hosted("talks"))
    problem_file = written("problem.json", dump_problem(problem))
    plan_file = written("plan.json", dump_solution(make_plan(problem, visit())))
    code, out, _ = run("check", problem_file, plan_file)
    assert (code, "talks host" in out) == (Exit.MUST_MISSING, True)
    code, out, _ = run("check", problem_file, plan_file, "--json")
    assert (code, json.loads(out)["violations"]) == (
        Exit.MUST_MISSING,
        [{"rule": "H00", "ids": ["talks", "host"], "amount": 1}],
    )


def test_a_problem_is_not_taken_for_a_plan(written):
    problem_file = written("problem.json", dump_problem(SOLVABLE))
    code, _, err = run("check", problem_file, problem_file)
    assert code == Exit.BAD_INPUT
    assert err.splitlines()[0] == (
        f"{problem_file}: format: format_unknown (expected='reception-solution/1')"
    )


def test_a_lock_that_cannot_hold_is_told_to_the_shell(written):
    held = make_problem(
        engagement(windows=(Window(600, 700),)),
        locks=(
            Lock("talks", Dimension.TIME, ("900",)),
            Lock("talks", Dimension.EXISTENCE, ("present",)),
        ),
    )
    problem_file = written("problem.json", dump_problem(held))
    assert run("solve", problem_file, "--seconds", 1, "--workers", 1)[0] == Exit.MUST_MISSING


@pytest.mark.parametrize(
    ("status", "unplaced", "violations", "code"),
    [
        (Status.OPTIMAL, (), (), Exit.FINE),
        (Status.FEASIBLE, (Unplaced("tea", Priority.SHOULD),), (), Exit.FINE),
        (Status.STOPPED, (Unplaced("tea", Priority.MUST),), (), Exit.MUST_MISSING),
        (Status.FEASIBLE, (), (Violation("H12", ("p1",)),), Exit.MUST_MISSING),
        (Status.INFEASIBLE, (), (), Exit.MUST_MISSING),
        (Status.TIMED_OUT, (Unplaced("tea", Priority.MUST),), (), Exit.NO_PLAN),
    ],
)
def test_the_shell_is_told_how_it_ended(status, unplaced, violations, code):
    assert exit_of(answer(status, unplaced, violations)) is code


def answer(status, unplaced=(), violations=(), tiers=(), seconds=1.0):
    return Result(status, Solution(()), tiers, (), unplaced, violations, seconds, 1, 1)


def test_an_interrupt_stops_the_search_and_nothing_else():
    before = signal.getsignal(signal.SIGINT)
    with stop_on_interrupt() as stop:
        os.kill(os.getpid(), signal.SIGINT)
        assert stop.wait(1)
    assert signal.getsignal(signal.SIGINT) is before


def test_a_measurement_is_shown_and_kept(written, tmp_path):
    problem_file = written("tiny.json", dump_problem(SOLVABLE))
    lines = tmp_path / "bench.jsonl"
    code, out, _ = run("bench", problem_file, "-o", lines, "--seconds", 10, "--workers", 1)
    assert (code, "tiny.json" in out) == (Exit.FINE, True)
    (measured,) = map(json.loads, lines.read_text().splitlines())
    assert {
        name: measured[name] for name in ("file", "parties", "engagements", "violations", "options")
    } == {
        "file": "tiny.json",
        "parties": 1,
        "engagements": 3,
        "violations": 0,
        "options": {"seconds": 10.0, "seed": 1, "workers": 1, "work": None},
    }


def heard(seconds, tier, value, bound=None, musts=0, shoulds=0):
    return Progress(seconds, "improving", tier, value, bound, musts, shoulds)


def known(**tiers):
    return tuple(TierAt(tier, *tiers.get(tier.name, (None, None))) for tier in Tier)


def test_checkpoints_keep_what_stood_then():
    recorder = Recorder((10, 60))
    recorder.hear(heard(1, Tier.MUST, 2, 0, musts=2, shoulds=5))
    recorder.hear(heard(3, Tier.MUST, 0, 0, shoulds=4))
    recorder.hear(heard(9, Tier.SHOULD, 1, 0, shoulds=1))
    recorder.hear(heard(12, Tier.SHOULD, 0, 0))
    tiers = (TierResult(Tier.MUST, 0, 0, proven=True), TierResult(Tier.TIME, 7, 3, proven=False))
    recorder.finish(answer(Status.FEASIBLE, tiers=tiers, seconds=20))
    assert recorder.passed == [
        Checkpoint(10, known(MUST=(0, 0), SHOULD=(1, 0))),
        Checkpoint(60, known(MUST=(0, 0), TIME=(7, 3))),
    ]
    assert (recorder.seconds_to_musts, recorder.seconds_to_shoulds) == (3, 12)


def test_what_was_never_placed_has_no_time():
    recorder = Recorder(())
    recorder.hear(heard(1, Tier.MUST, 2, musts=2))
    recorder.finish(answer(Status.FEASIBLE, (Unplaced("tea", Priority.MUST),)))
    assert (recorder.seconds_to_musts, recorder.seconds_to_shoulds) == (None, None)


def test_a_plan_is_rehearsed(written):
    problem = make_problem(hosted("talks"), hosted("tea"))
    plan = make_plan(problem, visit("talks", host="mayor"), visit("tea", 660, host="mayor"))
    files = written("problem.json", dump_problem(problem)), written("p.json", dump_solution(plan))
    code, out, _ = run("rehearse", *files, "--runs", 200, "--at-once")
    assert (code, "weakest: p1 from – to talks" in out) == (Exit.FINE, True)
    code, out, _ = run("rehearse", *files, "--runs", 200, "--json")
    answer = json.loads(out)
    assert [each["engagement"] for each in answer["appointments"]] == ["talks", "tea"]
    assert (code, answer["runs"], answer["seed"]) == (Exit.FINE, 200, 1)
