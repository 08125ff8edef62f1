import pytest

from optimizer.problem import Precedence
from tests.optimizer.builders import broken, engagement, make_plan, make_problem, visit


@pytest.mark.parametrize(
    ("gap_min", "tea_min", "late"),
    [(0, 660, 0), (30, 690, 0), (30, 680, 10), (0, 480, 180), (30, 480, 210)],
)
def test_what_comes_first_ends_before_the_other_starts(gap_min, tea_min, late):
    problem = make_problem(
        engagement("talks"),
        engagement("tea"),
        precedences=(Precedence("talks", "tea", gap_min),),
    )
    plan = make_plan(problem, visit("talks", 600), visit("tea", tea_min))
    assert broken(problem, plan) == ([("H15", ("talks", "tea"), late)] if late else [])


@pytest.mark.parametrize("placed", ["talks", "tea"])
def test_what_is_left_out_comes_before_nothing(placed):
    problem = make_problem(
        engagement("talks"), engagement("tea"), precedences=(Precedence("talks", "tea"),)
    )
    assert broken(problem, make_plan(problem, visit(placed))) == []
