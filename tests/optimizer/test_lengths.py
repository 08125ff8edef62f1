"""Engagements that may be shortened: when they are, by how much, and what hangs on it."""

from dataclasses import replace

import pytest

from optimizer import check
from optimizer.goals import comfort, length, stability
from optimizer.options import SolveOptions
from optimizer.problem import (
    Ban,
    Baseline,
    BaselineVisit,
    Busy,
    Dimension,
    InterpretingMode,
    LanguageNeed,
    Lock,
    Meal,
    Parameters,
    Precedence,
    Priority,
    RoomOption,
    Window,
)
from optimizer.replan import ReplanOptions, changes_between, replan
from optimizer.replan.answers import Change
from optimizer.solve import solve
from tests.optimizer.builders import (
    broken,
    engagement,
    hosted,
    interpreter,
    leader,
    make_plan,
    make_problem,
    party,
    party_day,
    raw_value,
    room,
    visit,
)

ALONE = SolveOptions(seconds=20, seed=1, workers=1)
HALL = (RoomOption("hall-1"),)


def shrinking(id_="talks", **changes):
    """An hour in the hall that may be cut to half an hour."""
    return engagement(id_, **{"min_duration_min": 30, "rooms": HALL, **changes})


def planned(problem):
    """The minutes of each engagement in the best plan, which is flawless."""
    result = solve(problem, ALONE)
    assert result.violations == ()
    return {each.engagement: (each.start_min, each.end_min) for each in result.solution.visits}


def test_what_has_room_keeps_its_length():
    problem = make_problem(shrinking(windows=(Window(600, 900),), preferred_start_min=700))
    assert planned(problem) == {"talks": (700, 760)}


def test_it_is_cut_by_no_more_than_must_be():
    problem = make_problem(shrinking(windows=(Window(600, 640),)))
    assert planned(problem) == {"talks": (600, 640)}


def test_it_is_left_out_rather_than_cut_below_the_least():
    problem = make_problem(
        shrinking(windows=(Window(600, 650),)),
        engagement("tea", duration_min=30, windows=(Window(600, 630),), priority=Priority.MUST),
    )
    assert planned(problem) == {"tea": (600, 630)}


@pytest.mark.parametrize(
    "change",
    [
        {"rooms": (room("hall-1", "hall", open=(Window(600, 640),)),)},
        {"parties": (party(bans=(Ban(Window(640, 1400)), Ban(Window(0, 600)))),)},
        {"parties": (party(days=(party_day(ready_min=580, due_min=660),)),)},
    ],
)
def test_whatever_leaves_too_little_time_cuts_it(change):
    problem = make_problem(shrinking(windows=(Window(0, 1440),)), **change)
    assert planned(problem) == {"talks": (600, 640)}


@pytest.mark.parametrize("site", ["hall", "museum"])
def test_it_ends_in_time_for_what_the_host_does_next(site):
    way = {"hall": 0, "museum": 14 + 6}[site]
    problem = make_problem(
        hosted("talks", min_duration_min=30, rooms=HALL, windows=(Window(600, 660),)),
        leaders=(leader(busy=(Busy(Window(650, 900), site),)),),
    )
    assert planned(problem) == {"talks": (600, 650 - way)}


def test_two_share_an_hour_in_one_room():
    problem = make_problem(
        shrinking("talks", windows=(Window(600, 700),)),
        shrinking("tea", windows=(Window(600, 700),)),
    )
    minutes = sorted(planned(problem).values())
    assert [end - start for start, end in minutes] in ([60, 40], [40, 60])
    assert minutes[0][1] == minutes[1][0]


def test_what_follows_waits_for_the_end_as_planned():
    problem = make_problem(
        shrinking(windows=(Window(600, 640),)),
        engagement("tea", duration_min=30, rooms=HALL, windows=(Window(600, 690),)),
        precedences=(Precedence("talks", "tea", 20),),
    )
    assert planned(problem) == {"talks": (600, 640), "tea": (660, 690)}


NEED = LanguageNeed("fr", InterpretingMode.CONSECUTIVE)


def test_a_long_talk_is_cut_to_what_one_interpreter_may_do():
    # Beyond 90 minutes it takes two, and there is one.
    problem = make_problem(
        shrinking(duration_min=120, languages=(NEED,), windows=(Window(600, 900),))
    )
    ((start, end),) = planned(problem).values()
    assert end - start == 90


