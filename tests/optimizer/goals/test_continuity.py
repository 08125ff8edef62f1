from dataclasses import replace

import pytest

from optimizer.goals import cars, interpreter_continuity
from tests.optimizer.builders import (
    engagement,
    interpreted,
    interpreter,
    make_plan,
    make_problem,
    party,
    raw_value,
    vehicle,
    visit,
)


@pytest.mark.parametrize(
    ("teams", "value"),
    [
        (({"fr": ("ines",)}, {"fr": ("ines",)}), 1),
        (({"fr": ("ines",)}, {"fr": ("iva",)}), 2),
        (({"fr": ("ines", "iva")}, {"fr": ("iva",)}), 2),
        (({"fr": ("ines",)}, {"de": ("ines",)}), 2),
        (({}, {}), 0),
    ],
)
def test_a_delegation_keeps_its_interpreters(teams, value):
    problem = make_problem(
        interpreted("talks"),
        interpreted("tea"),
        interpreters=(interpreter("ines"), interpreter("iva")),
    )
    plan = make_plan(problem, visit("talks", 600, **teams[0]), visit("tea", 700, **teams[1]))
    assert raw_value(interpreter_continuity, problem, plan) == value


def test_a_joint_engagement_counts_for_no_delegation():
    problem = make_problem(
        interpreted(parties=("p1", "p2", "p3")),
        parties=(party("p1"), party("p2"), party("p3", group="g3")),
    )
    plan = make_plan(problem, visit(fr=("ines",)))
    assert raw_value(interpreter_continuity, problem, plan) == 0


@pytest.mark.parametrize(
    ("vehicles", "value"),
    [
        # One set of vehicles for each of four drives, two on each of two days.
        ((("van",), ("van",), ("van",), ("van",)), 2 + 1),
        ((("van",), ("van-2",), ("van",), ("van",)), 3 + 2),
        ((("van",), ("van",), ("van-2",), ("van-2",)), 2 + 2),
        ((("van", "van-2"),) * 4, 4 + 2),
        (((), (), (), ()), 0),
    ],
)
def test_a_delegation_keeps_its_cars(vehicles, value):
    problem = make_problem(
        engagement("talks"), engagement("tea"), vehicles=(vehicle("van"), vehicle("van-2"))
    )
    plan = make_plan(problem, visit("talks", 600), visit("tea", 1440 + 600))
    legs = (replace(leg, vehicles=ids) for leg, ids in zip(plan.legs, vehicles, strict=True))
    assert raw_value(cars, problem, replace(plan, legs=tuple(legs))) == value
