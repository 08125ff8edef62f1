"""The same seed and one worker make the same plan, on any machine and in any process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.offices import office
from optimizer.document import dump_solution
from optimizer.options import SolveOptions
from optimizer.solve import solve

ROOT = Path(__file__).parent.parent.parent
WORK = 0.25
"""So little that both the whole problem and neighbourhoods are cut short."""


@pytest.fixture(scope="module")
def weekday():
    """Four delegations on three days."""
    return office(4, 3, 2)


def test_work_ends_a_search_and_repeats_its_plan(weekday):
    options = SolveOptions(seconds=100, seed=3, workers=1, work=WORK)
    first, second = solve(weekday, options), solve(weekday, options)
    assert dump_solution(first.solution) == dump_solution(second.solution)
    assert [(each.value, each.bound) for each in first.tiers] == [
        (each.value, each.bound) for each in second.tiers
    ]


SOLVE = """
import sys
from bench.offices import office
from optimizer.document import dump_solution
from optimizer.options import SolveOptions
from optimizer.solve import solve
options = SolveOptions(seconds=100, seed=3, workers=1, work=float(sys.argv[1]))
sys.stdout.write(dump_solution(solve(office(4, 3, 2), options).solution))
"""


def test_the_order_in_which_a_process_hashes_does_not_matter():
    plans = [
        subprocess.run(
            [sys.executable, "-c", SOLVE, str(WORK)],
            env=os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    ]
    assert plans[0] == plans[1]
    assert b'"engagement"' in plans[0]
