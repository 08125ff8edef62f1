"""A hand-made instance: a patient who needs two at once, and one who needs one after another."""

import json
from dataclasses import replace

import pytest

from bench.families import hhcrsp
from bench.families.instance import Verdict
from optimizer.options import SolveOptions
from optimizer.solution import Solution
from optimizer.solve import solve

DOCUMENT = {
    "patients": [
        {
            "id": "p1",
            "time_window": [10.0, 20.0],
            "required_caregivers": [
                {"service": "s1", "duration": 5.5},
                {"service": "s2", "duration": 4.0},
            ],
            "synchronization": {"type": "simultaneous"},
        },
        {
            "id": "p2",
            "time_window": [15.0, 18.0],
            "required_caregivers": [
                {"service": "s1", "duration": 3.0},
                {"service": "s2", "duration": 3.0},
            ],
            "synchronization": {"type": "sequential", "distance": [4, 6]},
        },
    ],
    "caregivers": [{"id": "c1", "abilities": ["s1"]}, {"id": "c2", "abilities": ["s2"]}],
    "central_offices": [{"id": "d"}],
    "distances": [[0.0, 5.25, 8.0], [5.25, 0.0, 3.75], [8.0, 3.75, 0.0]],
}


@pytest.fixture(scope="module")
def data():
    return hhcrsp.parse(json.dumps(DOCUMENT))


@pytest.fixture(scope="module")
def plan(data):
    result = solve(hhcrsp.problem_of("tiny", data), SolveOptions(seconds=20, seed=1, workers=1))
    assert result.violations == ()
    return result.solution


def test_double_services_are_two_that_are_tied(data):
    assert data.pairs == (
        hhcrsp.Pair("p1-0", "p1-1", 0, 0),
        hhcrsp.Pair("p2-0", "p2-1", 4, 6),
    )
    assert data.services["p2-1"] == hhcrsp.Service(2, "s2", 3.0, 15.0, 18.0)


def test_the_least_cost_is_found(data, plan):
    # Both go 0 – 1 – 2 – 0, 17 each. They begin at 10 with p1; c1 is at p2 by 19.25 (1.25
    # late), c2 four minutes after that (5.25 late): (34 + 5.25 + 6.5) / 3.
    assert hhcrsp.judge(data, plan) == Verdict(15.25)


def test_the_judge_refuses_who_is_not_able(data, plan):
    visits = tuple(replace(visit, host="c2") for visit in plan.visits)
    assert (
        "p1-0 is served by somebody who is not able" in hhcrsp.judge(data, Solution(visits)).flaws
    )
    assert hhcrsp.judge(data, Solution(plan.visits[1:])).flaws == ("p1-0 is missing",)


def test_the_judge_refuses_tours_that_wait_for_each_other(data, plan):
    # c1 first sees p1, c2 first sees p2, which has to come after c1's visit there.
    order = {"p1-0": 1, "p2-0": 2, "p2-1": 1, "p1-1": 2}
    visits = tuple(replace(visit, start_min=order[visit.engagement]) for visit in plan.visits)
    assert hhcrsp.judge(data, Solution(visits)).flaws == (
        "the double services cannot be kept in time",
    )
