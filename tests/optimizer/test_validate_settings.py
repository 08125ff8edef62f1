from dataclasses import replace

import pytest

from optimizer.errors import Flaw, FlawCode
from optimizer.problem import (
    Baseline,
    BaselineVisit,
    Delays,
    DelayStep,
    Dimension,
    InterpretingMode,
    Lock,
    Parameters,
    RoomOption,
    TeamStep,
    TravelException,
    TravelMode,
    Window,
)
from optimizer.validate import flaws_of
from optimizer.validate.travel import Table
from tests.optimizer.builders import (
    engagement,
    make_problem,
    party,
)
from tests.optimizer.flaws import assert_flaws, disordered, repeated, too_large, too_small, unknown


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"slice_starts_min": (10, 420, 540)}, [disordered("travel.slice_starts_min")]),
        ({"slice_starts_min": (0, 540, 420)}, [disordered("travel.slice_starts_min")]),
        (
            {"slice_starts_min": (0, 420, 420)},
            [repeated("travel.slice_starts_min[2]", "420")],
        ),
        (
            {"slice_starts_min": (0, 420, 1440)},
            [too_large("travel.slice_starts_min[2]", 1440, 1439)],
        ),
        (
            {"slice_starts_min": (0, 420)},
            [
                Flaw(
                    f"travel.minutes.{mode}", FlawCode.TABLE_SHAPE, (("expected", 2), ("found", 3))
                )
                for mode in TravelMode
            ],
        ),
    ],
)
def test_travel_slices(changes, expected):
    assert_flaws(expected, travel=replace(make_problem().travel, **changes))


def test_travel_exceptions_follow_each_other_and_are_complete():
    travel = make_problem().travel
    tables = {mode: travel.minutes[mode][0] for mode in TravelMode}
    early, late = (TravelException(Window(s, s + 60), tables) for s in (100, 300))
    overlapping = TravelException(Window(130, 200), tables)
    carless: dict[TravelMode, Table] = {mode: tables[mode] for mode in TravelMode if mode != "car"}
    path = "travel.exceptions"
    for exceptions, expected in (
        ((early, late), []),
        ((early, overlapping), [disordered(path)]),
        (
            (TravelException(Window(60, 60), tables),),
            [Flaw(f"{path}[0].window", FlawCode.ORDER_WRONG)],
        ),
        (
            (TravelException(Window(0, 60), carless),),
            [Flaw(f"{path}[0].minutes.car", FlawCode.FIELD_MISSING)],
        ),
    ):
        assert_flaws(expected, travel=replace(travel, exceptions=exceptions))


@pytest.mark.parametrize(
    ("delays", "expected"),
    [
        (Delays(leaders=()), [Flaw("parameters.delays.leaders", FlawCode.LIST_EMPTY)]),
        (
            Delays(leaders=(DelayStep(0, -1, 4),)),
            [
                too_small("parameters.delays.leaders[0].percent", 0, 1),
                too_small("parameters.delays.leaders[0].least_min", -1, 0),
            ],
        ),
        (
            Delays(leaders=(DelayStep(100, 9, 4),)),
            [disordered("parameters.delays.leaders[0]")],
        ),
        (
            Delays(loading_most_min=-1, traffic_percent=9999),
            [
                too_small("parameters.delays.loading_most_min", -1, 0),
                too_large("parameters.delays.traffic_percent", 9999, 1440),
            ],
        ),
    ],
)
def test_delays(delays, expected):
    assert_flaws(expected, parameters=Parameters(delays=delays))


def test_travel_tables_are_complete():
    travel = make_problem().travel
    car = travel.minutes[TravelMode.CAR]
    row_short = ((0, 10, 20), *car[0][1:])
    negative = ((0, -1, 20, 40), *car[0][1:])
    endless = ((0, 1441, 20, 40), *car[0][1:])
    shape = FlawCode.TABLE_SHAPE
    assert_flaws(
        [
            Flaw("travel.minutes.car[0][0]", shape, (("expected", 4), ("found", 3))),
            too_small("travel.minutes.car[1][0]", -1),
            too_large("travel.minutes.car[2][0]", 1441, 1440),
            Flaw("travel.minutes.coach[2]", shape, (("expected", 4), ("found", 3))),
            Flaw("travel.minutes.motorcade", FlawCode.FIELD_MISSING),
        ],
        travel=replace(
            travel,
            minutes={
                TravelMode.CAR: (row_short, negative, endless),
                TravelMode.COACH: (car[0], car[0], car[0][:3]),
            },
        ),
    )


