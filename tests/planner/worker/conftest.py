"""Problems to solve, and runs that ask for it."""

from collections.abc import Callable

import pytest

from optimizer.options import SolveOptions
from optimizer.problem import Problem
from optimizer.replan import ReplanOptions
from optimizer.solution import Solution
from planner.jobs import submit, submit_replan
from planner.jobs.replans import ReplanTask
from planner.store import Store
from planner.store.runs import Run, RunSource, get
from tests.optimizer.builders import engagement, make_problem, party, vehicle


@pytest.fixture
def easy():
    """Solved in a moment."""
    return make_problem()


@pytest.fixture
def hard():
    """Searched to the end of the time, with a first plan after a second or so."""
    numbers = range(40)
    parties = tuple(party(f"p{n}", group=f"g{n}") for n in range(4))
    return make_problem(
        *(engagement(f"e{n}", duration_min=45 + n, parties=(f"p{n % 4}",)) for n in numbers),
        parties=parties,
        vehicles=tuple(vehicle(f"v{n}") for n in range(4)),
    )


@pytest.fixture
def order(store: Store) -> Callable[[Problem, float], int]:
    """Queue a solve of so many seconds."""

    def order(problem: Problem, seconds: float) -> int:
        with store.transaction("officer") as tx:
            options = SolveOptions(seconds, seed=1, workers=1)
            return submit(tx, RunSource(1, 1, "plan"), problem, options)

    return order


@pytest.fixture
def order_replan(store: Store) -> Callable[[Problem, Solution], int]:
    """Queue a re-plan, known before the first day, of what was told for a problem."""

    def order_replan(problem: Problem, told: Solution) -> int:
        with store.transaction("officer") as tx:
            options = ReplanOptions(now_min=-600, seconds=5.0, workers=1)
            task = ReplanTask(told, options, "said by the planner")
            return submit_replan(tx, RunSource(1, 1, "re-plan"), problem, task)

    return order_replan


@pytest.fixture
def show(store: Store) -> Callable[[int], Run]:
    def show(run_id: int) -> Run:
        with store.snapshot() as view:
            return get(view, run_id)

    return show
