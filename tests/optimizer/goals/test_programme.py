import pytest

from optimizer.goals import expense, face_time, press, showpieces, variety, weather
from optimizer.problem import UNIT_BODY, Parameters, Window
from tests.optimizer.builders import (
    engagement,
    hosted,
    interpreted,
    interpreter,
    leader,
    make_plan,
    make_problem,
    party,
    raw_value,
    room,
    visit,
)

DAY = 1440


def sights(**changes):
    return (
        room("hall-1", "hall", theme="museum", **changes),
        room("hall-2", "hall", theme="park", **changes),
        room("museum-1", "museum", theme="museum", **changes),
    )


@pytest.mark.parametrize(
    ("visits", "value"),
    [
        ((("e0", 600, "hall-1"), ("e1", 700, "museum-1")), 1),
        ((("e0", 600, "hall-2"), ("e1", 700, "museum-1")), 0),
        ((("e0", 600, "hall-1"), ("e1", 700, "museum-1"), ("e2", 800, "hall-1")), 2),
        # Something else lies between the two, or a night.
        ((("e0", 600, "hall-1"), ("e1", 700, "hall-2"), ("e2", 800, "museum-1")), 0),
        ((("e0", 600, "hall-1"), ("talks", 700, "museum-1"), ("e2", 800, "hall-1")), 0),
        ((("e0", 600, "hall-1"), ("e1", DAY + 600, "museum-1")), 0),
    ],
)
def test_no_two_alike_in_a_row(visits, value):
    problem = make_problem(
        *(engagement(f"e{n}", site_visit=True) for n in range(3)), engagement(), rooms=sights()
    )
    plan = make_plan(problem, *(visit(*each) for each in visits))
    assert raw_value(variety, problem, plan) == value


def test_a_place_without_a_theme_is_like_no_other():
    problem = make_problem(engagement("e0", site_visit=True), engagement("e1", site_visit=True))
    plan = make_plan(problem, visit("e0", 600), visit("e1", 700))
    assert raw_value(variety, problem, plan) == 0


@pytest.mark.parametrize(
    ("outdoor", "room_id", "start_min", "value"),
    [
        # It rains from eleven to twelve; an hour from 10:01 on is wet.
        (True, "hall-1", 600, 0),
        (True, "hall-1", 601, 1),
        (True, "hall-1", 719, 1),
        (True, "hall-1", 720, 0),
        (False, "hall-1", 660, 0),
        (False, "museum-1", 660, 1),
    ],
)
def test_rain_keeps_guests_indoors(outdoor, room_id, start_min, value):
    garden = room("museum-1", "museum", outdoor=True)
    problem = make_problem(
        engagement(outdoor=outdoor),
        rooms=(room("hall-1", "hall"), room("hall-2", "hall"), garden),
        bad_weather=(Window(660, 720),),
    )
    plan = make_plan(problem, visit("talks", start_min, room_id))
    assert raw_value(weather, problem, plan) == value


@pytest.mark.parametrize(
    ("visits", "value"),
    [
        ((("e0", 600, "museum-1"), ("e1", 700, "museum-1")), 1),
        ((("e0", 600, "museum-1"), ("e1", 700, "museum-1"), ("e2", 779, "museum-1")), 2),
        # The afternoon begins at one o'clock.
        ((("e0", 600, "museum-1"), ("e1", 780, "museum-1")), 0),
        ((("e0", 600, "museum-1"), ("e1", DAY + 600, "museum-1")), 0),
        # Two rooms of one site are one site, two sites are two.
        ((("e0", 600, "hall-1"), ("e1", 700, "hall-2")), 1),
        ((("e0", 600, "hall-1"), ("e1", 700, "museum-1")), 0),
        ((("e0", 600, "museum-1"), ("talks", 700, "museum-1")), 0),
    ],
)
def test_a_site_shows_itself_once_in_a_half_day(visits, value):
    problem = make_problem(
        *(engagement(f"e{n}", site_visit=True) for n in range(3)),
        engagement(),
        rooms=sights(showpiece=True),
    )
    plan = make_plan(problem, *(visit(*each) for each in visits))
    assert raw_value(showpieces, problem, plan) == value


def test_a_place_that_is_no_showpiece_may_be_full():
    problem = make_problem(
        engagement("e0", site_visit=True), engagement("e1", site_visit=True), rooms=sights()
    )
    plan = make_plan(problem, visit("e0", 600), visit("e1", 700))
    assert raw_value(showpieces, problem, plan) == 0