def test_travel_sites_differ():
    travel = replace(make_problem().travel, sites=("hotel", "hall", "museum", "airport", "hall"))
    flaws = flaws_of(make_problem(travel=travel))
    assert flaws[0] == repeated("travel.sites[4]", "hall")


@pytest.mark.parametrize(
    ("dimension", "values", "expected"),
    [
        (Dimension.TIME, ("600",), None),
        (Dimension.TIME, ("ten",), Flaw),
        (Dimension.TIME, (), Flaw),
        (Dimension.TIME, ("600", "660"), None),
        (Dimension.TIME, ("600", "600"), Flaw),
        (Dimension.TIME, ("600", "660", "700"), Flaw),
        (Dimension.PLACE, ("hall-1",), None),
        (Dimension.PLACE, ("attic",), "attic"),
        (Dimension.PLACE, (), Flaw),
        (Dimension.HOST, (), None),
        (Dimension.HOST, ("mayor",), None),
        (Dimension.HOST, ("nobody",), "nobody"),
        (Dimension.INTERPRETER, (), None),
        (Dimension.INTERPRETER, ("ines",), None),
        (Dimension.INTERPRETER, ("ghost",), "ghost"),
        (Dimension.INTERPRETER, ("ines", "ines"), Flaw),
        (Dimension.VEHICLE, ("van",), None),
        (Dimension.VEHICLE, ("balloon",), "balloon"),
        (Dimension.ATTENDEES, ("p1",), None),
        (Dimension.ATTENDEES, ("p9",), "p9"),
        (Dimension.EXISTENCE, ("present",), None),
        (Dimension.EXISTENCE, ("absent",), None),
        (Dimension.EXISTENCE, ("perhaps",), "perhaps"),
    ],
)
def test_locks(dimension, values, expected):
    flaw = {
        None: (),
        Flaw: (Flaw("locks[0].values", FlawCode.LOCK_VALUE, (("dimension", dimension.value),)),),
    }.get(expected, (unknown("locks[0].values[0]", expected),))
    assert_flaws(flaw, locks=(Lock("talks", dimension, values),))


def test_locks_hold_known_engagements_once():
    lock = Lock("talks", Dimension.TIME, ("600",))
    assert_flaws(
        [repeated("locks[1]", "talks time"), unknown("locks[2].engagement", "gala")],
        locks=(lock, lock, Lock("gala", Dimension.TIME, ("600",))),
    )


def test_a_baseline_is_of_known_engagements_but_may_name_people_who_left():
    issued = BaselineVisit("talks", 600, "old-hall", "retired")
    assert_flaws(
        [
            repeated("baseline.visits[1].engagement", "talks"),
            unknown("baseline.visits[2].engagement", "gala"),
        ],
        baseline=Baseline((issued, issued, BaselineVisit("gala", 600, "hall-1", None))),
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"grid_min": 0}, too_small("parameters.grid_min", 0, 1)),
        ({"leader_gap_min": -1}, too_small("parameters.leader_gap_min", -1)),
        ({"lunch_start": Window(700, 690)}, disordered("parameters.lunch_start")),
        ({"weights": {"beauty": 3}}, unknown("parameters.weights.beauty", "beauty")),
        ({"weights": {"travel": -3}}, too_small("parameters.weights.travel", -3)),
        ({"rules_off": ("H16", "H99")}, unknown("parameters.rules_off[1]", "H99")),
        (
            {"team_steps": {InterpretingMode.ESCORT: ()}},
            disordered("parameters.team_steps.escort"),
        ),
        (
            {"team_steps": {InterpretingMode.ESCORT: (TeamStep(0, 2), TeamStep(90, 0))}},
            too_small("parameters.team_steps.escort[1].size", 0, 1),
        ),
        (
            {
                "team_steps": {
                    InterpretingMode.ESCORT: (TeamStep(0, 1), TeamStep(90, 2), TeamStep(40, 3))
                }
            },
            disordered("parameters.team_steps.escort"),
        ),
    ],
)
def test_the_office_s_numbers(changes, expected):
    assert_flaws([expected], parameters=Parameters(**changes))


def test_no_number_is_beyond_all_measure():
    huge = 10**30
    assert_flaws(
        [
            too_large("parties[0].load_min", huge, 10_000_000),
            too_large("engagements[0].rooms[0].cost", huge, 10_000_000),
            too_large("parameters.weights.travel", huge, 10_000_000),
        ],
        engagement(rooms=(RoomOption("hall-1", huge),)),
        parties=(party(load_min=huge),),
        parameters=Parameters(weights={"travel": huge}),
    )
