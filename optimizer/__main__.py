"""``python -m optimizer``: solve, check, re-plan and measure problem files."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from threading import Event
from typing import Annotated, NoReturn

import typer
from pydantic import TypeAdapter
from rich.console import Console

from optimizer import check as checking
from optimizer.bench import Measurement, bench
from optimizer.display import (
    progress_line,
    show_check,
    show_measurements,
    show_rehearsal,
    show_replan,
    show_result,
)
from optimizer.document import dump_result, dump_solution, load_problem, load_solution
from optimizer.errors import InvalidFile, InvalidProblem, InvalidSolution
from optimizer.options import SolveOptions
from optimizer.problem import UNIT_BODY, Priority, Problem
from optimizer.rehearsal import Rehearsal, RehearsalOptions, rehearse
from optimizer.replan import Replan, ReplanOptions, replan
from optimizer.solution import Result, Solution, Status
from optimizer.solve import solve

CHECKPOINTS_S = (10.0, 60.0)


class Exit(IntEnum):
    """What the shell is told; 1 is left for bugs."""

    FINE = 0
    BAD_INPUT = 2
    MUST_MISSING = 3
    """A must could not be placed, or the plan breaks a rule."""
    NO_PLAN = 4


app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
talk = Console(stderr=True)

Seconds = Annotated[float, typer.Option(min=0.1, help="How long to search at most.")]
Seed = Annotated[int, typer.Option(min=0, help="Where the search starts.")]
Workers = Annotated[int, typer.Option(min=1, help="Search threads; 1 repeats itself exactly.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")]
Readable = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)]


@app.command("solve")
def solve_file(
    file: Readable,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Write the plan here.")] = None,
    seconds: Seconds = 60.0,
    seed: Seed = 1,
    workers: Workers = 2,
    *,
    as_json: AsJson = False,
) -> None:
    """Find a plan for a problem file. Ctrl-C stops the search and keeps the best plan."""
    problem = _problem(file)
    options = SolveOptions(seconds=seconds, seed=seed, workers=workers)
    with stop_on_interrupt() as stop, talk.status("placing") as status:
        result = solve(problem, options, lambda p: status.update(progress_line(p)), stop.is_set)
    if out is not None and result.solution.visits:
        _write(out, dump_solution(result.solution))
    if as_json:
        sys.stdout.write(dump_result(result))
    else:
        show_result(Console(), result)
    raise typer.Exit(exit_of(result))


@app.command("check")
def check_files(
    problem_file: Readable, solution_file: Readable, *, as_json: AsJson = False
) -> None:
    """Check a plan against its problem: broken rules, the cost of each goal, what is left out."""
    problem = _problem(problem_file)
    solution = _solution(solution_file)
    found = checking.violations(problem, solution)
    left_out = checking.unplaced(problem, solution)
    costs = checking.costs(problem, solution)
    if as_json:
        report = {"violations": found, "unplaced": left_out, "costs": costs}
        sys.stdout.write(TypeAdapter(dict).dump_json(report, indent=1).decode() + "\n")
    else:
        show_check(Console(), found, costs, left_out)
    missing = any(each.priority is Priority.MUST for each in left_out)
    raise typer.Exit(Exit.MUST_MISSING if found or missing else Exit.FINE)


@app.command("replan")
def replan_files(
    problem_file: Readable,
    told_file: Readable,
    now: Annotated[int, typer.Option(min=0, help="The minute it is, from the first day.")] = 0,
    seconds: Seconds = 10.0,
    workers: Workers = 2,
    *,
    as_json: AsJson = False,
) -> None:
    """Change a told plan as little as possible for a problem that has changed since."""
    problem, told = _problem(problem_file), _solution(told_file)
    seniors = tuple(leader.id for leader in problem.leaders if leader.body != UNIT_BODY)
    options = ReplanOptions(now_min=now, seconds=seconds, workers=workers, senior_leaders=seniors)
    with stop_on_interrupt() as stop, talk.status("fallback") as status:
        answer = replan(
            problem, told, options, lambda p: status.update(progress_line(p)), stop.is_set
        )
    if as_json:
        sys.stdout.write(TypeAdapter(Replan).dump_json(answer, indent=1).decode() + "\n")
    else:
        show_replan(Console(), told, answer)
    raise typer.Exit(exit_of(answer.alternatives[0].result))


@app.command("rehearse")
def rehearse_files(
    problem_file: Readable,
    solution_file: Readable,
    runs: Annotated[int, typer.Option(min=1, help="How many days to play.")] = 1000,
    seed: Seed = 1,
    *,
    at_once: Annotated[
        bool, typer.Option("--at-once", help="Guests leave as soon as they are free.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Rehearse a plan with the usual delays: who would wait, and where spare time helps most."""
    options = RehearsalOptions(runs=runs, seed=seed, at_once=at_once)
    found = rehearse(_problem(problem_file), _solution(solution_file), options)
    if as_json:
        sys.stdout.write(TypeAdapter(Rehearsal).dump_json(found, indent=1).decode() + "\n")
    else:
        show_rehearsal(Console(), found)


@app.command("bench")
def bench_files(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False)],
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Append JSON lines.")] = None,
    seconds: Seconds = 60.0,
    seed: Seed = 1,
    workers: Workers = 2,
) -> None:
    """Measure solves of problem files."""
    chosen = tuple(files)
    for file in chosen:
        _problem(file)
    options = SolveOptions(seconds=seconds, seed=seed, workers=workers)
    measured = []
    for measurement in bench(chosen, options, CHECKPOINTS_S):
        talk.print(f"{measurement.file}: {measurement.status} after {measurement.seconds} s")
        measured.append(measurement)
        if out is not None:
            with out.open("ab") as lines:
                lines.write(TypeAdapter(Measurement).dump_json(measurement) + b"\n")
    show_measurements(Console(), measured)


@contextmanager
def stop_on_interrupt() -> Iterator[Event]:
    """Turn Ctrl-C into an event for as long as the block lasts."""
    stop = Event()
    before = signal.signal(signal.SIGINT, lambda *_: stop.set())
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def exit_of(result: Result) -> Exit:
    """Return what the shell is told of an answer."""
    if result.status is Status.TIMED_OUT:
        return Exit.NO_PLAN
    missing = any(each.priority is Priority.MUST for each in result.unplaced)
    broken = missing or result.violations or result.status is Status.INFEASIBLE
    return Exit.MUST_MISSING if broken else Exit.FINE


def _problem(file: Path) -> Problem:
    try:
        return load_problem(file.read_bytes())
    except InvalidProblem as error:
        _refuse(file, error)


def _solution(file: Path) -> Solution:
    try:
        return load_solution(file.read_bytes())
    except InvalidSolution as error:
        _refuse(file, error)


def _refuse(file: Path, error: InvalidFile) -> NoReturn:
    for flaw in error.flaws:
        talk.print(f"{file}: {flaw}", markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(Exit.BAD_INPUT)


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    draft = path.with_name(f".{path.name}.draft")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        talk.print(f"{path}: {error.strerror}", markup=False)
        raise typer.Exit(Exit.BAD_INPUT) from error


if __name__ == "__main__":
    app()