@pytest.mark.parametrize(
    ("start_min", "changes", "value"),
    [
        (960, {}, 0),
        (961, {}, 1),
        (961, {"press": False}, 0),
        (480, {"outdoor": True}, 0),
        (479, {"outdoor": True}, 1),
        (479, {}, 0),
        (900, {"outdoor": True}, 1),
        (899, {"outdoor": True}, 0),
        # In the dark and late, on the second day.
        (DAY + 1000, {"outdoor": True}, 2),
    ],
)
def test_the_press_has_light_and_time(start_min, changes, value):
    problem = make_problem(
        engagement(**{"press": True, **changes}),
        parameters=Parameters(daylight=Window(480, 900), press_deadline_min=1020),
    )
    assert raw_value(press, problem, make_plan(problem, visit("talks", start_min))) == value


def forum(*visits, parties=("p1", "p2", "p3")):
    """The minutes that are lacking when these leaders host these delegations of a forum."""
    problem = make_problem(
        *(
            hosted(f"{name}-{host}", "mayor", "deputy", "curator", parties=tuple(name.split("+")))
            for name, host in visits
        ),
        parties=tuple(party(name, group=name, forum="expo") for name in parties),
        leaders=(
            leader("mayor"),
            leader("deputy", rank=5),
            leader("curator", rank=1, body=UNIT_BODY),
        ),
    )
    plan = make_plan(
        problem,
        *(
            visit(f"{name}-{host}", 600 + 100 * n, host=host)
            for n, (name, host) in enumerate(visits)
        ),
    )
    return raw_value(face_time, problem, plan)


@pytest.mark.parametrize(
    ("visits", "value"),
    [
        ((), 0),
        ((("p1", "mayor"),), 120),
        ((("p1", "mayor"), ("p2", "mayor")), 60),
        ((("p1", "mayor"), ("p2", "mayor"), ("p3", "mayor")), 0),
        ((("p1+p2+p3", "mayor"), ("p1", "mayor")), 120),
        # Only the first leaders count, and none that receives at home.
        ((("p1", "deputy"), ("p2", "curator")), 0),
    ],
)
def test_a_forum_treats_its_guests_alike(visits, value):
    assert forum(*visits) == value


def test_who_is_no_guest_of_a_forum_is_not_compared():
    problem = make_problem(
        hosted(), parties=(party("p1", group="g1"), party("p2", group="g2", forum="expo"))
    )
    assert raw_value(face_time, problem, make_plan(problem, visit(host="mayor"))) == 0


def test_subgroups_of_one_delegation_share_its_time():
    problem = make_problem(
        hosted("e1", parties=("p1",)),
        hosted("e2", parties=("p2",)),
        hosted("e3", parties=("p3",)),
        parties=(
            party("p1", group="g1", forum="expo"),
            party("p2", group="g1", forum="expo"),
            party("p3", group="g2", forum="expo"),
        ),
    )
    plan = make_plan(
        problem,
        visit("e1", 600, host="mayor"),
        visit("e2", 700, host="mayor"),
        visit("e3", 800, host="mayor"),
    )
    assert raw_value(face_time, problem, plan) == 60


@pytest.mark.parametrize(
    ("visits", "value"),
    [
        ((), 0),
        ((("e0", 600, "hall-1"),), 7),
        ((("e0", 600, "hall-1"), ("e1", 700, "hall-1"), ("e2", 800, "museum-1")), 14),
    ],
)
def test_hired_rooms_are_paid_for_each_use(visits, value):
    problem = make_problem(
        *(engagement(f"e{n}") for n in range(3)),
        rooms=(room("hall-1", "hall", hire=7), room("hall-2", "hall"), room("museum-1", "museum")),
    )
    assert raw_value(expense, problem, make_plan(problem, *(visit(*v) for v in visits))) == value


@pytest.mark.parametrize(
    ("starts", "lasts_min", "value"),
    [
        ((600,), 60, 0),
        # Each hour that is begun counts, by the day.
        ((600,), 61, 5),
        ((600, 700), 60, 5),
        ((600, 700), 61, 10),
        ((600, DAY + 600), 60, 0),
        ((600, DAY + 600), 90, 10),
    ],
)
def test_overtime_is_paid_by_the_hour(starts, lasts_min, value):
    problem = make_problem(
        *(interpreted(f"e{n}", duration_min=lasts_min) for n in range(2)),
        interpreters=(interpreter("ines", overtime_hour=5), interpreter("iva")),
        parameters=Parameters(interpreter_paid_min=60),
    )
    plan = make_plan(
        problem,
        *(visit(f"e{n}", s, lasts_min=lasts_min, fr=("ines",)) for n, s in enumerate(starts)),
    )
    assert raw_value(expense, problem, plan) == value


def test_who_is_not_paid_for_overtime_costs_nothing():
    problem = make_problem(interpreted(), parameters=Parameters(interpreter_paid_min=0))
    assert raw_value(expense, problem, make_plan(problem, visit(fr=("ines",)))) == 0
