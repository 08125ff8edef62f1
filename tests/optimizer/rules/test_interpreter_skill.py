from dataclasses import replace

import pytest

from optimizer.problem import InterpretingMode, LanguageNeed, Skill
from tests.optimizer.builders import (
    broken,
    engagement,
    interpreted,
    interpreter,
    make_plan,
    make_problem,
    visit,
)

CONSECUTIVE, ESCORT = InterpretingMode.CONSECUTIVE, InterpretingMode.ESCORT


@pytest.mark.parametrize(
    ("need", "person", "expected"),
    [
        (LanguageNeed("fr", CONSECUTIVE), interpreter(), []),
        (LanguageNeed("fr", CONSECUTIVE, clearance=1), interpreter(clearance=1), []),
        (LanguageNeed("fr", CONSECUTIVE, leader_grade=True), interpreter(), []),
        (LanguageNeed("fr", ESCORT), interpreter(), [("H07", ("talks", "fr", "ines"), 1)]),
        (
            LanguageNeed("fr", CONSECUTIVE),
            interpreter(skills=(Skill("de", (CONSECUTIVE,)),)),
            [("H07", ("talks", "fr", "ines"), 1)],
        ),
        (
            LanguageNeed("fr", CONSECUTIVE, clearance=2),
            interpreter(clearance=1),
            [("H07", ("talks", "fr", "ines"), 1)],
        ),
        (
            LanguageNeed("fr", CONSECUTIVE, leader_grade=True),
            interpreter(serves_leaders=False),
            [("H07", ("talks", "fr", "ines"), 1)],
        ),
    ],
)
def test_whoever_interprets_is_able_to(need, person, expected):
    problem = make_problem(interpreted(languages=(need,)), interpreters=(person,))
    assert broken(problem, make_plan(problem, visit(fr=("ines",)))) == expected


def test_a_language_without_a_team_is_missed():
    problem = make_problem(interpreted())
    assert broken(problem, make_plan(problem, visit())) == [("H07", ("talks", "fr"), 1)]


def test_a_team_that_nobody_needs_is_one_too_many():
    problem = make_problem(engagement())
    plan = make_plan(problem, visit(fr=("ines",)))
    assert broken(problem, plan) == [("H07", ("talks", "fr"), 1)]


def test_a_language_has_one_team():
    problem = make_problem(interpreted(), interpreters=(interpreter("ines"), interpreter("iva")))
    planned = visit(fr=("ines",))
    twice = replace(planned, teams=planned.teams + visit(fr=("iva",)).teams)
    assert broken(problem, make_plan(problem, twice)) == [("H07", ("talks", "fr"), 1)]
