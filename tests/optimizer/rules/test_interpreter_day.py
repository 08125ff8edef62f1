import pytest

from optimizer.problem import DAY_MIN, InterpretingMode, LanguageNeed, Parameters, TeamStep
from tests.optimizer.builders import (
    broken,
    interpreted,
    interpreter,
    make_plan,
    make_problem,
    visit,
)

ONE_IS_ENOUGH = Parameters(
    team_steps={mode: (TeamStep(0, 1),) for mode in InterpretingMode},
    interpreter_alone_min=100,
    interpreter_team_min=150,
    interpreter_span_min=300,
    interpreter_rest_min=660,
)
FRENCH = (LanguageNeed("fr", InterpretingMode.CONSECUTIVE),)


@pytest.mark.parametrize(
    ("first", "second", "team", "expected"),
    [
        # Start and length of two visits on a day.
        ((600, 50), (700, 50), ("ines",), []),
        ((600, 50), (700, 60), ("ines",), [("H09", ("ines", "0"), 10)]),
        ((600, 80), (700, 70), ("ines", "iva"), []),
        (
            (600, 80),
            (700, 80),
            ("ines", "iva"),
            [("H09", ("ines", "0"), 10), ("H09", ("iva", "0"), 10)],
        ),
        (
            # Alone 150 of 100 minutes, 160 of 150 in all.
            (600, 80),
            (700, 80),
            ("ines",),
            [("H09", ("ines", "0"), 10), ("H09", ("ines", "0"), 60)],
        ),
        # Called in 30 minutes before 10:00, until 14:30: 300 minutes.
        ((600, 30), (840, 30), ("ines",), []),
        ((600, 30), (847, 30), ("ines",), [("H09", ("ines", "0"), 7)]),
    ],
)
def test_a_day_is_not_too_long(first, second, team, expected):
    problem = make_problem(
        interpreted("talks", duration_min=first[1]),
        interpreted("tea", duration_min=second[1]),
        interpreters=(interpreter("ines"), interpreter("iva")),
        parameters=ONE_IS_ENOUGH,
    )
    plan = make_plan(
        problem,
        visit("talks", first[0], lasts_min=first[1], fr=team),
        visit("tea", second[0], lasts_min=second[1], fr=team),
    )
    assert broken(problem, plan) == expected


@pytest.mark.parametrize(
    ("start_of_next_day", "expected"),
    [
        # The evening ends at 22:00 and the call is 30 minutes before the morning's start.
        (570, []),
        (569, [("H09", ("ines", "0", "1"), 1)]),
        (560, [("H09", ("ines", "0", "1"), 10)]),
    ],
)
def test_a_night_has_its_rest(start_of_next_day, expected):
    problem = make_problem(interpreted("dinner"), interpreted("talks"), parameters=ONE_IS_ENOUGH)
    plan = make_plan(
        problem,
        visit("dinner", 1260, fr=("ines",)),
        visit("talks", DAY_MIN + start_of_next_day, fr=("ines",)),
    )
    assert broken(problem, plan) == expected


def test_a_day_between_is_rest_enough():
    problem = make_problem(interpreted("talks"), parameters=ONE_IS_ENOUGH)
    assert broken(problem, make_plan(problem, visit(fr=("ines",)))) == []


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (None, []),
        (100, []),
        (90, [("H09", ("ines", "0"), 10)]),
        # An own limit above the office's changes nothing.
        (1000, []),
    ],
)
def test_an_interpreter_may_have_an_own_limit(own, expected):
    problem = make_problem(
        interpreted("talks", duration_min=50),
        interpreted("tea", duration_min=50),
        interpreters=(interpreter("ines", day_min=own), interpreter("iva")),
        parameters=ONE_IS_ENOUGH,
    )
    plan = make_plan(
        problem,
        visit("talks", 600, lasts_min=50, fr=("ines",)),
        visit("tea", 700, lasts_min=50, fr=("ines",)),
    )
    assert broken(problem, plan) == expected
