"""Which facts clash, one kind after the other, and what an office could do about them."""

from dataclasses import replace

import pytest

from optimizer import check
from optimizer.problem import (
    DAY_MIN,
    Ban,
    Busy,
    Dimension,
    InterpretingMode,
    LanguageNeed,
    Lock,
    Meal,
    Precedence,
    Priority,
    RoomOption,
    Window,
)
from optimizer.validate import flaws_of
from optimizer.why import Fact, FactKind, RelaxationKind, WhyOptions, Wish, explain
from tests.optimizer.builders import (
    engagement,
    hosted,
    interpreted,
    interpreter,
    leader,
    make_plan,
    make_problem,
    party,
    party_day,
    resident,
    room,
    visit,
)

AT_TEN = (Window(600, 660),)
HALL_1 = (RoomOption("hall-1"),)
MUSEUM_1 = (RoomOption("museum-1"),)
IN_HALL_1 = {"rooms": HALL_1, "windows": AT_TEN}
MORNING = (Window(540, 720),)
TALKS = Wish("talks")


def asked(problem, *visits, wish=TALKS, seconds=30.0):
    assert flaws_of(problem) == ()
    options = WhyOptions(seconds=seconds)
    return explain(problem, make_plan(problem, *visits), wish, options)


def why(problem, *visits, wish=TALKS):
    """The kinds and ids of the facts that clash, and whether they do with nothing else planned."""
    clash = asked(problem, *visits, wish=wish).clash
    assert clash is not None
    assert clash.minimal
    return clash.even_alone, [(fact.kind, fact.ids) for fact in clash.facts]


def helps(problem, *visits, wish=TALKS):
    """What an office could do, in order."""
    answer = asked(problem, *visits, wish=wish)
    return [(each.kind, each.ids, each.minutes) for each in answer.relaxations]


def test_what_fits_has_a_price_and_no_clash():
    problem = make_problem(engagement("talks", **IN_HALL_1, priority=Priority.SHOULD))
    answer = asked(problem)
    assert (answer.clash, answer.moving, answer.relaxations) == (None, None, ())
    assert answer.price is not None
    assert answer.price.visit == visit("talks")
    assert answer.price.broken == ()
    assert check.violations(problem, answer.price.solution) == ()


def test_the_mayor_is_busy_the_flight_is_late_the_drive_is_long_and_the_hall_closes():
    day = party_day(0, start_site="airport", present_min=970, ready_min=970)
    problem = make_problem(
        hosted("talks", windows=(Window(840, 1200),), rooms=HALL_1),
        parties=(party("p1", days=(day,)),),
        rooms=(room("hall-1", "hall", open=(Window(480, 1080),)),),
        leaders=(leader("mayor", busy=(Busy(Window(900, 1020)),)),),
    )
    even_alone, facts = why(problem)
    assert even_alone
    assert facts == [
        (FactKind.ARRIVAL, ("p1", "airport")),
        (FactKind.ROOM_HOURS, ("hall-1",)),
        (FactKind.WAY, ("airport", "hall")),
    ]
    assert helps(problem)[0] == (RelaxationKind.ROOM_HOURS, ("hall-1",), (5,))


def test_a_busy_leader():
    problem = make_problem(
        hosted("talks", **IN_HALL_1), leaders=(leader("mayor", busy=(Busy(Window(540, 615)),)),)
    )
    assert why(problem) == (
        True,
        [
            (FactKind.LEADER_BUSY, ("mayor", "hall")),
            (FactKind.HOURS_ASKED, ()),
            (FactKind.HOST_NEEDED, ("mayor",)),
        ],
    )
    assert helps(problem) == [
        (RelaxationKind.HOURS, (), (15,)),
        (RelaxationKind.SHORTER, (), (45,)),
        (RelaxationKind.LEADER_BLOCK, ("mayor",), (540, 615, 540, 600)),
    ]


