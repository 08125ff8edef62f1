import pytest

from optimizer.problem import Ban, Meal, Window
from tests.optimizer.builders import broken, engagement, make_plan, make_problem, party, visit


@pytest.mark.parametrize(
    ("bans", "meal", "expected"),
    [
        ((Ban(Window(600, 700)),), None, []),
        ((Ban(Window(700, 800)),), None, [("H20", ("talks", "p1"), 60)]),
        ((Ban(Window(690, 710)),), None, [("H20", ("talks", "p1"), 10)]),
        ((Ban(Window(690, 710)),), Meal.LUNCH, [("H20", ("talks", "p1"), 10)]),
        ((Ban(Window(0, 1080), meals_only=True),), None, []),
        ((Ban(Window(0, 1080), meals_only=True),), Meal.LUNCH, [("H20", ("talks", "p1"), 60)]),
        (
            (Ban(Window(690, 710)), Ban(Window(740, 900))),
            None,
            [("H20", ("talks", "p1"), 10), ("H20", ("talks", "p1"), 20)],
        ),
    ],
)
def test_fasts_and_prayers_are_kept(bans, meal, expected):
    problem = make_problem(engagement(meal=meal), parties=(party(bans=bans),))
    assert broken(problem, make_plan(problem, visit(start_min=700))) == expected


@pytest.mark.parametrize(
    ("needed", "meal", "expected"),
    [
        ((), Meal.LUNCH, []),
        (("halal",), Meal.LUNCH, []),
        (("kosher",), None, []),
        (("kosher",), Meal.LUNCH, [("H20", ("talks", "p1", "hall-1"), 1)]),
        (("kosher", "quiet", "halal"), Meal.LUNCH, [("H20", ("talks", "p1", "hall-1"), 2)]),
    ],
)
def test_a_meal_is_where_the_kitchen_suits(needed, meal, expected):
    problem = make_problem(engagement(meal=meal), parties=(party(room_tags_for_meals=needed),))
    assert broken(problem, make_plan(problem, visit(start_min=700))) == expected
