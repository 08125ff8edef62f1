"""One run of CP-SAT with a deadline, a seed and a way to stop it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import ceil, inf
from threading import Event, Thread
from time import monotonic

from ortools.sat.python.cp_model import (
    FEASIBLE,
    INFEASIBLE,
    OPTIMAL,
    BoolVarT,
    CpModel,
    CpSolver,
    CpSolverSolutionCallback,
    LinearExprT,
)

from optimizer.options import StopSignal

_POLL_SECONDS = 0.1
_LEAST_SECONDS, _LEAST_WORK = 0.05, 0.001
_ROUNDING = 1e-6


@dataclass(slots=True)
class Meter:
    """The deterministic work that runs have done: the same on every machine."""

    used: float = 0.0


@dataclass(frozen=True, slots=True)
class Search:
    """Until when a run searches (monotonic seconds), from which seed, with how many workers.

    It also ends after so much deterministic ``work``, which ``meter`` counts.
    """

    deadline: float
    seed: int
    workers: int
    should_stop: StopSignal | None = None
    work: float = inf
    meter: Meter = field(default_factory=Meter)

    @property
    def seconds(self) -> float:
        """The seconds that are left, never none: a run without any finds nothing."""
        return max(_LEAST_SECONDS, self.deadline - monotonic())

    @property
    def is_over(self) -> bool:
        """Tell whether time is up or somebody asked to stop."""
        if monotonic() >= self.deadline or self.work <= 0:
            return True
        return self.should_stop is not None and self.should_stop()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run found. ``bound`` is the least value still possible, None if unknown."""

    found: bool
    proven: bool
    infeasible: bool
    objective: int
    bound: int | None
    _solver: CpSolver

    def holds(self, literal: BoolVarT) -> bool:
        """Tell whether a literal is true in the answer."""
        return self._solver.boolean_value(literal)

    def value(self, expression: LinearExprT) -> int:
        """Return the value of an expression in the answer."""
        return self._solver.value(expression)


class _Listener(CpSolverSolutionCallback):
    """Passes each better answer's value and bound on."""

    def __init__(self, on_better: Callable[[int, int], None]) -> None:
        super().__init__()
        self._on_better = on_better

    def on_solution_callback(self) -> None:
        """Hear of a better answer."""
        self._on_better(round(self.objective_value), ceil(self.best_objective_bound - _ROUNDING))


def run(cp: CpModel, search: Search, on_better: Callable[[int, int], None] | None = None) -> Answer:
    """Return the best answer that the time allows; ``on_better`` hears (value, bound)."""
    solver = CpSolver()
    solver.parameters.max_time_in_seconds = search.seconds
    solver.parameters.num_workers = search.workers
    solver.parameters.random_seed = search.seed
    if search.work < inf:
        solver.parameters.max_deterministic_time = max(_LEAST_WORK, search.work)
    with _stopping(solver, search.should_stop):
        status = solver.solve(cp, None if on_better is None else _Listener(on_better))
    search.meter.used += max(_LEAST_WORK, solver.response_proto.deterministic_time)
    found = status in (OPTIMAL, FEASIBLE)
    has_objective = cp.proto.has_objective()
    return Answer(
        found=found,
        proven=status == OPTIMAL,
        infeasible=status == INFEASIBLE,
        objective=round(solver.objective_value) if found and has_objective else 0,
        bound=ceil(solver.best_objective_bound - _ROUNDING) if found and has_objective else None,
        _solver=solver,
    )


@contextmanager
def _stopping(solver: CpSolver, should_stop: StopSignal | None) -> Iterator[None]:
    """Ask for a stop from outside the solver, which itself asks nobody."""
    if should_stop is None:
        yield
        return
    done = Event()

    def watch() -> None:
        while not done.wait(_POLL_SECONDS):
            if should_stop():
                solver.stop_search()

    watcher = Thread(target=watch, name="stop-watch", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