def test_an_engagement_as_planned_that_could_move_or_be_dropped():
    other = engagement("tea", rooms=HALL_1, windows=MORNING, priority=Priority.NICE)
    problem = make_problem(engagement("talks", **IN_HALL_1), other)
    assert why(problem, visit("tea", 630)) == (
        False,
        [
            (FactKind.HOURS_ASKED, ()),
            (FactKind.PLANNED, ("tea", "hall-1", "p1")),
        ],
    )
    answer = asked(problem, visit("tea", 630))
    assert [(each.kind, each.ids, each.effort) for each in answer.relaxations] == [
        (RelaxationKind.MOVE, ("tea",), 2),
        (RelaxationKind.HOURS, (), 3),
        (RelaxationKind.DROP, ("tea",), 4),
        (RelaxationKind.SHORTER, (), 6),
    ]
    moved = answer.relaxations[0]
    assert [each.engagement for each in moved.visits] == ["talks", "tea"]
    assert answer.moving is not None
    assert {change.engagement for change in answer.moving.changes} == {"talks", "tea"}
    assert check.violations(problem, answer.moving.solution) == ()


def test_a_must_is_never_dropped_for_it():
    other = engagement("tea", rooms=HALL_1, windows=AT_TEN, priority=Priority.MUST)
    problem = make_problem(engagement("talks", **IN_HALL_1), other)
    kinds = {kind for kind, _, _ in helps(problem, visit("tea"))}
    assert kinds == {RelaxationKind.HOURS}


