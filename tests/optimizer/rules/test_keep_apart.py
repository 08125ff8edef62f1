import pytest

from tests.optimizer.builders import (
    broken,
    engagement,
    make_plan,
    make_problem,
    resident,
    visit,
)

PARTIES = (resident("p1", "hall"), resident("p2", "hall"), resident("p3", "museum"))


@pytest.mark.parametrize(
    ("apart", "start_min", "expected"),
    [
        ((), 620, []),
        ((("p1", "p2"),), 660, []),
        ((("p1", "p2"),), 620, [("H21", ("p1", "p2", "talks", "tea"), 40)]),
        ((("p2", "p1"),), 620, [("H21", ("p2", "p1", "tea", "talks"), 40)]),
        ((("p1", "p3"),), 620, []),
    ],
)
def test_they_are_not_at_one_place(apart, start_min, expected):
    problem = make_problem(
        engagement("talks"), engagement("tea", parties=("p2",)), parties=PARTIES, apart=apart
    )
    plan = make_plan(problem, visit("talks", 600), visit("tea", start_min, "hall-2"))
    assert broken(problem, plan) == expected


def test_they_may_be_at_two_places():
    problem = make_problem(
        engagement("talks"),
        engagement("tea", parties=("p3",)),
        parties=PARTIES,
        apart=(("p1", "p3"),),
    )
    plan = make_plan(problem, visit("talks", 600), visit("tea", 600, "museum-1"))
    assert broken(problem, plan) == []


def test_they_share_no_engagement():
    problem = make_problem(engagement(parties=("p1", "p2")), parties=PARTIES, apart=(("p1", "p2"),))
    assert broken(problem, make_plan(problem, visit())) == [("H21", ("p1", "p2", "talks"), 60)]
