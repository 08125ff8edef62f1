"""Which attempt explains best why an engagement is left out."""

from optimizer.explain import explain_unplaced, unplaced_with_reasons
from optimizer.problem import (
    Busy,
    InterpretingMode,
    LanguageNeed,
    Priority,
    RoomOption,
    Skill,
    Window,
)
from optimizer.solution import Unplaced, Violation
from tests.optimizer.builders import (
    engagement,
    hosted,
    interpreter,
    leader,
    make_plan,
    make_problem,
    resident,
    visit,
)

LOCALS = (resident("p1", "hall"), resident("p2", "hall"))
AT_TEN = (Window(600, 660),)
ALL_DAY = (Busy(Window(0, 1440)),)


def reasons(problem, *visits, engagement_id="talks", seconds=20):
    return explain_unplaced(problem, make_plan(problem, *visits), engagement_id, seconds)


def test_fewer_reasons_are_better_than_short_ones():
    # The hall is taken for five minutes before and after; the museum is too far from the walk.
    problem = make_problem(
        engagement("talks", windows=AT_TEN, rooms=(RoomOption("hall-1"), RoomOption("museum-1"))),
        engagement("tea", parties=("p2",)),
        engagement("chat", parties=("p2",)),
        engagement("walk"),
        parties=LOCALS,
    )
    found = reasons(problem, visit("tea", 545), visit("chat", 655), visit("walk", 664, "hall-2"))
    assert found == (Violation("H02", ("p1", "talks", "walk"), 20),)


def test_of_equally_many_reasons_the_shortest_is_given():
    problem = make_problem(
        engagement("talks", windows=(Window(600, 720),), rooms=(RoomOption("hall-1"),)),
        engagement("tea", duration_min=100),
    )
    found = reasons(problem, visit("tea", 610, "hall-2", lasts_min=100))
    assert found == (Violation("H01", ("p1", "talks", "tea"), 50),)


def test_another_hour_room_or_host_is_found():
    problem = make_problem(
        hosted("talks", "mayor", "deputy", windows=(Window(600, 725),)),
        engagement("tea", parties=("p2",), duration_min=65),
        parties=LOCALS,
        leaders=(leader("mayor", busy=ALL_DAY), leader("deputy")),
    )
    assert reasons(problem, visit("tea", 600, lasts_min=65)) == ()


def test_a_hole_between_the_first_starts_tried_is_found():
    # 97 starts on the grid, of which one in three is tried first: 13:05 is none of them.
    problem = make_problem(
        hosted("talks", windows=(Window(600, 1140),), rooms=(RoomOption("hall-1"),)),
        parties=LOCALS,
        leaders=(leader(busy=(Busy(Window(0, 785)), Busy(Window(845, 2880)))),),
    )
    assert reasons(problem) == ()


def test_the_members_of_a_team_who_clash_least_are_tried():
    problem = make_problem(
        engagement(
            "talks",
            windows=AT_TEN,
            rooms=(RoomOption("hall-1"),),
            languages=(LanguageNeed("fr", InterpretingMode.WHISPERED),),
        ),
        parties=LOCALS,
        interpreters=(
            interpreter("ida", busy=ALL_DAY),
            interpreter("ines"),
            interpreter("iva", busy=(Busy(Window(640, 700)),)),
        ),
    )
    assert reasons(problem) == (Violation("H01", ("iva", "talks"), 20),)


def test_nobody_is_tried_for_two_languages_at_once():
    skills = tuple(Skill(language, (InterpretingMode.CONSECUTIVE,)) for language in ("de", "fr"))
    needs = tuple(LanguageNeed(skill.language, skill.modes[0]) for skill in skills)
    problem = make_problem(
        engagement("talks", windows=AT_TEN, languages=needs),
        parties=LOCALS,
        interpreters=(
            interpreter("ida", skills=skills),
            interpreter("ines", skills=skills, busy=(Busy(Window(650, 700)),)),
        ),
    )
    assert reasons(problem) == (Violation("H01", ("ines", "talks"), 10),)


def test_what_is_left_out_is_explained_musts_first():
    problem = make_problem(
        engagement("opera", priority=Priority.NICE, windows=AT_TEN),
        engagement("talks", priority=Priority.MUST, windows=AT_TEN),
        engagement("tea"),
    )
    plan = make_plan(problem, visit("tea", 600, "hall-2"))
    assert unplaced_with_reasons(problem, plan, seconds=20) == (
        Unplaced("talks", Priority.MUST, (Violation("H01", ("p1", "talks", "tea"), 60),)),
        Unplaced("opera", Priority.NICE, (Violation("H01", ("p1", "opera", "tea"), 60),)),
    )


def test_without_time_nothing_is_explained():
    problem = make_problem(engagement("talks", windows=AT_TEN), engagement("tea"))
    plan = make_plan(problem, visit("tea", 600, "hall-2"))
    assert unplaced_with_reasons(problem, plan, seconds=0) == (Unplaced("talks", Priority.SHOULD),)
    assert len(explain_unplaced(problem, plan, "talks", seconds=0)) == 1
