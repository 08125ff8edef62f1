"""Problems into run rows and results out of them."""

from dataclasses import replace
from importlib.metadata import version

from optimizer.document import dump_problem, load_problem
from optimizer.options import SolveOptions
from optimizer.problem import Problem
from optimizer.solution import Result
from optimizer.why import Explanation
from planner.jobs.questions import Alternatives, AlternativesTask, ExplainTask
from planner.jobs.replans import Replanned, ReplanTask
from planner.store import Transaction, View, runs
from planner.store.codec import decode, encode
from planner.store.runs import RunKind, RunOrder, RunSource

_STAMPED = ("ortools", "reception-planner")


def submit(tx: Transaction, source: RunSource, problem: Problem, options: SolveOptions) -> int:
    """Queue a solve and return its run's id."""
    return runs.submit(tx, source, _order(problem, options))


def submit_replan(tx: Transaction, source: RunSource, problem: Problem, task: ReplanTask) -> int:
    """Queue a re-plan of what was told for a changed problem and return its run's id."""
    limits = task.options
    options = SolveOptions(limits.seconds, limits.seed, limits.workers)
    order = replace(_order(problem, options), kind=RunKind.REPLAN, task=encode(task))
    return runs.submit(tx, source, order)


def submit_question(
    tx: Transaction, source: RunSource, problem: Problem, task: ExplainTask | AlternativesTask
) -> int:
    """Queue a question about a plan of a problem and return its run's id."""
    limits = task.options
    options = SolveOptions(limits.seconds, limits.seed, limits.workers)
    kind = RunKind.EXPLAIN if isinstance(task, ExplainTask) else RunKind.ALTERNATIVES
    return runs.submit(tx, source, replace(_order(problem, options), kind=kind, task=encode(task)))


def _order(problem: Problem, options: SolveOptions) -> RunOrder:
    return RunOrder(
        problem=dump_problem(problem),
        seconds=options.seconds,
        seed=options.seed,
        solver_threads=options.workers,
        versions=tuple((name, version(name)) for name in _STAMPED),
    )


def problem_of(view: View, run_id: int) -> Problem:
    """Return what a run was asked to solve.

    Raises:
        NotFound: `run`.
        InvalidProblem: an older release wrote it, and it no longer means anything.
    """
    return load_problem(runs.problem(view, run_id))


def result_of(view: View, run_id: int) -> Result | None:
    """Return the answer of a run, or None while there is none.

    Raises:
        StorageFailed: `document_unreadable`, an older release wrote it.
    """
    doc = runs.result(view, run_id)
    return None if doc is None else decode(Result, doc)


def task_of(view: View, run_id: int) -> ReplanTask:
    """Return what a re-plan was asked.

    Raises:
        StorageFailed: `document_unreadable`, an older release wrote it or it is no re-plan.
    """
    return decode(ReplanTask, runs.task(view, run_id) or "")


def replanned_of(view: View, run_id: int) -> Replanned | None:
    """Return the answer of a re-plan, or None while there is none.

    Raises:
        StorageFailed: `document_unreadable`, an older release wrote it.
    """
    doc = runs.result(view, run_id)
    return None if doc is None else decode(Replanned, doc)


def question_of(view: View, run_id: int) -> ExplainTask:
    """Return what was asked about an engagement.

    Raises:
        StorageFailed: `document_unreadable`, an older release wrote it or it is no question.
    """
    return decode(ExplainTask, runs.task(view, run_id) or "")


def explanation_of(view: View, run_id: int) -> Explanation | None:
    """Return the answer to a question about an engagement, or None while there is none.

    Raises:
        StorageFailed: `document_unreadable`, an older release wrote it or it is no answer.
    """
    doc = runs.result(view, run_id)
    return None if doc is None else decode(Explanation, doc)


def alternatives_of(view: View, run_id: int) -> Alternatives | None:
    """Return other plans for a delegation, or None while the search for them goes on.

    Raises:
        StorageFailed: `document_unreadable`, an older release wrote it or it is no answer.
    """
    doc = runs.result(view, run_id)
    return None if doc is None else decode(Alternatives, doc)
