"""Small problems in which one goal decides: the solver serves it, and every plan was looked at."""

from dataclasses import replace

import pytest

from optimizer.goals import (
    expense,
    face_time,
    press,
    punctuality,
    showpieces,
    variety,
    weather,
)
from optimizer.options import SolveOptions
from optimizer.problem import HostOption, Parameters, RoomOption, Window
from optimizer.solution import Solution
from optimizer.solve import solve
from tests.optimizer.brute_force import BruteForce, programme_values
from tests.optimizer.builders import (
    engagement,
    hosted,
    leader,
    make_problem,
    party,
    raw_value,
    room,
)
from tests.optimizer.tiny_problems import PLENTY

ALONE = SolveOptions(seconds=20, seed=1, workers=1)
HALL, MUSEUM = (RoomOption("hall-1"),), (RoomOption("museum-1"),)
EITHER = (*HALL, RoomOption("hall-2"), *MUSEUM)
AT_TEN, AT_ONE = (Window(600, 660),), (Window(780, 840),)
UNTIL_ELEVEN = Parameters(grid_min=15, last_return_min=690)
"""Ending later costs a minute each."""


def rooms(**of_hall):
    return (
        room("hall-1", "hall", theme="history", **of_hall),
        room("hall-2", "hall", theme="history", **of_hall),
        room("museum-1", "museum", theme="art"),
    )


def before_noon(**changes):
    return engagement("walk", windows=(Window(600, 750),), rooms=HALL, **changes)


def preferring(id_, first, second, **changes):
    """An engagement whose host is rather the first one."""
    hosts = (HostOption(first), HostOption(second, 1))
    return engagement(id_, **{"windows": AT_TEN, "rooms": HALL, "hosts": hosts, **changes})


def weighing(goal, weight, numbers=None):
    return replace(numbers or Parameters(grid_min=15), weights={goal.NAME: weight})


PROBLEMS = [
    (
        face_time,
        1,
        make_problem(
            preferring("talks", "mayor", "deputy"),
            preferring("tea", "deputy", "mayor", parties=("p2",), windows=AT_ONE),
            parties=(party(forum="expo"), party("p2", group="g2", forum="expo")),
            leaders=(leader("deputy", rank=5), leader("mayor")),
        ),
        None,
    ),
    (
        weather,
        60,
        make_problem(before_noon(outdoor=True), bad_weather=(Window(500, 640),)),
        UNTIL_ELEVEN,
    ),
    (
        press,
        60,
        make_problem(before_noon(press=True, outdoor=True)),
        replace(UNTIL_ELEVEN, daylight=Window(660, 1080)),
    ),
    (
        punctuality,
        5,
        make_problem(
            engagement(windows=AT_TEN, rooms=HALL),
            hosted("tea", windows=(Window(660, 780),), rooms=HALL),
        ),
        replace(UNTIL_ELEVEN, last_return_min=720),
    ),
    (
        variety,
        60,
        make_problem(
            engagement(windows=AT_TEN, rooms=HALL, site_visit=True),
            engagement("tea", windows=(Window(720, 780),), rooms=EITHER, site_visit=True),
            rooms=rooms(),
        ),
        None,
    ),
    (
        showpieces,
        60,
        make_problem(
            engagement(windows=AT_TEN, rooms=HALL, site_visit=True),
            engagement("tea", windows=AT_TEN, rooms=EITHER, site_visit=True, parties=("p2",)),
            rooms=rooms(showpiece=True),
            parties=(party(), party("p2", group="g2")),
        ),
        None,
    ),
    (
        expense,
        1,
        make_problem(engagement(windows=AT_TEN, rooms=EITHER[::2]), rooms=rooms(hire=90)),
        None,
    ),
]


@pytest.mark.parametrize(
    ("goal", "weight", "problem", "numbers"), PROBLEMS, ids=[each[0].NAME for each in PROBLEMS]
)
def test_the_goal_decides_and_no_plan_is_better(goal, weight, problem, numbers):
    asked = replace(problem, parameters=weighing(goal, weight, numbers), vehicles=PLENTY)
    careless = replace(asked, parameters=weighing(goal, 0, numbers))
    served, ignored = (solve(each, ALONE).solution.visits for each in (asked, careless))
    best = BruteForce(asked).best()
    assert best is not None
    assert programme_values(asked, served) == best[0]
    assert raw_value(goal, asked, Solution(served)) < raw_value(goal, asked, Solution(ignored))
