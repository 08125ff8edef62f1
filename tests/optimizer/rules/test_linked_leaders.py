import pytest

from tests.optimizer.builders import (
    broken,
    hosted,
    leader,
    make_plan,
    make_problem,
    resident,
    visit,
)


@pytest.mark.parametrize(
    ("linked", "start_min", "expected"),
    [
        ((), 640, []),
        ((("mayor", "deputy"),), 660, []),
        ((("mayor", "deputy"),), 640, [("H05", ("mayor", "deputy", "talks", "tea"), 20)]),
        ((("deputy", "mayor"),), 640, [("H05", ("deputy", "mayor", "tea", "talks"), 20)]),
    ],
)
def test_linked_leaders_are_not_out_together(linked, start_min, expected):
    problem = make_problem(
        hosted("talks", "mayor"),
        hosted("tea", "deputy", parties=("p2",)),
        parties=(resident("p1", "hall"), resident("p2", "hall")),
        leaders=(leader("mayor"), leader("deputy")),
        linked_leaders=linked,
    )
    plan = make_plan(
        problem, visit("talks", 600, host="mayor"), visit("tea", start_min, "hall-2", host="deputy")
    )
    assert broken(problem, plan) == expected
