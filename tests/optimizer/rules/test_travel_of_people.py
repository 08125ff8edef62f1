import pytest

from optimizer.problem import Busy, Window
from tests.optimizer.builders import (
    broken,
    hosted,
    interpreted,
    interpreter,
    leader,
    make_plan,
    make_problem,
    party,
    party_day,
    resident,
    visit,
)

RESIDENTS = (resident("p1", "hall"), resident("p2", "museum"))


@pytest.mark.parametrize(
    ("start_min", "next_min", "missing"),
    [
        # Hall to museum 14, and 6 to get in and out of the car.
        (600, 680, 0),
        (600, 676, 4),
        # The leader leaves at 8:59, still in the peak, or at 9:00.
        (479, 573, 0),
        (479, 570, 3),
        (480, 560, 0),
    ],
)
def test_a_leader_has_time_for_the_way(start_min, next_min, missing):
    problem = make_problem(hosted("talks"), hosted("tea", parties=("p2",)), parties=RESIDENTS)
    plan = make_plan(
        problem,
        visit("talks", start_min, host="mayor"),
        visit("tea", next_min, "museum-1", host="mayor"),
    )
    assert broken(problem, plan) == (
        [("H02", ("mayor", "talks", "tea"), missing)] if missing else []
    )


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        # The talks are in the hall from 10:00 to 11:00.
        (Busy(Window(540, 550), "airport"), []),
        (Busy(Window(540, 553), "airport"), [("H02", ("mayor", "", "talks"), 3)]),
        (Busy(Window(540, 600), "hall"), []),
        (Busy(Window(540, 600)), []),
        (Busy(Window(680, 700), "museum"), []),
        (Busy(Window(675, 700), "museum"), [("H02", ("mayor", "talks", ""), 5)]),
        (Busy(Window(660, 700)), []),
        # Another day's block is no business of this one.
        (Busy(Window(1440, 1500), "airport"), []),
    ],
)
def test_a_leader_comes_from_and_gets_to_other_business(block, expected):
    problem = make_problem(
        hosted(), parties=RESIDENTS, leaders=(leader(base_site="hall", busy=(block,)),)
    )
    assert broken(problem, make_plan(problem, visit(host="mayor"))) == expected


def test_a_block_without_a_place_is_at_the_leader_s_own_base():
    away = leader(base_site="museum", busy=(Busy(Window(540, 590)),))
    problem = make_problem(hosted(), parties=RESIDENTS, leaders=(away,))
    assert broken(problem, make_plan(problem, visit(host="mayor"))) == [
        ("H02", ("mayor", "", "talks"), 10)
    ]


@pytest.mark.parametrize(
    ("room_id", "next_min", "missing"),
    [
        # Hall to museum 14, and there 30 before it begins.
        ("museum-1", 704, 0),
        ("museum-1", 700, 4),
        ("hall-2", 660, 0),
    ],
)
def test_an_interpreter_is_called_in_ahead(room_id, next_min, missing):
    home = "museum" if room_id == "museum-1" else "hall"
    problem = make_problem(
        interpreted("talks"),
        interpreted("tea", parties=("p2",)),
        parties=(resident("p1", "hall"), resident("p2", home)),
    )
    plan = make_plan(
        problem, visit("talks", 600, fr=("ines",)), visit("tea", next_min, room_id, fr=("ines",))
    )
    assert broken(problem, plan) == (
        [("H02", ("ines", "talks", "tea"), missing)] if missing else []
    )


@pytest.mark.parametrize(("next_min", "missing"), [(1440, 0), (1439, 1)])
def test_midnight_makes_no_way_shorter(next_min, missing):
    late = tuple(
        resident(name, site, days=tuple(_around_the_clock(day, site) for day in (0, 1)))
        for name, site in (("p1", "hall"), ("p2", "museum"))
    )
    problem = make_problem(hosted("talks"), hosted("tea", parties=("p2",)), parties=late)
    # The talks end at 23:40; hall to museum is 14, and 6 for the car.
    plan = make_plan(
        problem,
        visit("talks", 1360, host="mayor"),
        visit("tea", next_min, "museum-1", host="mayor"),
    )
    found = [each for each in broken(problem, plan) if each[0] == "H02"]
    assert found == ([("H02", ("mayor", "talks", "tea"), missing)] if missing else [])


def _around_the_clock(day, site):
    midnight = 1440 * day
    return party_day(
        day,
        start_site=site,
        present_min=midnight,
        ready_min=midnight,
        end_site=site,
        due_min=midnight + 2880,
        gone_min=midnight + 2880,
    )


def test_an_interpreter_rides_along_with_the_party():
    problem = make_problem(interpreted("talks"), interpreted("tea"), parties=(party(),))
    plan = make_plan(
        problem, visit("talks", 600, fr=("ines",)), visit("tea", 684, "museum-1", fr=("ines",))
    )
    assert broken(problem, plan) == []


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        # Before a visit the call counts, before other business only the way and the car.
        (Busy(Window(540, 556), "museum"), []),
        (Busy(Window(540, 560), "museum"), [("H02", ("ines", "", "talks"), 4)]),
        (Busy(Window(680, 700), "museum"), []),
        (Busy(Window(679, 700), "museum"), [("H02", ("ines", "talks", ""), 1)]),
        (Busy(Window(560, 600)), []),
    ],
)
def test_an_interpreter_comes_from_and_gets_to_other_business(block, expected):
    problem = make_problem(
        interpreted(), parties=RESIDENTS, interpreters=(interpreter(busy=(block,)),)
    )
    assert broken(problem, make_plan(problem, visit(fr=("ines",)))) == expected


def test_every_two_appointments_of_a_day_count():
    # Twenty minutes in the hall lie between two visits at the airport and the museum.
    problem = make_problem(
        hosted("talks"),
        hosted("tea", parties=("p2",)),
        parties=RESIDENTS,
        leaders=(leader(busy=(Busy(Window(560, 590), "airport"), Busy(Window(600, 610)))),),
    )
    plan = make_plan(problem, visit("tea", 640, "museum-1", host="mayor"))
    assert broken(problem, plan) == [("H02", ("mayor", "", "tea"), 6)]
