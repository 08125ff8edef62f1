import pytest

from optimizer.problem import InterpretingMode, LanguageNeed, Skill
from tests.optimizer.builders import (
    broken,
    interpreted,
    interpreter,
    make_plan,
    make_problem,
    visit,
)

CONSECUTIVE, WHISPERED = InterpretingMode.CONSECUTIVE, InterpretingMode.WHISPERED
BOOTH, ESCORT = InterpretingMode.SIMULTANEOUS, InterpretingMode.ESCORT
NAMES = ("ines", "iva", "jo", "kim")
EVERY_MODE = (Skill("fr", tuple(InterpretingMode)),)


@pytest.mark.parametrize(
    ("mode", "lasts_min", "size", "missing"),
    [
        (CONSECUTIVE, 90, 1, 0),
        (CONSECUTIVE, 91, 1, 1),
        (CONSECUTIVE, 91, 2, 0),
        (WHISPERED, 40, 1, 0),
        (WHISPERED, 41, 1, 1),
        (BOOTH, 240, 2, 0),
        (BOOTH, 241, 2, 1),
        (BOOTH, 361, 1, 3),
        (BOOTH, 361, 4, 0),
        (ESCORT, 360, 1, 0),
        (ESCORT, 30, 0, 1),
        (ESCORT, 30, 2, 0),
    ],
)
def test_long_work_takes_more_people(mode, lasts_min, size, missing):
    problem = make_problem(
        interpreted(duration_min=lasts_min, languages=(LanguageNeed("fr", mode),)),
        interpreters=tuple(interpreter(name, skills=EVERY_MODE) for name in NAMES),
    )
    plan = make_plan(problem, visit(lasts_min=lasts_min, fr=NAMES[:size]))
    found = [each for each in broken(problem, plan) if each[0] != "H09"]
    assert found == ([("H08", ("talks", "fr"), missing)] if missing else [])


@pytest.mark.parametrize(
    ("asked", "lasts_min", "size", "missing"),
    [
        (None, 60, 1, 0),
        (2, 60, 1, 1),
        (2, 60, 2, 0),
        (3, 100, 2, 1),
        # Fewer than the minutes take is not for anybody to ask.
        (1, 100, 1, 1),
    ],
)
def test_a_larger_team_may_be_asked_for(asked, lasts_min, size, missing):
    problem = make_problem(
        interpreted(
            duration_min=lasts_min, languages=(LanguageNeed("fr", CONSECUTIVE, team_size=asked),)
        ),
        interpreters=tuple(interpreter(name, skills=EVERY_MODE) for name in NAMES),
    )
    plan = make_plan(problem, visit(lasts_min=lasts_min, fr=NAMES[:size]))
    assert broken(problem, plan) == ([("H08", ("talks", "fr"), missing)] if missing else [])
