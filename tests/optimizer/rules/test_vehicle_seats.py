import pytest

from optimizer.options import SolveOptions
from optimizer.problem import Busy, Priority, RoomOption, TravelMode, VehicleKind, Window
from optimizer.solve import solve
from tests.optimizer.builders import (
    broken,
    engagement,
    make_plan,
    make_problem,
    party,
    party_day,
    vehicle,
    visit,
)

OUT = ("p1", "0", "", "talks")
BACK = ("p1", "0", "talks", "")
FLEET = (
    vehicle("van"),
    vehicle("van-2"),
    vehicle("sedan", kind=VehicleKind.SEDAN, seats=3, luggage_pieces=2),
    vehicle("coach", kind=VehicleKind.COACH, seats=40, luggage_pieces=40),
    vehicle("lift-van", accessible=True),
)


def check_ride(vehicles, **changes):
    problem = make_problem(parties=(party(**changes),), vehicles=FLEET)
    return broken(problem, make_plan(problem, visit(), vehicles=vehicles))


@pytest.mark.parametrize(
    ("headcount", "vehicles", "missing"),
    [
        # One seat is the escort's.
        (6, ("van",), 0),
        (7, ("van",), 1),
        (7, ("van", "sedan"), 0),
        (9, ("van", "sedan"), 0),
        (10, ("van", "sedan"), 1),
        (4, (), 5),
    ],
)
def test_everybody_has_a_seat(headcount, vehicles, missing):
    expected = [("H12", (*OUT, "seats"), missing), ("H12", (*BACK, "seats"), missing)]
    assert check_ride(vehicles, headcount=headcount) == (expected if missing else [])


@pytest.mark.parametrize(
    ("at_start", "at_end", "pieces", "vehicles", "expected"),
    [
        (False, False, 50, ("van",), []),
        (True, True, 6, ("van",), []),
        (True, False, 8, ("van",), [("H12", (*OUT, "luggage"), 2)]),
        (False, True, 8, ("van",), [("H12", (*BACK, "luggage"), 2)]),
        (True, True, 8, ("van", "sedan"), []),
    ],
)
def test_luggage_has_space_when_it_comes_along(at_start, at_end, pieces, vehicles, expected):
    day = party_day(luggage_at_start=at_start, luggage_at_end=at_end)
    assert check_ride(vehicles, days=(day,), luggage_pieces=pieces) == expected


@pytest.mark.parametrize(
    ("vehicles", "expected"),
    [
        (("van", "sedan"), []),
        (("van",), [("H12", (*OUT, "sedan"), 1), ("H12", (*BACK, "sedan"), 1)]),
    ],
)
def test_a_principal_has_a_car(vehicles, expected):
    assert check_ride(vehicles, principal_car=True) == expected


@pytest.mark.parametrize(
    ("vehicles", "expected"),
    [
        (("lift-van",), []),
        (("van", "lift-van"), []),
        (("van",), [("H12", (*OUT, "accessible"), 1), ("H12", (*BACK, "accessible"), 1)]),
    ],
)
def test_who_cannot_climb_has_a_vehicle_without_steps(vehicles, expected):
    assert check_ride(vehicles, accessible=True) == expected


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        (TravelMode.COACH, []),
        (TravelMode.CAR, [("H12", (*OUT, "coach"), 1), ("H12", (*BACK, "coach"), 1)]),
        (TravelMode.MOTORCADE, [("H12", (*OUT, "coach"), 1), ("H12", (*BACK, "coach"), 1)]),
    ],
)
def test_a_coach_is_for_those_who_travel_by_coach(mode, expected):
    assert check_ride(("coach",), travel_mode=mode) == expected


def test_a_delegation_that_drives_together_needs_all_its_seats():
    problem = make_problem(
        engagement(parties=("p1", "p2")), parties=(party("p1"), party("p2", headcount=5))
    )
    assert broken(problem, make_plan(problem, visit())) == [
        ("H12", (*OUT, "seats"), 3),
        ("H12", (*BACK, "seats"), 3),
    ]


def test_a_drive_after_the_peak_is_as_short_as_it_then_is():
    # The van is away until 10:40; a drive in the peak, when the guests are ready, would take
    # longer than the one that is asked for at 11:30.
    guests = party(headcount=4, days=(party_day(ready_min=420),), load_min=10)
    problem = make_problem(
        engagement(
            duration_min=30,
            windows=(Window(690, 720),),
            rooms=(RoomOption("museum-1"),),
            priority=Priority.MUST,
        ),
        parties=(guests,),
        vehicles=(
            vehicle("car", seats=4),
            vehicle("van", busy=(Busy(Window(600, 640)),)),
        ),
    )
    result = solve(problem, SolveOptions(seconds=20, workers=1))
    assert (result.unplaced, result.violations) == ((), ())
