"""A hand-made instance: three visits, the first and the third by two people together."""

from dataclasses import replace

import pytest

from bench.families import vrptwsyn
from bench.families.instance import Verdict
from optimizer.options import SolveOptions
from optimizer.problem import Window
from optimizer.solution import Solution
from optimizer.solve import solve

TEXT = """param NO_Staff = 2

    ;
param NO_Visits = 3

    ;
param T_MAX = 90

    ;
set Visit_Demands[2] := ; # empty
set Visit_Demands[1] := 3;
set Visit_Demands[3] := ; # empty

param :     a     b     :=
0    0   90
1   20   30
2    0   90
3   20   30
4    0   90
;

param Duration [*] :=
1  10    3  10
2   5
;

param TimeMatrix [*,*,1]
:     0      1      2     :=
0     0      9      4
1     9  10000      6
2     4      6  10000
3     9  10000      6

:     3      4     :=
0     9      0
1 10000      9
2     6      4
3 10000      9
;
"""

DATA = vrptwsyn.Data(
    staff=2,
    horizon_min=90,
    starts=(Window(0, 90), Window(20, 30), Window(0, 90), Window(20, 30)),
    duration_min=(0, 10, 5, 10),
    pairs=((1, 3),),
    travel_min=((0, 9, 4, 9), (9, 10_000, 6, 10_000), (4, 6, 10_000, 6), (9, 10_000, 6, 10_000)),
)


@pytest.fixture(scope="module")
def plan():
    problem = vrptwsyn.problem_of("tiny", DATA)
    result = solve(problem, SolveOptions(seconds=20, seed=1, workers=1))
    assert result.violations == ()
    return result.solution


def with_visit(plan, name, **changes):
    visits = (replace(v, **changes) if v.engagement == name else v for v in plan.visits)
    return Solution(tuple(visits))


def test_a_file_is_read_whatever_its_columns():
    assert vrptwsyn.parse(TEXT) == DATA


def test_the_shortest_tours_are_found(plan):
    # One goes 0 – 1 – 0 (18 minutes), the other 0 – 2 – 3 – 0 (19): 37 of 90, in 9 hours.
    assert vrptwsyn.judge(DATA, plan) == Verdict(3.7)


@pytest.mark.parametrize(
    ("name", "changes", "flaw"),
    [
        ("visit-02", {"start_min": 120 + 91}, "visit-02 is outside its window"),
        ("visit-02", {"start_min": 120}, "visit-02 is reached too late"),
        ("visit-02", {"host": "somebody"}, "somebody is not of the staff"),
    ],
)
def test_the_judge_sees_what_is_wrong(plan, name, changes, flaw):
    assert flaw in vrptwsyn.judge(DATA, with_visit(plan, name, **changes)).flaws


def test_the_judge_sees_who_does_not_begin_together(plan):
    apart = with_visit(with_visit(plan, "visit-01", start_min=145), "visit-03", start_min=146)
    flaws = vrptwsyn.judge(DATA, apart).flaws
    assert flaws[0] == "visit-01 and visit-03 do not begin together"


def test_the_judge_misses_nobody(plan):
    verdict = vrptwsyn.judge(DATA, Solution(plan.visits[1:]))
    assert f"{plan.visits[0].engagement} is missing" in verdict.flaws
