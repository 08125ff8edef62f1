"""Stored problems, most of which once went wrong, by the bounds that any answer keeps."""

import tomllib
from pathlib import Path

import pytest

from optimizer.document import load_problem
from optimizer.options import SolveOptions
from optimizer.solve import solve
from tests.optimizer.brute_force import PROGRAMME_TIERS, flaws_beside_meals, programme_values

FOLDER = Path(__file__).parents[1] / "regressions"
BEST_KNOWN = tomllib.loads((FOLDER / "best_known.toml").read_text(encoding="utf-8"))


def test_every_stored_problem_has_its_best_known_plan():
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == sorted(BEST_KNOWN)


@pytest.mark.parametrize("name", BEST_KNOWN)
def test_a_stored_problem_is_solved_within_its_bounds(name):
    problem = load_problem((FOLDER / f"{name}.json").read_bytes())
    known = BEST_KNOWN[name]
    best = tuple(known["values"])
    result = solve(problem, SolveOptions(seconds=20, seed=1, workers=1))
    bounds = tuple(tier.bound or 0 for tier in result.tiers if tier.tier in PROGRAMME_TIERS)
    lacking = {"H12"} if known.get("lacks_vehicles") else set()
    assert result.status == known.get("status", result.status)
    assert {flaw.rule for flaw in flaws_beside_meals(result.violations)} <= lacking
    assert bounds <= best <= programme_values(problem, result.solution.visits)
