"""What keeps an engagement out of a plan, one kind of clash after the other."""

import pytest

from optimizer.explain import explain_unplaced
from optimizer.problem import (
    Ban,
    Busy,
    Dimension,
    InterpretingMode,
    LanguageNeed,
    Lock,
    Meal,
    Parameters,
    Precedence,
    RoomOption,
    Window,
)
from optimizer.validate import flaws_of
from tests.optimizer.builders import (
    engagement,
    hosted,
    interpreted,
    interpreter,
    leader,
    make_plan,
    make_problem,
    party,
    resident,
    room,
    visit,
)

AT_TEN = (Window(600, 660),)
HALL_1 = (RoomOption("hall-1"),)
MUSEUM_1 = (RoomOption("museum-1"),)
IN_HALL_1 = {"rooms": HALL_1, "windows": AT_TEN}
LOCALS = (resident("p1", "hall"), resident("p2", "hall"))


def why(problem, *visits):
    """Why the talks are left out of a plan of these visits."""
    assert flaws_of(problem) == ()
    plan = make_plan(problem, *visits)
    return [
        (each.rule, each.ids, each.amount)
        for each in explain_unplaced(problem, plan, "talks", seconds=20)
    ]


def test_nothing_stands_in_the_way():
    assert why(make_problem(hosted("talks"), engagement("tea")), visit("tea")) == []


def test_it_is_held_at_a_time_at_which_nobody_asked_for_it():
    problem = make_problem(
        engagement("talks", windows=AT_TEN), locks=(Lock("talks", Dimension.TIME, ("630",)),)
    )
    assert why(problem) == [("H00", ("talks", "time"), 30)]


def test_the_guests_are_elsewhere():
    problem = make_problem(engagement("talks", **IN_HALL_1), engagement("tea"))
    found = why(problem, visit("tea", 630, "hall-2"))
    assert found == [("H01", ("p1", "talks", "tea"), 30)]


def test_the_room_is_taken():
    problem = make_problem(
        engagement("talks", **IN_HALL_1), engagement("tea", parties=("p2",)), parties=LOCALS
    )
    assert why(problem, visit("tea", 570)) == [("H01", ("hall-1", "tea", "talks"), 30)]


def test_the_host_receives_others():
    problem = make_problem(
        hosted("talks", **IN_HALL_1), hosted("tea", parties=("p2",)), parties=LOCALS
    )
    found = why(problem, visit("tea", 570, "hall-2", host="mayor"))
    assert found == [("H01", ("mayor", "tea", "talks"), 30)]


def test_the_interpreter_serves_others():
    problem = make_problem(
        interpreted("talks", **IN_HALL_1), interpreted("tea", parties=("p2",)), parties=LOCALS
    )
    found = why(problem, visit("tea", 570, "hall-2", fr=("ines",)))
    assert found == [("H01", ("ines", "tea", "talks"), 30)]


def test_the_guests_cannot_make_the_way():
    problem = make_problem(engagement("talks", rooms=MUSEUM_1, windows=AT_TEN), engagement("tea"))
    # Five minutes to board, fourteen on the road, five to alight.
    assert why(problem, visit("tea", 540)) == [("H02", ("p1", "tea", "talks"), 24)]


def test_the_host_cannot_make_the_way():
    problem = make_problem(
        hosted("talks", rooms=MUSEUM_1, windows=AT_TEN),
        hosted("tea", parties=("p2",)),
        parties=(resident("p1", "museum"), resident("p2", "hall")),
    )
    found = why(problem, visit("tea", 540, host="mayor"))
    assert found == [("H02", ("mayor", "tea", "talks"), 20)]


def test_the_interpreter_cannot_make_the_way():
    problem = make_problem(
        interpreted("talks", rooms=MUSEUM_1, windows=AT_TEN),
        interpreted("tea", parties=("p2",)),
        parties=(resident("p1", "museum"), resident("p2", "hall")),
    )
    found = why(problem, visit("tea", 540, fr=("ines",)))
    assert found == [("H02", ("ines", "tea", "talks"), 44)]


def test_an_interpreter_who_rides_along_needs_no_call():
    problem = make_problem(
        interpreted("talks", rooms=MUSEUM_1, windows=(Window(624, 690),)), interpreted("tea")
    )
    assert why(problem, visit("tea", 540, fr=("ines",))) == []


def test_the_guests_have_not_arrived():
    problem = make_problem(
        engagement("talks", rooms=HALL_1, windows=(Window(330, 390),)), parties=LOCALS
    )
    assert why(problem) == [("H03", ("p1", "talks"), 30)]


