import pytest

from optimizer.errors import Flaw, FlawCode, InvalidProblem
from optimizer.problem import (
    DAY_MIN,
    Ban,
    Busy,
    Equipment,
    EquipmentNeed,
    HostOption,
    InterpretingMode,
    LanguageNeed,
    Meal,
    Offset,
    Precedence,
    RoomOption,
    Skill,
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
from tests.optimizer.flaws import assert_flaws, disordered, repeated, too_large, too_small, unknown

ROOMS = make_problem().rooms
BACKWARDS = Window(100, 100)


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
        ({"walking_min": -1}, too_small("rooms[3].walking_min", -1)),
        ({"cleared_level": 0}, too_small("rooms[3].cleared_level", 0, 1)),
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
        (
            {"leaders": (leader(per_day=-1, evenings_per_day=-2),)},
            [
                too_small("leaders[0].per_day", -1),
                too_small("leaders[0].evenings_per_day", -2),
            ],
        ),
        (
            {"interpreters": (interpreter(day_min=-1),)},
            [too_small("interpreters[0].day_min", -1)],
        ),
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
        ({"walking_day_min": -1}, [too_small("parties[0].walking_day_min", -1)]),
        ({"security_level": 0}, [too_small("parties[0].security_level", 0, 1)]),
        ({"lodging": "x"}, [unknown("parties[0].lodging", "x")]),
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
        ({"cleared_from_min": -1}, [too_small("engagements[0].cleared_from_min", -1)]),
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
            {"preferred_interpreters": ("ines", "x", "ines")},
            [
                unknown("engagements[0].preferred_interpreters[1]", "x"),
                repeated("engagements[0].preferred_interpreters[2]", "ines"),
            ],
        ),
        (
            {"languages": (LanguageNeed("fr", InterpretingMode.ESCORT, team_size=0),)},
            [too_small("engagements[0].languages[0].team_size", 0, 1)],
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


def test_what_begins_together_is_two_known_things_in_order():
    assert_flaws(
        [
            unknown("offsets[0].second", "gala"),
            Flaw("offsets[1]", FlawCode.SAME_TWICE, (("id", "tea"),)),
            disordered("offsets[2]"),
        ],
        engagement("talks"),
        engagement("tea"),
        offsets=(Offset("talks", "gala"), Offset("tea", "tea"), Offset("tea", "talks", 30, 20)),
    )


def test_equipment_is_known_and_counted():
    needs = (EquipmentNeed("booth", 0), EquipmentNeed("flag"), EquipmentNeed("flag"))
    assert_flaws(
        [
            too_small("equipment[0].count", -1),
            too_small("engagements[0].worth", -1),
            repeated("engagements[0].equipment[2].equipment", "flag"),
            too_small("engagements[0].equipment[0].count", 0, 1),
            unknown("engagements[0].equipment[1].equipment", "flag"),
            unknown("engagements[0].equipment[2].equipment", "flag"),
        ],
        engagement("talks", equipment=needs, worth=-1),
        equipment=(Equipment("booth", -1),),
    )
