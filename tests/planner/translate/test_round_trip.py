"""A solution becomes a plan that people read, and comes back the same."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.legs import drive_legs
from optimizer.problem import Priority
from optimizer.solution import Leg, Result, Solution, Status, Team, Unplaced, Violation, Visit
from planner import model
from planner.model import (
    Bilingual,
    DataRung,
    EngagementKind,
    InterpreterTeam,
    PlannedLeg,
    PlannedVisit,
    PlanStatus,
    Reason,
    TimeSpec,
)
from planner.model import Unplaced as PlanUnplaced
from planner.services.plan_files import dump_plan, load_plan
from planner.store.codec import decode, encode
from planner.translate.plans import Stamp, plan_of_edit, plan_of_result
from planner.translate.solutions import to_solution
from tests.planner.translate.builders import (
    DISTANCE_M,
    at,
    delegation,
    engagement,
    minute,
    scenario,
    translated,
)

STAMP = Stamp("officer", at(-3, 12), "planned", parent_number=4, seed=7, versions=(("a", "1"),))
GROUPS = (
    model.Subgroup("a", Bilingual("组", "a"), 4),
    model.Subgroup("b", Bilingual("组", "b"), 3),
)
FEMALE = model.InterpretingSpec(mode=model.InterpretingMode.CONSECUTIVE, gender=model.Gender.FEMALE)
TRANSLATION = translated(
    scenario(
        engagement("greeting", EngagementKind.GREETING),
        engagement("talks", EngagementKind.TALKS, "lyon", "bonn"),
        engagement("meeting", EngagementKind.MEETING, interpreting=FEMALE),
        engagement("tour", EngagementKind.CULTURE_VISIT, subgroup_id="a"),
        engagement("early", time=TimeSpec(earliest=at(0, 5), latest=at(0, 7))),
        delegations=(delegation(subgroups=GROUPS), delegation("bonn")),
    )
)
PROBLEM = TRANSLATION.problem


def result_of(solution, **changes):
    found = Result(
        status=Status.FEASIBLE,
        solution=solution,
        tiers=(),
        costs=(),
        unplaced=(),
        violations=(),
        seconds=1.0,
        seed=7,
        workers=1,
    )
    return replace(found, **changes)


@st.composite
def visits(draw):
    found = []
    for item in PROBLEM.engagements:
        if not item.rooms or not draw(st.booleans()):
            continue
        start = draw(st.integers(0, 4 * 1440 - 300))
        people = st.lists(st.sampled_from(["wang", "li"]), unique=True, min_size=1)
        teams = tuple(
            Team(need.language, tuple(draw(people)))
            for need in item.languages
            if draw(st.booleans())
        )
        room = draw(st.sampled_from([option.room for option in item.rooms]))
        host = draw(st.sampled_from([None, "mayor", "deputy"]))
        found.append(Visit(item.id, start, start + item.duration_min, room, host, teams))
    return tuple(sorted(found, key=lambda visit: (visit.start_min, visit.engagement)))


@st.composite
def solutions(draw):
    placed = draw(visits())
    cars = st.lists(st.sampled_from(["1", "2"]), unique=True).map(lambda ids: tuple(sorted(ids)))
    legs = (replace(leg, vehicles=draw(cars)) for leg in drive_legs(PROBLEM, placed))
    return Solution(placed, tuple(legs))


@given(solutions())
def test_every_solution_comes_back_from_its_plan(solution):
    plan = plan_of_result(TRANSLATION, result_of(solution), STAMP)
    assert to_solution(plan, TRANSLATION) == solution
    # As a file and as a row of the store it says the same.
    assert to_solution(load_plan(dump_plan(plan).encode()), TRANSLATION) == solution
    assert to_solution(decode(model.Plan, encode(plan)), TRANSLATION) == solution


VISIT = Visit("talks", minute(1, 10), minute(1, 11, 15), "hall.talks", "mayor")
TEAM = (Team("fr", ("wang", "li")),)
LEG = Leg(
    ("lyon/", "lyon/a", "lyon/b"), 1, None, "talks", "hotel", "hall", minute(1, 9, 30),
    minute(1, 9, 40), ("1", "2"),
)  # fmt: skip


def test_a_visit_is_told_in_the_offices_words():
    plan = plan_of_result(TRANSLATION, result_of(Solution((replace(VISIT, teams=TEAM),))), STAMP)
    assert plan.visits == (
        PlannedVisit(
            "talks",
            at(1, 10),
            at(1, 11, 15),
            "hall.talks",
            "mayor",
            (InterpreterTeam("fr", ("wang", "li")),),
        ),
    )


@pytest.mark.parametrize(
    ("parties", "delegation_id", "subgroups"),
    [
        (("lyon/", "lyon/a", "lyon/b"), "lyon", ()),
        (("lyon/", "lyon/a"), "lyon", ("", "a")),
        (("lyon/b",), "lyon", ("b",)),
        (("bonn",), "bonn", ()),
    ],
)
def test_a_drive_tells_who_rides_how_far_and_how_we_know(parties, delegation_id, subgroups):
    solution = Solution((VISIT,), (replace(LEG, parties=parties),))
    plan = plan_of_result(TRANSLATION, result_of(solution), STAMP)
    assert plan.legs == (
        PlannedLeg(
            delegation_id=delegation_id,
            from_engagement_id=None,
            to_engagement_id="talks",
            from_venue_id="hotel",
            to_venue_id="hall",
            depart=at(1, 9, 30),
            arrive=at(1, 9, 40),
            drive_min=10,
            distance_m=DISTANCE_M,
            rung=DataRung.MAIN_ROADS,
            vehicle_ids=("1", "2"),
            subgroup_ids=subgroups,
        ),
    )


def test_a_plan_carries_who_made_it_of_what():
    plan = plan_of_result(TRANSLATION, result_of(Solution(())), STAMP)
    assert (plan.office_id, plan.period, plan.author) == ("office", PROBLEM_PERIOD, "officer")
    assert (plan.created_at, plan.reason, plan.parent_number) == (STAMP.at, "planned", 4)
    assert (plan.seed, plan.solver_versions) == (7, (("a", "1"),))
    assert (plan.status, len(plan.problem_hash)) == (PlanStatus.FEASIBLE, 64)


PROBLEM_PERIOD = TRANSLATION.scenario.period


def test_what_is_left_out_keeps_its_reasons_and_the_impossible_has_its_own():
    unplaced = (Unplaced("talks", Priority.SHOULD, (Violation("H04", ("mayor", "talks"), 30),)),)
    plan = plan_of_result(TRANSLATION, result_of(Solution(()), unplaced=unplaced), STAMP)
    clash = Reason("H04", ("mayor", "talks"), (("amount", 30),))
    early = PlanUnplaced("early", (Reason("H03", ("early",)),))
    assert plan.unplaced == (PlanUnplaced("talks", (clash,)), early)
    # A hand that moves something else does not forget why.
    edited = plan_of_edit(TRANSLATION, plan, Solution(()), STAMP)
    assert (edited.unplaced[0], edited.unplaced[-1]) == (
        PlanUnplaced("greeting", ()),
        early,
    )
    assert PlanUnplaced("talks", (clash,)) in edited.unplaced
    assert edited.status is PlanStatus.EDITED


def test_the_rules_a_plan_breaks_are_its_warnings():
    plan = plan_of_result(TRANSLATION, result_of(Solution((VISIT,))), STAMP)
    assert Reason("H07", ("talks", "fr"), (("amount", 1),)) in plan.warnings


def test_a_plan_of_things_unknown_is_read_all_the_same():
    visit = PlannedVisit("gone", at(0, 10), at(0, 11), "no.room", "nobody")
    plan = plan_of_result(TRANSLATION, result_of(Solution(())), STAMP)
    found = to_solution(replace(plan, visits=(visit,)), TRANSLATION)
    assert found.visits == (Visit("gone", minute(0, 10), minute(0, 11), "no.room", "nobody"),)
