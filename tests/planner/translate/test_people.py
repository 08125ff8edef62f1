"""Leaders, interpreters and vehicles: calendars, skills, duty, and what stays behind."""

from datetime import time

import pytest

from optimizer.document import dump_problem
from optimizer.problem import UNIT_BODY, Busy, InterpretingMode, Skill, Window
from planner import model
from planner.model import BusyBlock, SkillLevel
from planner.model import InterpretingMode as Mode
from tests.planner.translate.builders import (
    at,
    delegation,
    engagement,
    interpreter,
    leader,
    minute,
    scenario,
    skill,
    translated,
    vehicle,
)


def problem(**changes):
    return translated(scenario(engagement("talks"), **changes)).problem


def test_a_busy_block_is_cut_to_the_period_and_loses_its_reason():
    blocks = (
        BusyBlock(at(0, 14), at(0, 15), "museum", "secret errand"),
        BusyBlock(at(-1, 20), at(0, 8)),
        BusyBlock(at(-3, 9), at(-3, 10)),
        BusyBlock(at(3, 22), at(5, 8)),
    )
    found = problem(leaders=(leader("mayor", busy=blocks),))
    assert found.leaders[0].busy == (
        Busy(Window(0, minute(0, 8))),
        Busy(Window(minute(0, 14), minute(0, 15)), "museum"),
        Busy(Window(minute(3, 22), minute(4, 0))),
    )


def test_no_name_note_or_reason_reaches_the_optimizer():
    found = problem(
        delegations=(delegation(notes="a private note", embargoed=True),),
        leaders=(
            leader("mayor", busy=(BusyBlock(at(0, 1), at(0, 2), reason="a private errand"),)),
        ),
    )
    text = dump_problem(found)
    private = ("Camille", "Roux", "团长", "private", "Mayor", "市长", "Wang", "A·1", "MU1")
    assert [word for word in private if word in text] == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [(model.Body.UNIT, UNIT_BODY), (model.Body.FAO, "fao"), (model.Body.CPPCC, "cppcc")],
)
def test_hosts_of_units_are_told_from_leaders(body, expected):
    assert problem(leaders=(leader("mayor", body=body),)).leaders[0].body == expected


def test_linked_leaders_are_a_pair_once():
    linked = (leader("mayor", linked_with=("deputy",)), leader("deputy", linked_with=("mayor",)))
    assert problem(leaders=linked).linked_leaders == (("deputy", "mayor"),)


@pytest.mark.parametrize(
    ("level", "modes"),
    [
        (SkillLevel.NONE, ()),
        (SkillLevel.BASIC, (InterpretingMode.ESCORT,)),
        (SkillLevel.WORKING, (InterpretingMode.CONSECUTIVE, InterpretingMode.ESCORT)),
        (
            SkillLevel.PROFESSIONAL,
            (
                InterpretingMode.CONSECUTIVE,
                InterpretingMode.ESCORT,
                InterpretingMode.SIMULTANEOUS,
                InterpretingMode.WHISPERED,
            ),
        ),
    ],
)
def test_a_mode_is_served_by_those_who_are_good_enough_in_both_directions(level, modes):
    every = skill("fr", level, *(mode for mode in Mode if mode is not Mode.NONE))
    one_way = model.LanguageSkill("de", SkillLevel.PROFESSIONAL, level, every.modes)
    found = problem(interpreters=(interpreter("wang", skills=(every, one_way)),))
    assert found.interpreters[0].skills == (Skill("de", modes), Skill("fr", modes))


@pytest.mark.parametrize(
    ("gender", "word"), [(model.Gender.FEMALE, "female"), (model.Gender.UNSTATED, None)]
)
def test_a_gender_is_told_where_somebody_stated_it(gender, word):
    found = problem(interpreters=(interpreter("wang", gender=gender),))
    assert found.interpreters[0].gender == word


def test_people_may_have_limits_of_their_own():
    found = problem(
        leaders=(leader("mayor", max_per_day=1, max_evenings_per_day=0), leader("deputy")),
        interpreters=(interpreter("wang", max_interpreting_min=240), interpreter("li")),
    )
    deputy, mayor = found.leaders
    assert (mayor.per_day, mayor.evenings_per_day) == (1, 0)
    assert (deputy.per_day, deputy.evenings_per_day) == (None, None)
    assert [one.day_min for one in found.interpreters] == [None, 240]


def test_a_vehicle_may_be_without_steps():
    found = problem(vehicles=(vehicle("1"), vehicle("2", accessible=True)))
    assert [one.accessible for one in found.vehicles] == [False, True]


def test_a_vehicle_is_busy_outside_its_drivers_duty():
    on_duty = vehicle("1", duty_start=time(7), duty_end=time(22, 30))
    found = problem(vehicles=(on_duty,)).vehicles[0].busy
    assert found[:3] == (
        Busy(Window(0, minute(0, 7))),
        Busy(Window(minute(0, 22, 30), minute(1, 0))),
        Busy(Window(minute(1, 0), minute(1, 7))),
    )
    assert len(found) == 8


def test_everybody_comes_in_the_order_of_ids():
    found = problem()
    assert [one.id for one in found.leaders] == ["deputy", "mayor"]
    assert [one.id for one in found.interpreters] == ["li", "wang"]
    assert [one.id for one in found.vehicles] == ["1", "2"]


def test_an_hour_of_overtime_is_weighed():
    people = (interpreter("wang", overtime_hour_yuan=120), interpreter("li"))
    found = translated(scenario(engagement("talks"), interpreters=people)).problem.interpreters
    assert [(one.id, one.overtime_hour) for one in found] == [("li", 0), ("wang", 3)]
