from dataclasses import replace

import pytest

from optimizer.problem import Busy, Window
from tests.optimizer.builders import (
    broken,
    engagement,
    hosted,
    interpreted,
    interpreter,
    leader,
    make_plan,
    make_problem,
    party,
    room,
    vehicle,
    visit,
)

TWO_PARTIES = (party("p1"), party("p2", group="g2"))
TWO_VANS = (vehicle("van"), vehicle("van-2"))


def of_two(make=engagement, **changes):
    return make("talks", parties=("p1",), **changes), make("tea", parties=("p2",), **changes)


def plan_of_two(problem, first, second):
    """Each party rides in its own van."""
    plan = make_plan(problem, first, second)
    own = {"p1": ("van",), "p2": ("van-2",)}
    return replace(
        plan, legs=tuple(replace(leg, vehicles=own[leg.parties[0]]) for leg in plan.legs)
    )


def test_a_party_is_in_one_place():
    problem = make_problem(engagement("talks"), engagement("tea"))
    plan = make_plan(problem, visit("talks", 600), visit("tea", 640, "hall-2"))
    assert broken(problem, plan) == [("H01", ("p1", "talks", "tea"), 20)]


def test_a_room_holds_one_engagement_at_a_time():
    problem = make_problem(*of_two(), parties=TWO_PARTIES, vehicles=TWO_VANS)
    plan = plan_of_two(problem, visit("talks", 600), visit("tea", 630))
    assert broken(problem, plan) == [("H01", ("hall-1", "talks", "tea"), 30)]


def test_two_rooms_hold_two_engagements():
    problem = make_problem(*of_two(), parties=TWO_PARTIES, vehicles=TWO_VANS)
    plan = plan_of_two(problem, visit("talks", 600), visit("tea", 630, "hall-2"))
    assert broken(problem, plan) == []


def test_a_leader_hosts_one_engagement_at_a_time():
    problem = make_problem(*of_two(hosted), parties=TWO_PARTIES, vehicles=TWO_VANS)
    plan = plan_of_two(
        problem, visit("talks", 600, host="mayor"), visit("tea", 655, "hall-2", host="mayor")
    )
    assert broken(problem, plan) == [("H01", ("mayor", "talks", "tea"), 5)]


def test_an_interpreter_serves_one_engagement_at_a_time():
    problem = make_problem(*of_two(interpreted), parties=TWO_PARTIES, vehicles=TWO_VANS)
    plan = plan_of_two(
        problem, visit("talks", 600, fr=("ines",)), visit("tea", 620, "hall-2", fr=("ines",))
    )
    assert broken(problem, plan) == [("H01", ("ines", "talks", "tea"), 40)]


def test_an_interpreter_has_one_seat_at_an_engagement():
    problem = make_problem(interpreted())
    plan = make_plan(problem, visit(fr=("ines", "ines")))
    assert broken(problem, plan) == [("H01", ("ines", "talks"), 60)]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Window(540, 600), []),
        (Window(660, 700), []),
        (Window(540, 615), [("H01", ("ines", "talks"), 15)]),
        (Window(610, 620), [("H01", ("ines", "talks"), 10)]),
    ],
)
def test_an_interpreter_keeps_the_own_calendar(block, expected):
    busy = interpreter(busy=(Busy(block),))
    problem = make_problem(interpreted(), interpreters=(busy,))
    assert broken(problem, make_plan(problem, visit(fr=("ines",)))) == expected


def test_a_vehicle_serves_one_drive_at_a_time():
    # Both leave the hotel at 9:45 for the hall; loading and unloading take it 9:40 to 10:00.
    problem = make_problem(*of_two(), parties=TWO_PARTIES)
    plan = make_plan(problem, visit("talks", 600), visit("tea", 600, "hall-2"))
    assert broken(problem, plan) == [
        ("H01", ("van", "p1", "0", "", "talks", "p2", "0", "", "tea"), 20),
        ("H01", ("van", "p1", "0", "talks", "", "p2", "0", "tea", ""), 20),
    ]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Window(500, 580), []),
        (Window(600, 660), []),
        # Loading counts: the party boards at 9:40 and has got out at 10:00.
        (Window(500, 583), [("H01", ("van", "p1", "0", "", "talks"), 3)]),
        (Window(596, 640), [("H01", ("van", "p1", "0", "", "talks"), 4)]),
    ],
)
def test_a_vehicle_is_free_for_its_drives(block, expected):
    problem = make_problem(vehicles=(vehicle(busy=(Busy(block),)),))
    assert broken(problem, make_plan(problem, visit())) == expected


def test_a_leader_who_is_busy_is_another_rule_s_business():
    problem = make_problem(hosted(), leaders=(leader(busy=(Busy(Window(600, 630)),)),))
    assert broken(problem, make_plan(problem, visit(host="mayor"))) == [
        ("H04", ("mayor", "talks"), 30)
    ]


def test_a_shared_room_holds_several():
    hall = room("hall-1", "hall", shared=True, turnaround_min=30)
    problem = make_problem(
        *of_two(),
        rooms=(hall, *make_problem().rooms[1:]),
        parties=TWO_PARTIES,
        vehicles=TWO_VANS,
    )
    plan = plan_of_two(problem, visit("talks", 600), visit("tea", 630))
    assert broken(problem, plan) == []
