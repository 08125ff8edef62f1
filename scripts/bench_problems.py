"""Writes the problems that `make bench` measures: the sample offices and two synthetic ones.

``python -m scripts.bench_problems FOLDER``
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bench.offices import office
from optimizer.document import dump_problem
from optimizer.problem import Problem
from planner.scenario import load_scenario
from planner.services.ground import Geography, ground_of
from planner.translate.as_of import as_of

ROOT = Path(__file__).parent.parent
SAMPLES = ("hengyang-small", "hangzhou-weekday", "hangzhou-expo")
SYNTHETIC = (("forum", 10, 5), ("games", 100, 5))
"""Name, delegations and days; what a planted plan proves possible."""


def problems() -> Iterator[tuple[str, Problem]]:
    """Yield each problem with the name of its file."""
    geography = Geography((ROOT / "data" / "cities",), None)
    for name in SAMPLES:
        scenario = load_scenario(ROOT / "data" / "scenarios" / f"{name}.json")
        yield (
            name,
            ground_of(scenario, geography, as_of(datetime.now(UTC), scenario)).translation.problem,
        )
    for name, delegations, days in SYNTHETIC:
        yield name, office(delegations, days, seed=1)


def main() -> None:
    """Write them."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, problem in problems():
        (folder / f"{name}.json").write_text(dump_problem(problem), encoding="utf-8")


if __name__ == "__main__":
    main()
