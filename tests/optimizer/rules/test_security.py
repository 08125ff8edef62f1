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


@pytest.mark.parametrize(
    ("level", "cleared", "missing"),
    [(1, 1, 0), (1, 2, 1), (1, 4, 3), (2, 2, 0), (2, 3, 1), (3, 4, 0), (4, 4, 0)],
)
def test_a_room_is_cleared_for_its_guests(level, cleared, missing):
    problem = make_problem(
        engagement(rooms=engagement().rooms[:1]),
        rooms=(room("hall-1", "hall", cleared_level=cleared),),
        parties=(resident("p1", "hall", security_level=level),),
    )
    expected = [("H23", ("talks", "p1", "hall-1"), missing)] if missing else []
    assert broken(problem, make_plan(problem, visit())) == expected


def check_two(second_start, second_room="hall-2", levels=(1, 1), group="p2", **changes):
    guests = (
        resident("p1", "hall", security_level=levels[0]),
        resident("p2", "hall", security_level=levels[1], group=group),
    )
    problem = make_problem(
        engagement("a", **changes), engagement("b", parties=("p2",)), parties=guests
    )
    plan = make_plan(problem, visit("a", 600), visit("b", second_start, second_room))
    return [each for each in broken(problem, plan) if each[0] == "H23"]


@pytest.mark.parametrize(
    ("second_start", "missing"),
    [
        (600, 15),
        (610, 5),
        (615, 0),
        (645, 0),
        # It would begin as the first ends.
        (655, 10),
        (670, 5),
        (675, 0),
        (530, 5),
        (525, 0),
    ],
)
def test_two_guarded_delegations_do_not_come_and_go_together(second_start, missing):
    ids = ("p1", "p2", "a", "b") if second_start >= 600 else ("p2", "p1", "b", "a")
    assert check_two(second_start) == ([("H23", ids, missing)] if missing else [])


@pytest.mark.parametrize(
    "changes",
    [
        {"second_room": "museum-1"},
        {"levels": (1, 2)},
        {"levels": (3, 1)},
        # Parts of one delegation, or an engagement of both, are one movement.
        {"group": "p1"},
        {"parties": ("p1", "p2")},
    ],
)
def test_only_different_ways_cross(changes):
    assert check_two(600, **changes) == []
