"""The rule pack as the optimizer reads it."""

from dataclasses import fields

import pytest

from optimizer.goals import GOALS
from optimizer.problem import DelayStep, InterpretingMode, Parameters, TeamStep, Window
from optimizer.solution import Tier
from planner.translate.parameters import USUAL_WEIGHT, parameters_of, price
from tests.planner.translate.builders import rules


def test_the_municipal_pack_is_what_the_optimizer_takes_for_usual():
    found = parameters_of(rules())
    own = Parameters()
    different = {
        item.name: getattr(found, item.name)
        for item in fields(Parameters)
        if item.name not in ("weights", "rules_off")
        and getattr(found, item.name) != getattr(own, item.name)
    }
    # The pack lets guests wait less long than the optimizer would.
    assert different == {"waiting_min": 10}
    assert found.rules_off == ()


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("grid.step_min", 15, "grid_min", 15),
        ("protocol.courtesy_call_within_days", 0, "courtesy_call_days", 1),
        ("vehicles.sedan_loading_min", 4, "person_load_min", 8),
        ("meals.lunch_latest", "13:00", "lunch_start", Window(690, 780)),
        ("meals.dinner_earliest", "18:00", "dinner_start", Window(1080, 1140)),
        ("guests.day_last_return", "22:00", "last_return_min", 1320),
        ("leaders.gap_min", 20, "leader_gap_min", 20),
    ],
)
def test_a_changed_number_reaches_its_parameter(name, value, field, expected):
    assert getattr(parameters_of(rules((name, value))), field) == expected


def test_team_steps_are_made_of_the_packs_limits():
    pack = rules(
        ("interpreting.consecutive_alone_min", 60), ("interpreting.simultaneous_alone_min", 30)
    )
    steps = parameters_of(pack).team_steps
    assert steps[InterpretingMode.CONSECUTIVE] == (TeamStep(0, 1), TeamStep(60, 2))
    assert steps[InterpretingMode.SIMULTANEOUS][:2] == (TeamStep(0, 1), TeamStep(30, 2))
    assert steps[InterpretingMode.ESCORT] == (TeamStep(0, 1),)


def test_kinds_of_delay_that_never_happen_are_left_out():
    delays = parameters_of(
        rules(("delays.leader_medium_percent", 0), ("delays.leader_short_most_min", 0))
    ).delays
    assert delays.leaders == (DelayStep(70, 0, 0), DelayStep(8, 11, 20))


def test_where_no_leader_is_ever_late_all_are_prompt():
    kinds = ("short", "medium", "long")
    pack = rules(*((f"delays.leader_{kind}_percent", 0) for kind in kinds))
    assert parameters_of(pack).delays.leaders == (DelayStep(100, 0, 0),)


def test_a_longer_kind_of_delay_is_not_shorter_than_the_one_before():
    pack = rules(("delays.leader_medium_most_min", 1), ("delays.leader_long_most_min", 2))
    assert parameters_of(pack).delays.leaders == (
        DelayStep(70, 0, 3),
        DelayStep(20, 4, 4),
        DelayStep(8, 4, 4),
    )


def test_usual_weights_leave_the_optimizers_own():
    weights = parameters_of(rules()).weights
    assert weights == {
        goal.NAME: goal.WEIGHT for goal in GOALS if goal.TIER not in (Tier.MUST, Tier.SHOULD)
    }


@pytest.mark.parametrize(
    ("overrides", "expected"),
    [
        ((("goals.S04.weight", 20),), 120),
        ((("goals.S04.weight", 5),), 30),
        ((("goals.S04.weight", 0),), 0),
        ((("goals.S04.enabled", False),), 0),
    ],
)
def test_a_goals_weight_scales(overrides, expected):
    assert parameters_of(rules(*overrides)).weights["leader_load"] == expected


def test_no_weight_touches_what_must_and_should_be():
    weights = parameters_of(rules(("goals.S02.enabled", False))).weights
    assert {"musts", "shoulds"}.isdisjoint(weights)
    assert weights["nices"] == 0


def test_every_goal_has_a_usual_weight():
    assert {goal.CODE for goal in GOALS} == set(USUAL_WEIGHT)


@pytest.mark.parametrize(
    ("yuan", "of_a_minute", "expected"),
    [(0, 50, 0), (1, 50, 1), (100, 50, 2), (101, 50, 3), (7, 1, 7), (7, 0, 7)],
)
def test_money_is_weighed_in_minutes_of_the_guests_time(yuan, of_a_minute, expected):
    numbers = rules(("money.guest_minute_yuan", of_a_minute)).numbers.money
    assert price(yuan, numbers) == expected
