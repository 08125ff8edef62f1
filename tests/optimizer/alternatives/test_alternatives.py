"""Other plans for one delegation: unlike each other, the best there are, and whole."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from optimizer import check
from optimizer.alternatives import AlternativesOptions, Difference, alternatives, differences
from optimizer.legs import drive_legs
from optimizer.problem import Dimension, Priority, RoomOption, Window
from optimizer.solution import Solution, Tier
from tests.optimizer.brute_force import BruteForce, programme_values
from tests.optimizer.builders import (
    ALWAYS,
    engagement,
    hosted,
    leader,
    make_plan,
    make_problem,
    party,
    resident,
    vehicle,
    visit,
)
from tests.optimizer.tiny_problems import problems

OPTIONS = AlternativesOptions(count=2, least_differences=1, seconds=60)


@st.composite
def plans(draw):
    """A tiny problem with its best plan, and one of its delegations."""
    problem = draw(problems(engagements_at_most=3))
    best = BruteForce(problem).best()
    assume(best is not None)
    group = draw(st.sampled_from(sorted({each.group for each in problem.parties})))
    return problem, best[1], group


def own(problem, group):
    groups = {each.id: each.group for each in problem.parties}
    return frozenset(
        each.id
        for each in problem.engagements
        if {groups[name] for name in each.parties} == {group}
    )


@given(plan=plans())
@settings(max_examples=40)
def test_each_plan_is_the_best_of_those_unlike_the_ones_before(plan):
    problem, visits, group = plan
    names = own(problem, group)
    rest = {each for each in visits if each.engagement not in names}
    seen = [visits]

    def is_other(other):
        kept = {each for each in other if each.engagement not in names}
        return kept == rest and all(differences(problem, one, other, names) for one in seen)

    told = Solution(visits, drive_legs(problem, visits))
    found = alternatives(problem, told, group, OPTIONS)
    for each in found:
        best = BruteForce(problem).best(is_other)
        assert is_other(each.solution.visits)
        values = programme_values(problem, each.solution.visits)
        assert values == best[0] if each.proven else values >= best[0]
        seen.append(each.solution.visits)
    if len(found) < OPTIONS.count:
        assert BruteForce(problem).best(is_other) is None


ONE_ROOM = (RoomOption("hall-1"),)
MAYOR, DEPUTY = leader("mayor"), leader("deputy", rank=5)


def talks(**changes):
    return hosted("talks", "mayor", "deputy", **changes)


def test_another_host_is_another_plan_and_says_what_it_costs():
    problem = make_problem(
        talks(guest_rank=3, windows=(Window(600, 660),), rooms=ONE_ROOM), leaders=(MAYOR, DEPUTY)
    )
    told = make_plan(problem, visit("talks", host="mayor"))
    (other,) = alternatives(problem, told, "g1", AlternativesOptions(1, 1, seconds=10))
    assert other.differences == (Difference("talks", Dimension.HOST),)
    assert [each.host for each in other.solution.visits] == ["deputy"]
    costs = {each.tier: (each.before, each.after) for each in other.tiers}
    assert costs[Tier.PROTOCOL][0] < costs[Tier.PROTOCOL][1]
    assert check.violations(problem, other.solution) == ()
    assert other.proven


def test_another_room_of_the_house_or_half_an_hour_is_no_other_plan():
    problem = make_problem(engagement("talks", windows=ALWAYS))
    one = (visit("talks", 600, "hall-1"),)
    names = frozenset({"talks"})
    assert differences(problem, one, (visit("talks", 630, "hall-2"),), names) == ()
    assert differences(problem, one, (visit("talks", 719, "hall-1"),), names) == ()


def test_lunch_before_noon_is_the_same_as_at_noon():
    problem = make_problem(engagement("lunch"))
    names = frozenset({"lunch"})
    noon = (visit("lunch", 720),)
    assert differences(problem, (visit("lunch", 700),), noon, names) == ()
    moved = differences(problem, (visit("lunch", 660),), noon, names)
    assert moved == (Difference("lunch", Dimension.TIME),)


def test_what_is_left_out_makes_no_other_plan():
    problem = make_problem(
        engagement("talks", windows=(Window(600, 660),), rooms=ONE_ROOM),
    )
    told = make_plan(problem, visit("talks"))
    assert alternatives(problem, told, "g1", OPTIONS) == ()


def test_the_engagements_of_others_and_those_shared_with_others_stay():
    guests = (party("p1"), resident("p2", "hall"))
    problem = make_problem(
        engagement("talks", windows=(Window(600, 900),)),
        engagement("tea", parties=("p2",)),
        engagement("banquet", parties=("p1", "p2"), priority=Priority.MUST),
        parties=guests,
        vehicles=(vehicle("van"), vehicle("van-2")),
    )
    visits = (visit("talks", 600), visit("tea", 600, "hall-2"), visit("banquet", 1100, "hall-2"))
    told = make_plan(problem, *visits)
    found = alternatives(problem, told, "g1", AlternativesOptions(3, 1, seconds=20))
    assert len(found) == 3
    for each in found:
        kept = {v for v in each.solution.visits if v.engagement != "talks"}
        assert kept == {visits[1], visits[2]}
        assert check.violations(problem, each.solution) == ()
