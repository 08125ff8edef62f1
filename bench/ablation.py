"""Which kinds of neighbourhood pay: the same plan improved with all, with one and without one.

``python -m bench.ablation PROBLEM.json WORK`` prints a table for ``docs/benchmarks.md``.
Work is CP-SAT's deterministic work (a unit is about three seconds of one core), so that other
load on the machine does not matter; one worker, seed 1.
"""

import sys
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from optimizer.document import load_problem
from optimizer.options import SolveOptions
from optimizer.problem import Priority, Problem
from optimizer.solution import Tier, Visit
from optimizer.solve.improve import ALL_KINDS, improve
from optimizer.solve.incumbent import Incumbent, SearchOver
from optimizer.solve.neighbourhoods import Kind
from optimizer.solve.placing import place

SECONDS = 100_000.0
"""So many that only work ends a run."""


def choices() -> Iterator[tuple[str, Collection[Kind]]]:
    """Yield each set of kinds with its name."""
    yield "all", ALL_KINDS
    for kind in Kind:
        yield f"only {kind.value}", (kind,)
    for kind in Kind:
        yield f"without {kind.value}", tuple(each for each in Kind if each is not kind)


def improved(
    problem: Problem, start: tuple[Visit, ...], kinds: Collection[Kind], work: float
) -> Incumbent:
    """Return what so much work with these kinds makes of a plan."""
    incumbent = Incumbent(problem, SolveOptions(SECONDS, workers=1, work=work), None, None)
    incumbent.offer(start)
    with suppress(SearchOver):
        improve(incumbent, 0.0, kinds)
    return incumbent


def main() -> None:
    """Print the table."""
    problem, work = load_problem(Path(sys.argv[1]).read_bytes()), float(sys.argv[2])
    placing = Incumbent(problem, SolveOptions(SECONDS, workers=1, work=10 * work), None, None)
    place(placing)
    sys.stdout.write("| neighbourhoods | protocol | time | nices left out |\n|---|---|---|---|\n")
    for name, kinds in (("as placed", ()), *choices()):
        found = improved(problem, placing.visits, kinds, work) if kinds else placing
        protocol, time = found.values[Tier.PROTOCOL], found.values[Tier.TIME]
        left_out = len(found.names_left_out(Priority.NICE))
        sys.stdout.write(f"| {name} | {protocol:,} | {time:,} | {left_out} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
