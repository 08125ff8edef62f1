import pytest

from optimizer.problem import Offset
from tests.optimizer.builders import broken, engagement, make_plan, make_problem, resident, visit


def two_groups(offset):
    return make_problem(
        engagement("talks"),
        engagement("spouses", parties=("p2",)),
        parties=(resident("p1", "hall"), resident("p2", "hall")),
        offsets=(offset,),
    )


@pytest.mark.parametrize(
    ("least_min", "most_min", "spouses_min", "wrong"),
    [
        (0, 0, 600, 0),
        (0, 0, 605, 5),
        (0, 0, 590, 10),
        (30, 60, 630, 0),
        (30, 60, 660, 0),
        (30, 60, 661, 1),
        (30, 60, 620, 10),
    ],
)
def test_the_second_begins_so_long_after_the_first(least_min, most_min, spouses_min, wrong):
    problem = two_groups(Offset("talks", "spouses", least_min, most_min))
    plan = make_plan(problem, visit("talks", 600), visit("spouses", spouses_min, "hall-2"))
    assert broken(problem, plan) == ([("H26", ("talks", "spouses"), wrong)] if wrong else [])


@pytest.mark.parametrize("placed", ["talks", "spouses"])
def test_what_is_left_out_begins_with_nothing(placed):
    problem = two_groups(Offset("talks", "spouses"))
    assert broken(problem, make_plan(problem, visit(placed))) == []
