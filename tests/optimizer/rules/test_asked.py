from dataclasses import replace

import pytest

from optimizer.problem import Window
from tests.optimizer.builders import (
    broken,
    engagement,
    hosted,
    leader,
    make_plan,
    make_problem,
    room,
    visit,
    with_leg,
)

LEADERS = (leader("mayor"), leader("deputy"))


@pytest.mark.parametrize(
    ("asked", "planned", "expected"),
    [
        (engagement(), visit(), []),
        (hosted(), visit(host="mayor"), []),
        (engagement(), visit(lasts_min=50), [("H00", ("talks", "time"), 10)]),
        (engagement(), visit(lasts_min=75), [("H00", ("talks", "time"), 15)]),
        (engagement(windows=(Window(600, 660),)), visit(), []),
        (engagement(windows=(Window(610, 700),)), visit(), [("H00", ("talks", "time"), 10)]),
        (
            # Two windows that touch are not one: the visit lies across their border.
            engagement(windows=(Window(500, 620), Window(620, 800))),
            visit(),
            [("H00", ("talks", "time"), 20)],
        ),
        (engagement(), visit(room_id="hall-3"), [("H00", ("talks", "place", "hall-3"), 1)]),
        (hosted(), visit(), [("H00", ("talks", "host"), 1)]),
        (hosted(), visit(host="deputy"), [("H00", ("talks", "host", "deputy"), 1)]),
        (hosted(), visit(host="nobody"), [("H00", ("talks", "host", "nobody"), 1)]),
        (engagement(), visit(host="mayor"), [("H00", ("talks", "host", "mayor"), 1)]),
    ],
)
def test_an_engagement_is_as_it_was_asked_for(asked, planned, expected):
    rooms = (*make_problem().rooms, room("hall-3", "hall"))
    problem = make_problem(asked, leaders=LEADERS, rooms=rooms)
    assert broken(problem, make_plan(problem, planned)) == expected


def test_a_room_that_does_not_exist_leaves_the_engagement_without_a_place():
    problem = make_problem()
    plan = make_plan(problem, visit(room_id="attic"))
    assert plan.legs == ()
    assert broken(problem, plan) == [("H00", ("talks", "place", "attic"), 1)]


def test_an_engagement_that_does_not_exist_is_named():
    problem = make_problem()
    plan = make_plan(problem, visit(), visit("gala", 900))
    assert broken(problem, plan) == [("H00", ("gala", "existence"), 1)]


def test_an_engagement_takes_place_once():
    problem = make_problem()
    plan = make_plan(problem, visit(), visit(start_min=900), visit(start_min=1000))
    assert broken(problem, plan) == [("H00", ("talks", "existence"), 2)]


def test_an_interpreter_who_does_not_exist_is_named():
    problem = make_problem()
    plan = make_plan(problem, visit(fr=("ghost",)))
    assert broken(problem, plan) == [
        ("H00", ("talks", "interpreter", "ghost"), 1),
        ("H07", ("talks", "fr"), 1),
    ]


def test_a_vehicle_that_does_not_exist_carries_nobody():
    problem = make_problem()
    plan = with_leg(make_plan(problem, visit()), 0, vehicles=("balloon",))
    assert broken(problem, plan) == [
        ("H00", ("talks", "vehicle", "balloon"), 1),
        ("H12", ("p1", "0", "", "talks", "seats"), 5),
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"parties": ("p1", "p9")}, ("H00", ("talks", "attendees", "p9"), 1)),
        ({"parties": ()}, ("H00", ("talks", "attendees"), 1)),
        ({"from_site": "moon"}, ("H00", ("talks", "place", "moon"), 1)),
        ({"to_site": "mars"}, ("H00", ("talks", "place", "mars"), 1)),
    ],
)
def test_a_leg_of_nobody_known_or_to_nowhere_known_serves_nobody(changes, expected):
    problem = make_problem()
    plan = with_leg(make_plan(problem, visit()), 0, **changes)
    assert broken(problem, plan) == [expected, ("H02", ("p1", "0", "", "talks"), 1)]


def test_an_engagement_left_out_breaks_nothing():
    problem = make_problem()
    assert broken(problem, replace(make_plan(problem), visits=())) == []
