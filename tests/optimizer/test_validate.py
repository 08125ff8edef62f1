from dataclasses import replace

import pytest

from optimizer.errors import Flaw, FlawCode, InvalidProblem
from optimizer.problem import (
    DAY_MIN,
    Ban,
    Baseline,
    BaselineVisit,
    Busy,
    Dimension,
    HostOption,
    InterpretingMode,
    LanguageNeed,
    Lock,
    Meal,
    Parameters,
    Precedence,
    RoomOption,
    Skill,
    TeamStep,
    TravelMode,
    Window,
)
from optimizer.validate import flaws_of, require_valid
from tests.optimizer.builders import (
    engagement,
    interpreter,
    leader,
    make_problem,
    party,
    party_day,
    room,
    vehicle,
)

ROOMS = make_problem().rooms
BACKWARDS = Window(100, 100)


def unknown(path, id_):
    return Flaw(path, FlawCode.ID_UNKNOWN, (("id", id_),))


def repeated(path, id_):
    return Flaw(path, FlawCode.ID_REPEATED, (("id", id_),))


def too_small(path, value, least=0):
    return Flaw(path, FlawCode.NUMBER_TOO_SMALL, (("value", value), ("least", least)))


def too_large(path, value, most):
    return Flaw(path, FlawCode.NUMBER_TOO_LARGE, (("value", value), ("most", most)))


def disordered(path):
    return Flaw(path, FlawCode.ORDER_WRONG)


def assert_flaws(expected, *engagements, **changes):
    assert flaws_of(make_problem(*engagements, **changes)) == tuple(expected)


def test_a_sound_problem_has_no_flaws():
    require_valid(make_problem())


def test_a_flawed_problem_is_refused_with_all_its_flaws():
    problem = make_problem(days=0, rooms=(*ROOMS, ROOMS[0]))
    with pytest.raises(InvalidProblem) as caught:
        require_valid(problem)
    assert caught.value.flaws == flaws_of(problem)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"id": "hall-1"}, repeated("rooms[3].id", "hall-1")),
        ({"id": ""}, Flaw("rooms[3].id", FlawCode.ID_EMPTY)),
        ({"site": "moon"}, unknown("rooms[3].site", "moon")),
        ({"capacity": -1}, too_small("rooms[3].capacity", -1)),
        ({"turnaround_min": -5}, too_small("rooms[3].turnaround_min", -5)),
        ({"open": (Window(0, 60), BACKWARDS)}, disordered("rooms[3].open[1]")),
    ],
)
def test_rooms(changes, expected):
    assert_flaws(
        [expected], rooms=(*ROOMS, room(**{"id_": "annex", "site": "hall"} | _id(changes)))
    )


def _id(changes):
    return {("id_" if name == "id" else name): value for name, value in changes.items()}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"leaders": (leader(), leader())}, [repeated("leaders[1].id", "mayor")]),
        ({"leaders": (leader(rank=0),)}, [too_small("leaders[0].rank", 0, 1)]),
        ({"leaders": (leader(base_site="x"),)}, [unknown("leaders[0].base_site", "x")]),
        (
            {"leaders": (leader(busy=(Busy(BACKWARDS, "x"),)),)},
            [disordered("leaders[0].busy[0].window"), unknown("leaders[0].busy[0].site", "x")],
        ),
        (
            {"interpreters": (interpreter(skills=(Skill("fr", ()), Skill("fr", ()))),)},
            [repeated("interpreters[0].skills[1].language", "fr")],
        ),
        (
            {"interpreters": (interpreter(base_site="x", clearance=-1),)},
            [
                unknown("interpreters[0].base_site", "x"),
                too_small("interpreters[0].clearance", -1),
            ],
        ),
        (
            {"vehicles": (vehicle(seats=0, luggage_pieces=-1, base_site="x"),)},
            [
                too_small("vehicles[0].seats", 0, 1),
                too_small("vehicles[0].luggage_pieces", -1),
                unknown("vehicles[0].base_site", "x"),
            ],
        ),
        (
            {"linked_leaders": (("mayor", "x"), ("mayor", "mayor"))},
            [
                unknown("linked_leaders[0][1]", "x"),
                Flaw("linked_leaders[1]", FlawCode.SAME_TWICE, (("id", "mayor"),)),
            ],
        ),
        ({"days": 367}, [too_large("days", 367, 366)]),
    ],
)
def test_people_and_vehicles(changes, expected):
    assert_flaws(expected, **changes)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"headcount": 0}, [too_small("parties[0].headcount", 0, 1)]),
        ({"load_min": -1}, [too_small("parties[0].load_min", -1)]),
        ({"unload_min": -1}, [too_small("parties[0].unload_min", -1)]),
        ({"luggage_pieces": -1}, [too_small("parties[0].luggage_pieces", -1)]),
        ({"bans": (Ban(BACKWARDS),)}, [disordered("parties[0].bans[0].window")]),
        (
            {"days": (party_day(1), party_day(0), party_day(1))},
            [repeated("parties[0].days[2].day", "1"), disordered("parties[0].days")],
        ),
        ({"days": (party_day(2),)}, [too_large("parties[0].days[0].day", 2, 1)]),
        ({"days": (party_day(start_site="x"),)}, [unknown("parties[0].days[0].start_site", "x")]),
        ({"days": (party_day(end_site="x"),)}, [unknown("parties[0].days[0].end_site", "x")]),
        ({"days": (party_day(present_min=370),)}, [disordered("parties[0].days[0].ready_min")]),
        ({"days": (party_day(due_min=1390),)}, [disordered("parties[0].days[0].gone_min")]),
        (
            {"days": (party_day(present_min=-1),)},
            [too_small("parties[0].days[0].present_min", -1)],
        ),
        (
            {"days": (party_day(gone_min=2881),)},
            [too_large("parties[0].days[0].gone_min", 2881, 2880)],
        ),
        (
            {"days": (party_day(meals=(Meal.LUNCH, Meal.LUNCH)),)},
            [repeated("parties[0].days[0].meals[1]", "lunch")],
        ),
    ],
)
def test_parties(changes, expected):
    assert_flaws(expected, parties=(party(**changes),))


