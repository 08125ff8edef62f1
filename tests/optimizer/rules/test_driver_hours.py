import pytest

from optimizer.problem import Parameters
from tests.optimizer.builders import (
    broken,
    engagement,
    make_plan,
    make_problem,
    party,
    resident,
    visit,
)

DAY = ("van", "0")


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        # To the hall 10 (9:45), to the museum 14 (11:21), back 20 (12:45): out for 200 minutes.
        ({"driver_day_min": 44, "driver_span_min": 200}, []),
        ({"driver_day_min": 40}, [("H13", (*DAY, "driving"), 4)]),
        ({"driver_span_min": 190}, [("H13", (*DAY, "span"), 10)]),
        # Between the drives it stands for 76 and for 60 minutes.
        ({"driver_continuous_min": 20, "driver_break_min": 60}, []),
        (
            {"driver_continuous_min": 20, "driver_break_min": 61},
            [("H13", (*DAY, "break"), 14)],
        ),
        (
            {"driver_continuous_min": 20, "driver_break_min": 77},
            [("H13", (*DAY, "break"), 24)],
        ),
    ],
)
def test_a_driver_does_not_drive_too_long(limits, expected):
    problem = make_problem(engagement("talks"), engagement("tea"), parameters=Parameters(**limits))
    plan = make_plan(problem, visit("talks", 600), visit("tea", 700, "museum-1"))
    assert broken(problem, plan) == expected


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"driver_day_min": 72}, []),
        ({"driver_day_min": 70}, [("H13", (*DAY, "driving"), 2)]),
        # Standing for 12, 10 and 20 minutes; the last is a break, if 20 are enough.
        ({"driver_continuous_min": 58, "driver_break_min": 20}, []),
        (
            {"driver_continuous_min": 50, "driver_break_min": 20},
            [("H13", (*DAY, "break"), 8)],
        ),
        (
            {"driver_continuous_min": 58, "driver_break_min": 21},
            [("H13", (*DAY, "break"), 14)],
        ),
    ],
)
def test_the_way_to_the_next_party_is_driving_too(limits, expected):
    # 10 to the hall, empty 14 to the museum, 14 to the hall, 10 to the hotel, empty 10 to
    # the hall, 14 to the museum.
    problem = make_problem(
        engagement("talks"),
        engagement("tea", parties=("p2",)),
        parties=(party("p1"), resident("p2", "museum")),
        parameters=Parameters(**limits),
    )
    plan = make_plan(problem, visit("talks", 600), visit("tea", 650, "hall-2"))
    assert broken(problem, plan) == expected


def test_each_day_counts_by_itself():
    problem = make_problem(
        engagement("talks"), engagement("tea"), parameters=Parameters(driver_day_min=20)
    )
    plan = make_plan(problem, visit("talks", 600), visit("tea", 1440 + 600))
    assert broken(problem, plan) == []
