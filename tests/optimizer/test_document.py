import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.document import dump_problem, dump_solution, load_problem, load_solution
from optimizer.errors import Flaw, FlawCode, InvalidProblem, InvalidSolution
from optimizer.problem import (
    Ban,
    Baseline,
    BaselineVisit,
    Busy,
    Dimension,
    Dress,
    Equipment,
    EquipmentNeed,
    HostOption,
    Lock,
    Meal,
    Offset,
    Parameters,
    Precedence,
    Problem,
    Window,
    Zone,
)
from optimizer.solution import Leg, Solution, Team, Visit
from tests.optimizer.builders import (
    engagement,
    interpreted,
    leader,
    make_plan,
    make_problem,
    party,
    party_day,
    visit,
)


def rich_problem():
    """A problem in which every field that may be empty is not."""
    return make_problem(
        interpreted("talks", hosts=(HostOption("mayor"), HostOption("deputy", 2)), guest_rank=3),
        engagement("lunch", meal=Meal.LUNCH, preferred_start_min=700, rank_gap_cap=1, field="art"),
        engagement("fair", dress=Dress.FIELD, cleared_from_min=600),
        engagement("show", equipment=(EquipmentNeed("booth", 2),), guests_wait_from_min=600),
        parties=(
            party(
                days=(party_day(0, meals=(Meal.LUNCH,)), party_day(1)),
                bans=(Ban(Window(0, 100), meals_only=True),),
                arrival_day=0,
                quiet_until_min=540,
                walking_day_min=90,
            ),
            party("p2"),
        ),
        leaders=(leader("mayor", busy=(Busy(Window(0, 60), "airport"),)), leader("deputy")),
        precedences=(Precedence("talks", "lunch", 10),),
        offsets=(Offset("talks", "lunch", 10, 200),),
        equipment=(Equipment("booth", 2),),
        linked_leaders=(("mayor", "deputy"),),
        apart=(("p1", "p2"),),
        zones=(Zone("lake", ("hall",), (Window(0, 60),), ("van",)),),
        locks=(Lock("talks", Dimension.TIME, ("600",)), Lock("lunch", Dimension.HOST, ())),
        baseline=Baseline((BaselineVisit("talks", 600, "hall-1", None),), ("talks",), ("mayor",)),
        parameters=Parameters(weights={"travel": 2}, rules_off=("H16",)),
    )


@pytest.mark.parametrize("problem", [make_problem(), rich_problem()])
def test_a_problem_comes_back_as_it_went(problem):
    text = dump_problem(problem)
    assert load_problem(text) == problem
    assert dump_problem(load_problem(text.encode())) == text


def test_a_plan_comes_back_as_it_went():
    problem = rich_problem()
    plan = make_plan(problem, visit("talks", host="mayor", fr=("ines",)), visit("lunch", 700))
    assert load_solution(dump_solution(plan)) == plan


TEXTS = st.text(max_size=5)
MINUTES = st.integers(-(10**6), 10**6)


@given(
    plan=st.builds(
        Solution,
        visits=st.lists(
            st.builds(
                Visit,
                engagement=TEXTS,
                start_min=MINUTES,
                end_min=MINUTES,
                room=TEXTS,
                host=st.none() | TEXTS,
                teams=st.lists(
                    st.builds(
                        Team, language=TEXTS, interpreters=st.lists(TEXTS, max_size=2).map(tuple)
                    ),
                    max_size=2,
                ).map(tuple),
            ),
            max_size=3,
        ).map(tuple),
        legs=st.lists(
            st.builds(
                Leg,
                parties=st.lists(TEXTS, max_size=2).map(tuple),
                day=MINUTES,
                from_engagement=st.none() | TEXTS,
                to_engagement=st.none() | TEXTS,
                from_site=TEXTS,
                to_site=TEXTS,
                depart_min=MINUTES,
                arrive_min=MINUTES,
                vehicles=st.lists(TEXTS, max_size=2).map(tuple),
            ),
            max_size=3,
        ).map(tuple),
    )
)
@settings(max_examples=50)
def test_any_plan_comes_back_as_it_went(plan):
    assert load_solution(dump_solution(plan)) == plan


def document():
    return json.loads(dump_problem(make_problem()))


def flaws_of_text(text):
    with pytest.raises(InvalidProblem) as caught:
        load_problem(text)
    return caught.value.flaws


def test_every_mistake_is_named_with_its_place():
    raw = document()
    raw["note"] = "by hand"
    problem = raw["problem"]
    del problem["name"]
    problem["days"] = "2"
    problem["rooms"][1]["colour"] = "red"
    problem["parties"][0]["days"][1]["day"] = 1.5
    problem["engagements"][0]["priority"] = "urgent"
    problem["parameters"]["grid_min"] = True
    assert set(flaws_of_text(json.dumps(raw))) == {
        Flaw("note", FlawCode.FIELD_UNKNOWN),
        Flaw("problem.name", FlawCode.FIELD_MISSING),
        Flaw("problem.days", FlawCode.VALUE_WRONG, (("kind", "int_type"),)),
        Flaw("problem.rooms[1].colour", FlawCode.FIELD_UNKNOWN),
        Flaw("problem.parties[0].days[1].day", FlawCode.VALUE_WRONG, (("kind", "int_type"),)),
        Flaw("problem.engagements[0].priority", FlawCode.VALUE_WRONG, (("kind", "enum"),)),
        Flaw("problem.parameters.grid_min", FlawCode.VALUE_WRONG, (("kind", "int_type"),)),
    }


def test_a_contradiction_is_named_with_its_place():
    raw = document()
    raw["problem"]["engagements"][0]["rooms"][1]["room"] = "attic"
    assert flaws_of_text(json.dumps(raw)) == (
        Flaw("problem.engagements[0].rooms[1].room", FlawCode.ID_UNKNOWN, (("id", "attic"),)),
    )


@pytest.mark.parametrize("text", ["", "{", "not json", b"\xff\xfe", '{"format": NaN'])
def test_what_is_no_json_says_so(text):
    assert [(flaw.path, flaw.code) for flaw in flaws_of_text(text)] == [("", FlawCode.NOT_JSON)]


@pytest.mark.parametrize("text", ["[]", "3", "null"])
def test_what_is_no_document_says_so(text):
    assert [(flaw.path, flaw.code) for flaw in flaws_of_text(text)] == [("", FlawCode.VALUE_WRONG)]


def test_another_format_is_refused():
    raw = {**document(), "format": "reception-problem/2"}
    assert flaws_of_text(json.dumps(raw)) == (
        Flaw("format", FlawCode.FORMAT_UNKNOWN, (("expected", "reception-problem/1"),)),
    )


def test_a_problem_is_no_plan():
    with pytest.raises(InvalidSolution) as caught:
        load_solution(dump_problem(make_problem()))
    assert caught.value.flaws == (
        Flaw("format", FlawCode.FORMAT_UNKNOWN, (("expected", "reception-solution/1"),)),
        Flaw("solution", FlawCode.FIELD_MISSING),
        Flaw("problem", FlawCode.FIELD_UNKNOWN),
    )


def test_a_flaw_reads_as_a_line():
    flaws = (
        Flaw("", FlawCode.NOT_JSON, (("reason", "empty"),)),
        Flaw("problem.name", FlawCode.FIELD_MISSING),
    )
    assert str(InvalidProblem(flaws)) == (
        "file: not_json (reason='empty'); problem.name: field_missing"
    )


def test_an_empty_office_is_a_problem_too():
    problem = Problem("empty", 1, (), (), (), (), (), (), make_problem().travel)
    assert load_problem(dump_problem(problem)) == problem
