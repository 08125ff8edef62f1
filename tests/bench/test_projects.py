"""Hand-made projects: one with machines, one with people of several skills."""

from dataclasses import replace

import pytest

from bench.families import mspsp, rcpsp
from bench.families.instance import Verdict
from optimizer.options import SolveOptions
from optimizer.solution import Solution
from optimizer.solve import solve

SM = """************************************************************************
projects                      :  1
jobs (incl. supersource/sink ):  5
horizon                       :  20
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          1           4
   3        1          1           5
   4        1          1           5
   5        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     4       2    0
  3      1     5       1    1
  4      1     3       1    1
  5      1     0       0    0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1  R 2
    2    1
************************************************************************
"""

DZN = """mint = 3;
nActs = 4;
dur = [0,3,2,0];
nSkills = 2;
sreq = [| 0,0,
	| 1,1,
	| 0,1,
	| 0,0, |];
nResources = 2;
mastery = [| true,true,
	| false,true, |];
nPrecs = 2;
pred = [1,2];
succ = [2,4];
"""


def planned(problem):
    result = solve(problem, SolveOptions(seconds=20, seed=1, workers=1))
    assert result.violations == ()
    return result.solution


def moved(plan, name, **changes):
    visits = (replace(v, **changes) if v.engagement == name else v for v in plan.visits)
    return Solution(tuple(visits))


@pytest.fixture(scope="module")
def machines():
    data = rcpsp.parse(SM)
    return data, planned(rcpsp.problem_of("tiny", data))


@pytest.fixture(scope="module")
def people():
    data = mspsp.parse(DZN)
    return data, planned(mspsp.problem_of("tiny", data))


def test_a_project_with_machines_is_read():
    data = rcpsp.parse(SM)
    assert data.jobs == {
        2: rcpsp.Job(4, (4,), (2, 0)),
        3: rcpsp.Job(5, (), (1, 1)),
        4: rcpsp.Job(3, (), (1, 1)),
    }
    assert (data.capacity, data.horizon) == ((2, 1), 20)


def test_machines_bound_the_makespan(machines):
    # Job 3 shares the first machine with job 2 and the second with job 4: 4 + 5 + 3.
    data, plan = machines
    assert rcpsp.judge(data, plan) == Verdict(12)


@pytest.mark.parametrize(
    ("start", "flaws"),
    [
        (0, ("job-004 begins before job-002 is over", "resource-0 runs short at 0")),
        (20, ()),
    ],
)
def test_the_judge_of_machines_sees_what_is_wrong(machines, start, flaws):
    data, plan = machines
    late = moved(moved(plan, "job-002", start_min=0), "job-003", start_min=10)
    found = rcpsp.judge(data, moved(late, "job-004", start_min=start)).flaws
    assert found[: len(flaws)] == flaws
    assert bool(found) == bool(flaws)


def test_a_project_with_skills_is_read():
    data = mspsp.parse(DZN)
    assert data.durations == {2: 3, 3: 2}
    assert data.needs == {2: (1, 1), 3: (0, 1)}
    assert (data.people, data.order) == (((True, True), (False, True)), ())


def test_people_bound_the_makespan(people):
    # Both are needed for the first job, so that the second one waits.
    data, plan = people
    assert mspsp.judge(data, plan) == Verdict(5)


def test_the_judge_of_people_sees_what_is_wrong(people):
    data, plan = people
    (big,) = [visit for visit in plan.visits if visit.engagement == "job-02"]
    swapped = tuple(
        replace(team, interpreters=("person-02",)) for team in big.teams if team.language
    )
    flaws = mspsp.judge(data, moved(plan, "job-02", teams=swapped)).flaws
    assert "person-02 does not master skill-0" in flaws
    assert "person-02 is at two jobs at once" in flaws
    assert mspsp.judge(data, moved(plan, "job-02", teams=())).flaws == (
        "job-02 lacks people for skill-0",
        "job-02 lacks people for skill-1",
    )
