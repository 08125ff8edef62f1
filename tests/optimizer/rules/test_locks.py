import pytest

from optimizer.problem import Dimension, HostOption, Lock
from tests.optimizer.builders import (
    broken,
    interpreted,
    interpreter,
    leader,
    make_plan,
    make_problem,
    party,
    resident,
    vehicle,
    visit,
)


def problem_with(dimension, values, **changes):
    either = (HostOption("mayor"), HostOption("deputy"))
    default = {
        "leaders": (leader("mayor"), leader("deputy")),
        "interpreters": (interpreter("ines"), interpreter("iva")),
        "parties": (party("p1"), party("p2", group="g2")),
        "vehicles": (vehicle("van"), vehicle("van-2")),
        "locks": (Lock("talks", dimension, values),),
    }
    return make_problem(interpreted(hosts=either), **{**default, **changes})


TALKS = visit(host="mayor", fr=("ines", "iva"))


@pytest.mark.parametrize(
    ("dimension", "values", "moved"),
    [
        (Dimension.TIME, ("600",), 0),
        (Dimension.TIME, ("645",), 45),
        (Dimension.PLACE, ("hall-1",), 0),
        (Dimension.PLACE, ("hall-2",), 1),
        (Dimension.HOST, ("mayor",), 0),
        (Dimension.HOST, ("deputy",), 1),
        (Dimension.HOST, (), 1),
        (Dimension.INTERPRETER, ("iva", "ines"), 0),
        (Dimension.INTERPRETER, ("ines",), 1),
        (Dimension.VEHICLE, ("van",), 0),
        (Dimension.VEHICLE, ("van-2",), 1),
        (Dimension.VEHICLE, ("van", "van-2"), 1),
        (Dimension.ATTENDEES, ("p1",), 0),
        (Dimension.ATTENDEES, ("p1", "p2"), 1),
        (Dimension.EXISTENCE, ("present",), 0),
        (Dimension.EXISTENCE, ("absent",), 1),
    ],
)
def test_what_is_held_stays(dimension, values, moved):
    problem = problem_with(dimension, values)
    expected = [("H18", ("talks", dimension.value), moved)] if moved else []
    assert broken(problem, make_plan(problem, TALKS)) == expected


@pytest.mark.parametrize(
    ("dimension", "values", "moved"),
    [
        (Dimension.TIME, ("645",), 0),
        (Dimension.HOST, ("deputy",), 0),
        (Dimension.EXISTENCE, ("absent",), 0),
        (Dimension.EXISTENCE, ("present",), 1),
    ],
)
def test_what_is_left_out_breaks_only_a_lock_on_its_existence(dimension, values, moved):
    problem = problem_with(dimension, values)
    expected = [("H18", ("talks", dimension.value), moved)] if moved else []
    assert broken(problem, make_plan(problem)) == expected


def test_where_nobody_drives_no_vehicle_is_held():
    problem = problem_with(Dimension.VEHICLE, ("van-2",), parties=(resident("p1", "hall"),))
    assert broken(problem, make_plan(problem, TALKS)) == []


def test_no_host_is_held_as_well():
    problem = make_problem(locks=(Lock("talks", Dimension.HOST, ()),))
    assert broken(problem, make_plan(problem, visit())) == []