def test_the_host_is_busy():
    busy = (Busy(Window(620, 900)),)
    problem = make_problem(hosted("talks", **IN_HALL_1), leaders=(leader(busy=busy),))
    assert why(problem) == [("H04", ("mayor", "talks"), 40)]


def test_the_one_who_stands_in_for_the_host_is_out():
    problem = make_problem(
        hosted("talks", **IN_HALL_1),
        hosted("tea", "deputy", parties=("p2",)),
        parties=LOCALS,
        leaders=(leader("mayor"), leader("deputy")),
        linked_leaders=(("deputy", "mayor"),),
    )
    found = why(problem, visit("tea", 630, "hall-2", host="deputy"))
    assert found == [("H05", ("deputy", "mayor", "tea", "talks"), 30)]


def test_no_host_has_the_rank():
    problem = make_problem(
        hosted("talks", "mayor", "clerk", guest_rank=5, rank_gap_cap=1),
        leaders=(leader("mayor", rank=3), leader("clerk", rank=9)),
    )
    assert why(problem) == [("H06", ("talks", "clerk"), 3), ("H06", ("talks", "mayor"), 1)]


def test_one_host_has_the_rank_but_is_busy():
    problem = make_problem(
        hosted("talks", "mayor", "deputy", guest_rank=3, rank_gap_cap=0, **IN_HALL_1),
        leaders=(leader("mayor", busy=(Busy(Window(0, 2880)),)), leader("deputy", rank=9)),
    )
    # Six steps of rank weigh less than an hour of overlap: both are one reason.
    assert why(problem) == [("H06", ("talks", "deputy"), 6)]


def test_nobody_speaks_the_language():
    problem = make_problem(
        engagement("talks", languages=(LanguageNeed("de", InterpretingMode.CONSECUTIVE),))
    )
    assert why(problem) == [("H07", ("talks", "de"), 1)]


def test_too_few_speak_the_language():
    need = LanguageNeed("fr", InterpretingMode.WHISPERED)
    problem = make_problem(engagement("talks", languages=(need,)))
    assert why(problem) == [("H08", ("talks", "fr"), 1)]


def test_the_interpreter_has_worked_long_enough():
    problem = make_problem(
        interpreted("talks", rooms=HALL_1, windows=(Window(900, 960),)),
        interpreted("tea"),
        parameters=Parameters(interpreter_alone_min=90),
    )
    assert why(problem, visit("tea", fr=("ines",))) == [("H09", ("ines", "0"), 30)]


def test_minutes_in_a_team_are_not_minutes_alone():
    need = LanguageNeed("fr", InterpretingMode.WHISPERED)
    problem = make_problem(
        engagement("talks", languages=(need,), rooms=HALL_1, windows=(Window(900, 960),)),
        interpreted("tea"),
        interpreters=(interpreter("ines"), interpreter("iva")),
        parameters=Parameters(interpreter_alone_min=60),
    )
    assert why(problem, visit("tea", fr=("ines",))) == []


def test_the_interpreter_has_to_sleep():
    problem = make_problem(
        interpreted("talks", rooms=HALL_1, windows=(Window(1440 + 480, 1440 + 540),)),
        interpreted("tea"),
    )
    found = why(problem, visit("tea", 1230, fr=("ines",)))
    assert found == [("H09", ("ines", "0", "1"), 660 - (1440 + 450 - 1290))]


def test_every_room_is_closed_or_too_small():
    problem = make_problem(
        engagement("talks", windows=AT_TEN),
        rooms=(
            room("hall-1", "hall", open=(Window(630, 900),)),
            room("hall-2", "hall", capacity=5),
            room("museum-1", "museum", purposes=("meal",)),
        ),
    )
    assert why(problem) == [
        ("H10", ("talks", "hall-1"), 30),
        ("H10", ("talks", "hall-2"), 1),
        ("H10", ("talks", "museum-1"), 1),
    ]


def test_the_room_is_being_prepared():
    problem = make_problem(
        engagement("talks", **IN_HALL_1),
        engagement("tea", parties=("p2",), rooms=HALL_1),
        rooms=(room("hall-1", "hall", turnaround_min=30),),
        parties=LOCALS,
    )
    assert why(problem, visit("tea", 530)) == [("H11", ("hall-1", "tea", "talks"), 20)]


