"""A hand-made instance: a near and a far point to the east, one to the west that closes early."""

from dataclasses import replace

import pytest

from bench.families import toptw
from bench.families.instance import Verdict
from optimizer.options import SolveOptions
from optimizer.solve import solve

TEXT = """1 1 3 1
0 200
  0 0.00 0.00 0.00 0.00 0 0 0 100
  1 10.06 0.00 5.00 7.00 1 1 1 0 90
  2 20.00 0.00 5.00 8.00 1 2 1 2 0 90
  3 -15.00 0.00 5.00 9.00 1 1 1 0 20
"""


@pytest.fixture(scope="module")
def data():
    return toptw.parse(TEXT, parts=10)


def planned(data, tours):
    problem = toptw.problem_of("tiny", data, tours)
    result = solve(problem, SolveOptions(seconds=20, seed=1, workers=1))
    assert result.violations == ()
    return result.solution


def test_a_file_is_read_with_its_lists_of_any_length(data):
    assert data.points[2] == toptw.Point(20.0, 0.0, 5, 8, 0, 90)
    assert [data.distance(0, node) for node in range(4)] == [0, 100, 200, 150]


@pytest.mark.parametrize(("tours", "score"), [(1, 24), (2, 24)])
def test_the_best_score_is_found(data, tours, score):
    # West first (15, 5 there), then east: 15 + 5 + 25 + 5 + 10 + 5 + 20 = 85 of 100.
    assert toptw.judge(data, tours, planned(data, tours)) == Verdict(score)


def test_what_is_far_is_left_out_where_time_is_short(data):
    depot, *points = data.points
    short = replace(data, points=(replace(depot, closes=60), *points))
    # West (15, 5 there), the near point (25, 5) and back (10): 60 of 60.
    assert toptw.judge(short, 1, planned(short, 1)) == Verdict(16)


def test_the_judge_walks_tours_anew(data):
    plan = planned(data, 1)
    late = tuple(
        replace(visit, start_min=10_000 - visit.start_min)  # the other way round
        for visit in plan.visits
    )
    assert toptw.judge(data, 1, replace(plan, visits=late)).flaws == (
        "point-003 is reached too late",
    )
    assert toptw.judge(data, 1, replace(plan, visits=plan.visits * 2)).flaws != ()
    other = (replace(plan.visits[0], host="another"), *plan.visits[1:])
    assert toptw.judge(data, 1, replace(plan, visits=other)).flaws == ("too many tours",)
