import pytest

from optimizer.goals import musts, nices, preferences, preferred_time, shoulds
from optimizer.problem import (
    HostOption,
    InterpretingMode,
    LanguageNeed,
    Meal,
    Priority,
    RoomOption,
)
from tests.optimizer.builders import (
    engagement,
    interpreted,
    interpreter,
    leader,
    make_plan,
    make_problem,
    party,
    party_day,
    raw_value,
    visit,
)

PRIORITIES = {
    "must-1": Priority.MUST,
    "must-2": Priority.MUST,
    "should-1": Priority.SHOULD,
    "nice-1": Priority.NICE,
    "nice-2": Priority.NICE,
    "nice-3": Priority.NICE,
}


@pytest.mark.parametrize(
    ("placed", "must", "should", "nice"),
    [
        ((), 2, 1, 3),
        (("must-1",), 1, 1, 3),
        (("should-1", "nice-2"), 2, 0, 2),
        (tuple(PRIORITIES), 0, 0, 0),
    ],
)
def test_what_is_left_out_counts_in_its_tier(placed, must, should, nice):
    problem = make_problem(*(engagement(id_, priority=p) for id_, p in PRIORITIES.items()))
    plan = make_plan(problem, *(visit(id_, 500 + 100 * n) for n, id_ in enumerate(placed)))
    values = [raw_value(goal, problem, plan) for goal in (musts, shoulds, nices)]
    assert values == [must, should, nice]


@pytest.mark.parametrize(
    ("placed", "missing"), [((), 3), (("lunch",), 2), (("lunch", "dinner"), 1)]
)
def test_a_meal_that_is_missing_is_a_must(placed, missing):
    days = (party_day(0, meals=(Meal.LUNCH, Meal.DINNER)), party_day(1, meals=(Meal.LUNCH,)))
    problem = make_problem(
        engagement("lunch", meal=Meal.LUNCH),
        engagement("dinner", meal=Meal.DINNER),
        parties=(party(days=days),),
    )
    starts = {"lunch": 700, "dinner": 1100}
    plan = make_plan(problem, *(visit(id_, starts[id_]) for id_ in placed))
    assert raw_value(musts, problem, plan) == missing


@pytest.mark.parametrize(
    ("room_id", "host", "value"),
    [
        ("hall-1", "mayor", 0),
        ("hall-2", "mayor", 3),
        ("hall-1", "deputy", 5),
        ("museum-1", "deputy", 9),
        ("museum-1", None, 4),
    ],
)
def test_less_liked_rooms_and_hosts_cost(room_id, host, value):
    problem = make_problem(
        engagement(
            rooms=(RoomOption("hall-1"), RoomOption("hall-2", 3), RoomOption("museum-1", 4)),
            hosts=(HostOption("mayor"), HostOption("deputy", 5)),
        ),
        leaders=(leader("mayor"), leader("deputy")),
    )
    plan = make_plan(problem, visit(room_id=room_id, host=host))
    assert raw_value(preferences, problem, plan) == value


@pytest.mark.parametrize(
    ("preferred", "gender", "team", "value"),
    [
        ((), None, ("ines",), 0),
        (("iva",), None, ("iva",), 0),
        (("iva", "jo"), None, ("ines", "jo"), 0),
        (("iva",), None, ("ines",), 5),
        ((), "female", ("ines", "iva"), 0),
        ((), "female", ("ines", "jo"), 2),
        # Nobody knows: the wish is not met for sure.
        ((), "female", ("kim",), 2),
        (("iva",), "male", ("ines", "kim"), 9),
    ],
)
def test_other_interpreters_than_those_wished_cost(preferred, gender, team, value):
    need = LanguageNeed("fr", InterpretingMode.CONSECUTIVE, gender=gender)
    problem = make_problem(
        interpreted(languages=(need,), preferred_interpreters=preferred),
        interpreters=(
            interpreter("ines", gender="female"),
            interpreter("iva", gender="female"),
            interpreter("jo", gender="male"),
            interpreter("kim"),
        ),
    )
    assert raw_value(preferences, problem, make_plan(problem, visit(fr=team))) == value


def test_where_nobody_interprets_no_interpreter_is_missed():
    problem = make_problem(engagement(preferred_interpreters=("ines",)))
    assert raw_value(preferences, problem, make_plan(problem, visit())) == 0


@pytest.mark.parametrize(
    ("preferred", "start_min", "value"),
    [(600, 600, 0), (600, 640, 40), (600, 570, 30), (None, 900, 0), (1440 + 600, 600, 1440)],
)
def test_minutes_off_the_preferred_start_cost(preferred, start_min, value):
    problem = make_problem(engagement(preferred_start_min=preferred))
    plan = make_plan(problem, visit(start_min=start_min))
    assert raw_value(preferred_time, problem, plan) == value
