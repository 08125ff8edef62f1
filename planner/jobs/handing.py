"""Problems into run rows and results out of them."""

from importlib.metadata import version

from optimizer.document import dump_problem, load_problem
from optimizer.options import SolveOptions
from optimizer.problem import Problem
from optimizer.solution import Result
from planner.store import Transaction, View, queue, runs
from planner.store.codec import decode, encode
from planner.store.queue import Claim
from planner.store.runs import RunOrder, RunSource

_STAMPED = ("ortools", "reception-planner")


def submit(tx: Transaction, source: RunSource, problem: Problem, options: SolveOptions) -> int:
    """Queue a solve and return its run's id."""
    order = RunOrder(
        problem=dump_problem(problem),
        seconds=options.seconds,
        seed=options.seed,
        solver_threads=options.workers,
        versions=tuple((name, version(name)) for name in _STAMPED),
    )
    return runs.submit(tx, source, order)


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


def store_result(tx: Transaction, held: Claim, result: Result) -> bool:
    """Keep the answer of a run; false when another worker has taken the run over."""
    return queue.finish(tx, held, encode(result))