def test_it_is_no_hour_to_eat():
    problem = make_problem(engagement("talks", meal=Meal.LUNCH, **IN_HALL_1))
    assert why(problem) == [("H14", ("talks",), 90)]


def test_something_has_to_come_first():
    problem = make_problem(
        engagement("talks", **IN_HALL_1),
        engagement("tea"),
        precedences=(Precedence("tea", "talks", 10),),
    )
    found = why(problem, visit("tea", 900, "hall-2"))
    assert found == [("H15", ("tea", "talks"), 370)]


def test_the_courtesy_call_comes_too_late():
    problem = make_problem(
        engagement("talks", is_courtesy_call=True, rooms=HALL_1, windows=(Window(2040, 2100),)),
        parties=(party(arrival_day=0),),
        parameters=Parameters(courtesy_call_days=1),
    )
    assert why(problem) == [("H16", ("talks", "p1"), 1)]


def test_the_guests_have_had_their_banquet():
    def banquet(id_, day):
        start = day * 1440 + 1080
        return engagement(
            id_,
            is_banquet=True,
            meal=Meal.DINNER,
            duration_min=90,
            windows=(Window(start, start + 90),),
        )

    problem = make_problem(banquet("gala", 0), banquet("talks", 1))
    assert why(problem, visit("gala", 1080, lasts_min=90)) == [("H17", ("p1",), 1)]


def test_it_is_held_to_be_left_out():
    problem = make_problem(
        engagement("talks"), locks=(Lock("talks", Dimension.EXISTENCE, ("absent",)),)
    )
    assert why(problem) == [("H18", ("talks", "existence"), 1)]


def test_the_guests_fast():
    fast = (Ban(Window(630, 640)),)
    problem = make_problem(engagement("talks", **IN_HALL_1), parties=(party(bans=fast),))
    assert why(problem) == [("H20", ("talks", "p1"), 10)]


def test_no_room_serves_what_the_guests_eat():
    problem = make_problem(
        engagement("talks", meal=Meal.LUNCH, rooms=(RoomOption("hall-1"), RoomOption("hall-2"))),
        parties=(party(room_tags_for_meals=("kosher",)),),
    )
    assert why(problem) == [
        ("H20", ("talks", "p1", "hall-1"), 1),
        ("H20", ("talks", "p1", "hall-2"), 1),
    ]


def test_the_guests_would_meet_whom_they_must_not():
    problem = make_problem(
        engagement("talks", **IN_HALL_1),
        engagement("tea", parties=("p2",)),
        parties=LOCALS,
        apart=(("p1", "p2"),),
    )
    found = why(problem, visit("tea", 620, "hall-2"))
    assert found == [("H21", ("p1", "p2", "talks", "tea"), 40)]


LOCKS = {
    Dimension.PLACE: (("hall-2",), [("H01", ("hall-2", "talks", "tea"), 60)]),
    Dimension.HOST: (("deputy",), [("H04", ("deputy", "talks"), 60)]),
    Dimension.INTERPRETER: (("iva",), [("H01", ("iva", "talks"), 60)]),
}


@pytest.mark.parametrize("dimension", LOCKS)
def test_what_is_held_is_not_tried_otherwise(dimension):
    values, expected = LOCKS[dimension]
    busy = (Busy(Window(0, 2880)),)
    need = LanguageNeed("fr", InterpretingMode.CONSECUTIVE)
    problem = make_problem(
        hosted("talks", "mayor", "deputy", languages=(need,), windows=AT_TEN),
        engagement("tea", parties=("p2",)),
        parties=LOCALS,
        leaders=(leader("mayor"), leader("deputy", busy=busy)),
        interpreters=(interpreter("ines"), interpreter("iva", busy=busy)),
        locks=(Lock("talks", dimension, values),),
    )
    assert why(problem, visit("tea", 600, "hall-2")) == expected


def test_all_who_are_held_to_a_team_are_tried():
    busy = (Busy(Window(0, 2880)),)
    problem = make_problem(
        interpreted("talks", **IN_HALL_1),
        parties=LOCALS,
        interpreters=(interpreter("ines"), interpreter("iva", busy=busy)),
        locks=(Lock("talks", Dimension.INTERPRETER, ("ines", "iva")),),
    )
    assert why(problem) == [("H01", ("iva", "talks"), 60)]


def test_a_rule_that_is_switched_off_is_no_reason():
    problem = make_problem(
        hosted("talks", guest_rank=9, rank_gap_cap=0),
        parameters=Parameters(rules_off=("H06",)),
    )
    assert why(problem) == []
