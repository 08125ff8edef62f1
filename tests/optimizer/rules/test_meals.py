import pytest

from optimizer.problem import Meal
from tests.optimizer.builders import (
    broken,
    engagement,
    make_plan,
    make_problem,
    party,
    party_day,
    visit,
)

LUNCH, DINNER = Meal.LUNCH, Meal.DINNER


@pytest.mark.parametrize(
    ("asked", "start_min", "expected"),
    [
        ({"meal": LUNCH, "duration_min": 45}, 690, []),
        ({"meal": LUNCH, "duration_min": 45}, 765, []),
        ({"meal": LUNCH, "duration_min": 45}, 1440 + 700, []),
        ({"meal": LUNCH, "duration_min": 45}, 680, [("H14", ("talks",), 10)]),
        ({"meal": LUNCH, "duration_min": 45}, 770, [("H14", ("talks",), 5)]),
        ({"meal": LUNCH, "duration_min": 30}, 700, [("H14", ("talks",), 15)]),
        ({"meal": DINNER, "duration_min": 75}, 1050, []),
        ({"meal": DINNER, "duration_min": 75}, 1140, []),
        ({"meal": DINNER, "duration_min": 75}, 1045, [("H14", ("talks",), 5)]),
        ({"meal": DINNER, "duration_min": 75}, 1150, [("H14", ("talks",), 10)]),
        ({"meal": DINNER, "duration_min": 60}, 1060, [("H14", ("talks",), 15)]),
        ({"meal": DINNER, "duration_min": 90, "is_banquet": True}, 1080, []),
        (
            {"meal": DINNER, "duration_min": 90, "is_banquet": True},
            1060,
            [("H14", ("talks",), 20)],
        ),
        ({"meal": LUNCH, "duration_min": 90, "is_banquet": True}, 700, []),
        ({"duration_min": 20}, 300 + 200, []),
    ],
)
def test_a_meal_has_its_hour_and_its_time(asked, start_min, expected):
    problem = make_problem(engagement(**asked))
    plan = make_plan(problem, visit(start_min=start_min, lasts_min=asked["duration_min"]))
    assert broken(problem, plan) == expected


def test_no_meal_of_a_day_is_missed():
    days = (party_day(0, meals=(LUNCH, DINNER)), party_day(1, meals=(LUNCH,)))
    problem = make_problem(
        engagement("lunch", meal=LUNCH),
        engagement("lunch-2", meal=LUNCH),
        parties=(party(days=days),),
    )
    assert broken(problem, make_plan(problem, visit("lunch", 700))) == [
        ("H14", ("p1", "0", "dinner"), 1),
        ("H14", ("p1", "1", "lunch"), 1),
    ]
