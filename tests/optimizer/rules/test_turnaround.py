import pytest

from tests.optimizer.builders import (
    broken,
    engagement,
    make_plan,
    make_problem,
    resident,
    room,
    visit,
)

PARTIES = (resident("p1", "hall"), resident("p2", "hall"))
ROOMS = (room("hall-1", "hall", turnaround_min=30), *make_problem().rooms[1:])


@pytest.mark.parametrize(
    ("parties", "start_min", "expected"),
    [
        (("p2",), 690, []),
        (("p2",), 680, [("H11", ("hall-1", "talks", "tea"), 10)]),
        (("p2",), 660, [("H11", ("hall-1", "talks", "tea"), 30)]),
        (("p1",), 660, []),
        (("p1", "p2"), 660, [("H11", ("hall-1", "talks", "tea"), 30)]),
    ],
)
def test_a_room_is_prepared_anew_for_other_guests(parties, start_min, expected):
    problem = make_problem(
        engagement("talks", parties=("p1",)),
        engagement("tea", parties=parties),
        rooms=ROOMS,
        parties=PARTIES,
    )
    plan = make_plan(problem, visit("talks", 600), visit("tea", start_min))
    assert broken(problem, plan) == expected


def test_other_rooms_do_not_wait():
    problem = make_problem(
        engagement("talks"), engagement("tea", parties=("p2",)), rooms=ROOMS, parties=PARTIES
    )
    plan = make_plan(problem, visit("talks", 600), visit("tea", 660, "hall-2"))
    assert broken(problem, plan) == []


def test_a_shared_room_is_not_prepared_anew():
    problem = make_problem(
        engagement("talks"),
        engagement("tea", parties=("p2",)),
        rooms=(room("hall-1", "hall", turnaround_min=30, shared=True), *make_problem().rooms[1:]),
        parties=PARTIES,
    )
    plan = make_plan(problem, visit("talks", 600), visit("tea", 660))
    assert broken(problem, plan) == []