CASES = {
    "rank": (
        make_problem(
            hosted("talks", "clerk", guest_rank=3, rank_gap_cap=1),
            leaders=(leader("clerk", rank=7),),
        ),
        [(FactKind.RANK_CAP, ("clerk",)), (FactKind.HOST_NEEDED, ("clerk",))],
    ),
    "room too small": (
        make_problem(engagement("talks", rooms=HALL_1, people=21)),
        [(FactKind.ROOM_SIZE, ("hall-1",))],
    ),
    "room not fit": (
        make_problem(engagement("talks", rooms=HALL_1, purpose="gala")),
        [(FactKind.ROOM_PURPOSE, ("hall-1",))],
    ),
    "no kitchen": (
        make_problem(
            engagement("talks", rooms=HALL_1, meal=Meal.LUNCH),
            parties=(party("p1", room_tags_for_meals=("kosher",)),),
        ),
        [(FactKind.ROOM_KITCHEN, ("hall-1", "p1"))],
    ),
    "meal hours": (
        make_problem(engagement("talks", meal=Meal.LUNCH, windows=AT_TEN)),
        [(FactKind.RULE, ("H14",)), (FactKind.HOURS_ASKED, ())],
    ),
    "fast": (
        make_problem(
            engagement("talks", **IN_HALL_1), parties=(party("p1", bans=(Ban(Window(590, 700)),)),)
        ),
        [(FactKind.BAN, ("p1",)), (FactKind.HOURS_ASKED, ())],
    ),
    "not in town": (
        make_problem(
            engagement("talks", windows=(Window(DAY_MIN + 600, DAY_MIN + 660),)),
            parties=(party("p1", days=(party_day(0),)),),
        ),
        [(FactKind.STAY, ("p1",))],
    ),
    "nobody speaks it": (
        make_problem(
            engagement("talks", languages=(LanguageNeed("sw", InterpretingMode.CONSECUTIVE),))
        ),
        [(FactKind.LANGUAGE, ("sw",))],
    ),
    "interpreter busy": (
        make_problem(
            interpreted("talks", **IN_HALL_1),
            interpreters=(interpreter("ines", busy=(Busy(Window(630, 700)),)),),
        ),
        [
            (FactKind.HOURS_ASKED, ()),
            (FactKind.INTERPRETER_BUSY, ("ines", "hall")),
            (FactKind.LANGUAGE, ("fr", "ines")),
        ],
    ),
    "held out": (
        make_problem(engagement("talks"), locks=(Lock("talks", Dimension.EXISTENCE, ("absent",)),)),
        [(FactKind.HELD, ("existence", "absent"))],
    ),
    "kept apart": (
        make_problem(
            engagement("talks", parties=("p1", "p2")),
            parties=(resident("p1", "hall"), resident("p2", "hall")),
            apart=(("p1", "p2"),),
        ),
        [(FactKind.APART, ("p1", "p2"))],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_stands_in_the_way_with_nothing_else_planned(name):
    problem, facts = CASES[name]
    assert why(problem) == (True, facts)


def test_an_order():
    problem = make_problem(
        engagement("talks", **IN_HALL_1),
        engagement("tea", rooms=HALL_1, windows=(Window(700, 760),)),
        precedences=(Precedence("tea", "talks"),),
    )
    assert why(problem, visit("tea", 700)) == (
        False,
        [
            (FactKind.HOURS_ASKED, ()),
            (FactKind.PRECEDENCE, ("tea", "talks")),
            (FactKind.PLANNED, ("tea", "hall-1", "p1")),
        ],
    )
    assert (RelaxationKind.ORDER, ("tea", "talks"), ()) in helps(problem, visit("tea", 700))


def test_leaders_who_stand_in_for_each_other():
    guests = (resident("p1", "hall"), resident("p2", "hall"))
    problem = make_problem(
        hosted("talks", "mayor", **IN_HALL_1),
        hosted("tea", "deputy", parties=("p2",), rooms=(RoomOption("hall-2"),), windows=AT_TEN),
        parties=guests,
        leaders=(leader("deputy"), leader("mayor")),
        linked_leaders=(("deputy", "mayor"),),
    )
    even_alone, facts = why(problem, visit("tea", 600, "hall-2", host="deputy"))
    assert not even_alone
    assert (FactKind.LINKED, ("deputy", "mayor")) in facts
    assert (FactKind.PLANNED, ("tea",)) in facts


def test_a_room_that_is_prepared_anew():
    guests = (resident("p1", "hall"), resident("p2", "hall"))
    problem = make_problem(
        engagement("talks", **IN_HALL_1),
        engagement("tea", parties=("p2",), rooms=HALL_1, windows=(Window(660, 720),)),
        rooms=(room("hall-1", "hall", turnaround_min=30),),
        parties=guests,
    )
    _, facts = why(problem, visit("tea", 660))
    assert (FactKind.ROOM_TURNAROUND, ("hall-1",)) in facts
    assert (RelaxationKind.TURNAROUND, ("hall-1",), (0,)) in helps(problem, visit("tea", 660))


def test_a_host_a_room_and_a_time_that_nobody_asked_for():
    problem = make_problem(
        hosted("talks", "mayor", **IN_HALL_1), leaders=(leader("deputy"), leader("mayor"))
    )
    planned = visit("talks", host="mayor")
    for wish, kind, ids, help_kind in (
        (Wish("talks", host="deputy"), FactKind.HOST_ASKED, ("deputy",), RelaxationKind.OTHER_HOST),
        (
            Wish("talks", room="museum-1"),
            FactKind.ROOM_ASKED,
            ("museum-1",),
            RelaxationKind.OTHER_ROOM,
        ),
        (Wish("talks", start_min=660), FactKind.HOURS_ASKED, (), RelaxationKind.HOURS),
    ):
        assert why(problem, planned, wish=wish) == (True, [(kind, ids)])
        assert help_kind in {each for each, _, _ in helps(problem, planned, wish=wish)}


def test_a_host_whom_nobody_asked_for_may_need_others_to_move():
    problem = make_problem(
        hosted("talks", "mayor", **IN_HALL_1),
        hosted("tea", "deputy", parties=("p2",), rooms=(RoomOption("hall-2"),), windows=MORNING),
        parties=(resident("p1", "hall"), resident("p2", "hall")),
        leaders=(leader("deputy"), leader("mayor")),
    )
    planned = (visit("talks", host="mayor"), visit("tea", 615, "hall-2", host="deputy"))
    answer = asked(problem, *planned, wish=Wish("talks", host="deputy"))
    assert answer.relaxations == ()
    assert answer.moving is not None
    assert [each.rule for each in answer.moving.broken] == ["H00"]
    assert {change.engagement for change in answer.moving.changes} == {"talks", "tea"}


def test_another_host_is_priced_and_where_none_was_asked_for_that_is_said():
    leaders = (leader("deputy", rank=5), leader("mayor"))
    wish = Wish("talks", other_than=Dimension.HOST)
    problem = make_problem(
        hosted("talks", "mayor", "deputy", guest_rank=3, **IN_HALL_1), leaders=leaders
    )
    price = asked(problem, visit("talks", host="mayor"), wish=wish).price
    assert price is not None
    assert price.visit.host == "deputy"
    assert price.exact
    only = make_problem(hosted("talks", "mayor", **IN_HALL_1), leaders=leaders)
    answer = asked(only, visit("talks", host="mayor"), wish=wish)
    assert answer.clash is not None
    assert (answer.price, answer.clash.facts, answer.clash.minimal) == (None, (), True)


def test_another_time_is_at_least_half_an_hour_away():
    problem = make_problem(engagement("talks", rooms=HALL_1, windows=(Window(540, 720),)))
    wish = Wish("talks", other_than=Dimension.TIME)
    price = asked(problem, visit("talks", 600), wish=wish).price
    assert price is not None
    assert abs(price.visit.start_min - 600) >= 30


def test_a_shorter_engagement_fits_where_a_whole_one_does_not():
    other = engagement("tea", rooms=HALL_1, windows=(Window(640, 700),), priority=Priority.MUST)
    short = engagement("talks", **IN_HALL_1, min_duration_min=50)
    problem = make_problem(short, other)
    assert (RelaxationKind.SHORTER, (), (40,)) in helps(problem, visit("tea", 640))
    enough = make_problem(replace(short, min_duration_min=40), other)
    price = asked(enough, visit("tea", 640)).price
    assert price is not None
    assert (price.visit.start_min, price.visit.end_min) == (600, 640)


def test_one_more_interpreter_is_named_by_the_language_and_not_in_the_visit():
    problem = make_problem(interpreted("talks", **IN_HALL_1), interpreters=())
    answer = asked(problem)
    found = [each for each in answer.relaxations if each.kind is RelaxationKind.INTERPRETER]
    assert [(each.ids, each.visits[0].teams[0].interpreters) for each in found] == [(("fr",), ())]


def test_without_vehicles_for_the_drives_that_is_what_is_missing():
    problem = make_problem(engagement("talks", **IN_HALL_1), parties=(party(headcount=9),))
    answer = asked(problem)
    assert answer.clash is not None
    assert answer.clash.facts == (Fact(FactKind.FLEET),)
    assert not answer.clash.minimal


def test_without_time_the_best_attempt_of_the_checker_has_to_do():
    other = engagement("tea", rooms=HALL_1, windows=AT_TEN)
    problem = make_problem(engagement("talks", **IN_HALL_1), other)
    answer = asked(problem, visit("tea"), seconds=0.0)
    assert answer.clash is not None
    assert (answer.clash.facts, answer.clash.minimal) == ((), False)
    assert {each.rule for each in answer.clash.reasons} == {"H01"}


def test_a_plan_that_breaks_rules_already_is_no_reason():
    problem = make_problem(
        engagement("talks", windows=(Window(800, 900),)),
        engagement("tea", rooms=HALL_1, windows=AT_TEN),
        engagement("walk", rooms=HALL_1, windows=AT_TEN),
    )
    answer = asked(problem, visit("tea"), visit("walk"))
    assert answer.clash is None
    assert answer.price is not None
    assert answer.price.broken == ()


def test_an_unknown_engagement():
    with pytest.raises(KeyError):
        asked(make_problem(), wish=replace(TALKS, engagement="nothing"))