def test_parties_kept_apart_are_two():
    assert_flaws(
        [
            unknown("apart[0][1]", "p9"),
            Flaw("apart[1]", FlawCode.SAME_TWICE, (("id", "p1"),)),
        ],
        apart=(("p1", "p9"), ("p1", "p1")),
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"parties": ()}, [Flaw("engagements[0].parties", FlawCode.LIST_EMPTY)]),
        ({"parties": ("p9",)}, [unknown("engagements[0].parties[0]", "p9")]),
        ({"parties": ("p1", "p1")}, [repeated("engagements[0].parties[1]", "p1")]),
        ({"duration_min": 0}, [too_small("engagements[0].duration_min", 0, 1)]),
        ({"people": 0}, [too_small("engagements[0].people", 0, 1)]),
        ({"guest_rank": 0}, [too_small("engagements[0].guest_rank", 0, 1)]),
        ({"rank_gap_cap": -1}, [too_small("engagements[0].rank_gap_cap", -1)]),
        ({"rooms": ()}, [Flaw("engagements[0].rooms", FlawCode.LIST_EMPTY)]),
        (
            {"rooms": (RoomOption("x", -1),)},
            [
                unknown("engagements[0].rooms[0].room", "x"),
                too_small("engagements[0].rooms[0].cost", -1),
            ],
        ),
        (
            {"hosts": (HostOption("mayor"), HostOption("mayor"), HostOption("x", -1))},
            [
                repeated("engagements[0].hosts[1].leader", "mayor"),
                unknown("engagements[0].hosts[2].leader", "x"),
                too_small("engagements[0].hosts[2].cost", -1),
            ],
        ),
        (
            {"languages": (LanguageNeed("fr", InterpretingMode.ESCORT),) * 2},
            [repeated("engagements[0].languages[1].language", "fr")],
        ),
        (
            {"windows": (Window(600, 640), Window(700, 750))},
            [
                Flaw(
                    "engagements[0].windows",
                    FlawCode.FITS_NO_WINDOW,
                    (("duration", 60), ("longest", 50)),
                )
            ],
        ),
        (
            {"windows": (Window(0, 60), Window(-5, 80), BACKWARDS)},
            [
                too_small("engagements[0].windows[1].start_min", -5),
                disordered("engagements[0].windows[2]"),
            ],
        ),
        (
            {"windows": (Window(2 * DAY_MIN, 4 * DAY_MIN),)},
            [
                too_large("engagements[0].windows[0].start_min", 2880, 2879),
                too_large("engagements[0].windows[0].end_min", 5760, 4320),
            ],
        ),
    ],
)
def test_engagements(changes, expected):
    assert_flaws(expected, engagement(**changes))


def test_engagements_have_ids_of_their_own():
    assert_flaws([repeated("engagements[1].id", "talks")], engagement(), engagement())


def test_what_comes_first_is_no_ring():
    assert_flaws(
        [
            unknown("precedences[2].after", "gala"),
            too_small("precedences[2].gap_min", -1),
            Flaw("precedences", FlawCode.CYCLE, (("ids", "talks tea talks"),)),
        ],
        engagement("talks"),
        engagement("tea"),
        precedences=(
            Precedence("talks", "tea"),
            Precedence("tea", "talks"),
            Precedence("tea", "gala", -1),
        ),
    )


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
        (Dimension.TIME, ("600", "700"), Flaw),
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
