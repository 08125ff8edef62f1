import pytest

from tests.optimizer.builders import (
    broken,
    engagement,
    make_plan,
    make_problem,
    party,
    room,
    vehicle,
    visit,
)

LIFT_VAN = (vehicle(accessible=True),)


@pytest.mark.parametrize(
    ("accessible", "step_free", "expected"),
    [
        (False, False, []),
        (True, True, []),
        (True, False, [("H25", ("talks", "p1", "hall-1"), 1)]),
    ],
)
def test_steps_are_for_those_who_can_climb_them(accessible, step_free, expected):
    problem = make_problem(
        rooms=(room("hall-1", "hall", step_free=step_free),),
        engagements=(engagement(rooms=engagement().rooms[:1]),),
        parties=(party(accessible=accessible),),
        vehicles=LIFT_VAN,
    )
    assert broken(problem, make_plan(problem, visit())) == expected


@pytest.mark.parametrize(
    ("most", "second_start", "expected"),
    [
        (None, 720, []),
        (70, 720, []),
        (69, 720, [("H25", ("p1", "0"), 1)]),
        (40, 1440 + 720, []),
        (39, 1440 + 720, [("H25", ("p1", "0"), 1)]),
        (0, 720, [("H25", ("p1", "0"), 70)]),
    ],
)
def test_guests_walk_no_more_in_a_day_than_they_can(most, second_start, expected):
    problem = make_problem(
        engagement("park"),
        engagement("tower"),
        rooms=(
            room("hall-1", "hall", walking_min=40),
            room("hall-2", "hall", walking_min=30),
            room("museum-1", "museum"),
        ),
        parties=(party(walking_day_min=most),),
    )
    plan = make_plan(problem, visit("park", 600), visit("tower", second_start, "hall-2"))
    assert broken(problem, plan) == expected
