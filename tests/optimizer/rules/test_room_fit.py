import pytest

from optimizer.problem import Window
from tests.optimizer.builders import (
    broken,
    engagement,
    make_plan,
    make_problem,
    resident,
    room,
    visit,
)

NAMES = ("bonn", "lyon", "pisa")


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


def crowded(capacity, *starts):
    """What is broken where delegations of six come into a shared hall at these minutes."""
    problem = make_problem(
        *(engagement(name, parties=(name,)) for name in NAMES),
        rooms=(room("hall-1", "hall", shared=True, capacity=capacity), *make_problem().rooms[1:]),
        parties=tuple(resident(name, "hall") for name in NAMES),
    )
    visits = (visit(name, start) for name, start in zip(NAMES, starts, strict=False))
    return broken(problem, make_plan(problem, *visits))


@pytest.mark.parametrize(
    ("capacity", "starts", "expected"),
    [
        (18, (600, 600, 600), []),
        (17, (600, 600, 600), [("H10", ("bonn", "lyon", "pisa", "hall-1"), 1)]),
        (11, (600, 610, 620), [("H10", ("bonn", "lyon", "pisa", "hall-1"), 7)]),
        (11, (600, 660, 720), []),
        (
            # Lyon meets both of the others, who do not meet.
            (11),
            (600, 630, 660),
            [
                ("H10", ("bonn", "lyon", "hall-1"), 1),
                ("H10", ("lyon", "pisa", "hall-1"), 1),
            ],
        ),
        (5, (600,), [("H10", ("bonn", "hall-1"), 1)]),
    ],
)
def test_a_shared_room_holds_the_people_of_all_engagements(capacity, starts, expected):
    assert crowded(capacity, *starts) == expected
