"""Our own problem files, planned by the product and by the peers that can: tier by tier."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from bench.measuring import Planner, product
from bench.peers import PEERS
from optimizer import check
from optimizer.document import load_problem
from optimizer.options import SolveOptions
from optimizer.problem import Problem
from optimizer.solution import Tier


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """A plan's tiers as the checker counts them, with the rules that it breaks."""

    problem: str
    solver: str
    tiers: tuple[int, ...]
    violations: int
    seconds: float


def rows(file: Path, options: SolveOptions, *, peers: bool) -> Iterator[OfficeRow]:
    """Yield what the product and, if asked for, each peer that can makes of a problem file.

    Raises:
        InvalidProblem: the file holds no sound problem.
        OSError: the file cannot be read.
    """
    problem = load_problem(file.read_bytes())
    yield _row(file.stem, "reception", problem, product, options)
    for peer in PEERS if peers else ():
        if peer.is_installed() and peer.suits(problem):
            yield _row(file.stem, peer.NAME, problem, peer.plan, options)


def _row(
    name: str, solver: str, problem: Problem, planner: Planner, options: SolveOptions
) -> OfficeRow:
    began = monotonic()
    solution = planner(problem, options)
    seconds = monotonic() - began
    values = check.tier_values(problem, solution)
    return OfficeRow(
        problem=name,
        solver=solver,
        tiers=tuple(values[tier] for tier in Tier),
        violations=len(check.violations(problem, solution)),
        seconds=round(seconds, 1),
    )
