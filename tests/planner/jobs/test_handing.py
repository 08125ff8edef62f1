"""Problems and results through the store: what the solver gets and gives is what was meant."""

from importlib.metadata import version

from optimizer.options import SolveOptions
from optimizer.problem import Priority
from optimizer.solution import (
    CostLine,
    Result,
    Status,
    Tier,
    TierResult,
    Unplaced,
    Violation,
)
from planner.jobs import problem_of, result_of, submit
from planner.store import queue, runs
from planner.store.codec import encode
from planner.store.runs import RunSource
from tests.optimizer.builders import make_plan, make_problem, visit


def test_a_problem_is_queued_with_its_options_and_releases(store):
    problem = make_problem()
    with store.transaction("officer") as tx:
        run_id = submit(tx, RunSource(1, 1, "plan"), problem, SolveOptions(12.5, 3, 4))
        assert problem_of(tx, run_id) == problem
        run = runs.get(tx, run_id)
        assert (run.seconds, run.seed, run.solver_threads) == (12.5, 3, 4)
        assert run.versions == (
            ("ortools", version("ortools")),
            ("reception-planner", version("reception-planner")),
        )
        assert result_of(tx, run_id) is None


def test_a_result_is_read_as_it_was_given(store):
    problem = make_problem()
    result = Result(
        status=Status.TIMED_OUT,
        solution=make_plan(problem, visit(fr=("ines",))),
        tiers=(TierResult(Tier.MUST, 0, 0, proven=True), TierResult(Tier.TIME, 9, None, False)),
        costs=(CostLine("travel", Tier.TIME, 9),),
        unplaced=(Unplaced("tour", Priority.NICE, (Violation("H10", ("tour",), 2),)),),
        violations=(),
        seconds=12.5,
        seed=3,
        workers=4,
    )
    with store.transaction("officer") as tx:
        run_id = submit(tx, RunSource(1, 1, "plan"), problem, SolveOptions())
        held = queue.claim(tx, 5.0)
        assert held is not None
        assert queue.finish(tx, held, encode(result))
        assert result_of(tx, run_id) == result
