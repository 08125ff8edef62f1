import pytest

from optimizer.problem import Window
from tests.optimizer.builders import broken, engagement, make_plan, make_problem, room, visit


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"open": (Window(600, 660),)}, []),
        ({"open": (Window(0, 600), Window(610, 900))}, [("H10", ("talks", "hall-1"), 10)]),
        ({"open": (Window(0, 620), Window(620, 900))}, [("H10", ("talks", "hall-1"), 20)]),
        ({"open": ()}, [("H10", ("talks", "hall-1"), 60)]),
        ({"capacity": 6}, []),
        ({"capacity": 4}, [("H10", ("talks", "hall-1"), 2)]),
        ({"purposes": ("meal",)}, [("H10", ("talks", "hall-1"), 1)]),
        ({"purposes": (), "capacity": 5}, [("H10", ("talks", "hall-1"), 1)] * 2),
    ],
)
def test_the_room_is_open_large_enough_and_fitted(changes, expected):
    rooms = (room("hall-1", "hall", **changes), *make_problem().rooms[1:])
    problem = make_problem(engagement(people=6), rooms=rooms)
    assert broken(problem, make_plan(problem, visit())) == expected