def test_a_team_is_as_large_as_the_minutes_planned_ask_for():
    problem = make_problem(
        shrinking(duration_min=120, languages=(NEED,)),
        interpreters=(interpreter("ines"), interpreter("iva")),
    )
    alone = make_plan(problem, visit(lasts_min=90, fr=("ines",)))
    long = make_plan(problem, visit(lasts_min=95, fr=("ines",)))
    assert broken(problem, alone) == []
    assert broken(problem, long) == [("H08", ("talks", "fr"), 1)]


def test_an_interpreters_day_counts_the_minutes_planned():
    problem = make_problem(
        shrinking("talks", languages=(NEED,), windows=(Window(600, 700),)),
        shrinking("tea", languages=(NEED,), windows=(Window(900, 1000),)),
        parameters=Parameters(interpreter_alone_min=100),
    )
    assert sum(end - start for start, end in planned(problem).values()) == 100


def test_a_meal_is_cut_to_the_least_for_it_at_most():
    lunch = shrinking(meal=Meal.LUNCH, windows=(Window(690, 740),), purpose="meal")
    problem = make_problem(lunch)
    assert planned(problem) == {"talks": (690, 740)}
    hurried = make_plan(problem, visit(start_min=700, lasts_min=40))
    assert broken(problem, hurried) == [("H14", ("talks",), 5)]


def test_too_short_and_too_long_are_named():
    problem = make_problem(shrinking())
    for lasts_min, amount in ((25, 5), (70, 10)):
        plan = make_plan(problem, visit(lasts_min=lasts_min))
        assert broken(problem, plan) == [("H00", ("talks", "time"), amount)]
    assert broken(problem, make_plan(problem, visit(lasts_min=40))) == []


def test_every_minute_cut_off_counts():
    problem = make_problem(shrinking(), engagement("tea"))
    plan = make_plan(problem, visit("talks", lasts_min=45), visit("tea", 900))
    assert raw_value(length, problem, plan) == 15


def test_a_stay_outdoors_is_as_long_as_planned():
    problem = make_problem(shrinking(outdoor=True), parameters=Parameters(comfort_min=40))
    assert raw_value(comfort, problem, make_plan(problem, visit(lasts_min=60))) == 30
    assert raw_value(comfort, problem, make_plan(problem, visit(lasts_min=35))) == 5


# -- what is held and what was told ----------------------------------------------------


def test_a_length_can_be_held_with_the_time():
    lock = Lock("talks", Dimension.TIME, ("600", "635"))
    problem = make_problem(shrinking(), locks=(lock,))
    assert planned(problem) == {"talks": (600, 635)}
    longer = make_plan(problem, visit(lasts_min=60))
    assert broken(problem, longer) == [("H18", ("talks", "time"), 25)]


def test_a_length_that_cannot_be_is_not_held():
    lock = Lock("talks", Dimension.TIME, ("600", "620"))
    assert planned(make_problem(shrinking(), locks=(lock,))) == {}


def test_another_length_than_was_told_is_felt():
    told = BaselineVisit("talks", 600, "hall-1", None, (), ("van",), end_min=660)
    problem = make_problem(shrinking(), baseline=Baseline((told,)))
    assert raw_value(stability, problem, make_plan(problem, visit())) == 0
    shorter = make_plan(problem, visit(lasts_min=45))
    assert raw_value(stability, problem, shorter) == stability.OTHER_LENGTH


def test_a_late_flight_shortens_before_it_moves():
    # Nobody is there before 10:50; what follows was told for 12:00 at the same place.
    before = make_problem(
        shrinking("talks", duration_min=90, windows=(Window(600, 1000),)),
        engagement("tea", rooms=HALL, windows=(Window(720, 1000),)),
    )
    told = make_plan(before, visit("talks", 630, lasts_min=90), visit("tea", 720))
    late = replace(before, parties=(party(days=(party_day(ready_min=630, present_min=630),)),))
    answer = replan(late, told, ReplanOptions(now_min=0, seconds=10, workers=1))
    assert list(answer.alternatives[0].changes) == [
        Change("talks", Dimension.TIME, ("630", "720"), ("650", "720"))
    ]


def test_a_change_of_length_alone_is_named():
    problem = make_problem(shrinking())
    changes = changes_between(
        problem, make_plan(problem, visit()), make_plan(problem, visit(lasts_min=45))
    )
    assert changes == (Change("talks", Dimension.TIME, ("600", "660"), ("600", "645")),)


def test_a_told_length_that_still_may_be_stays():
    problem = make_problem(shrinking(windows=(Window(600, 900),)))
    told = make_plan(problem, visit(lasts_min=45))
    answer = replan(problem, told, ReplanOptions(now_min=0, seconds=10, workers=1))
    assert answer.fallback.solution.visits == told.visits
    assert check.violations(problem, told) == ()
