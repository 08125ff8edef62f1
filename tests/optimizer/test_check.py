from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer import check
from optimizer.goals import GOALS
from optimizer.legs import drive_legs
from optimizer.problem import Parameters, Precedence, Priority
from optimizer.rules import RULES
from optimizer.solution import CostLine, Leg, Solution, Team, Tier, Unplaced, Violation, Visit
from tests.optimizer.builders import (
    broken,
    engagement,
    hosted,
    interpreted,
    leader,
    make_plan,
    make_problem,
    party,
    visit,
)


def test_every_rule_has_a_code_of_its_own():
    codes = [rule.CODE for rule in RULES]
    assert len(set(codes)) == len(codes)


def test_goals_are_listed_in_the_order_of_their_tiers_under_different_names():
    tiers = [goal.TIER for goal in GOALS]
    names = [goal.NAME for goal in GOALS]
    assert tiers == sorted(tiers)
    assert sorted(set(names)) == sorted(names)


def test_every_rule_and_goal_says_itself_in_one_line():
    first_lines = [(each.__doc__ or "").split("\n")[0] for each in (*RULES, *GOALS)]
    assert [line for line in first_lines if not line.endswith(".")] == []
    assert len(set(first_lines)) == len(RULES) + len(GOALS)


def test_violations_come_in_order_of_rule_then_ids():
    problem = make_problem(hosted("talks"), engagement("tea"))
    plan = make_plan(problem, visit("tea", 630), visit("talks", 600))
    assert check.violations(problem, plan) == (
        Violation("H00", ("talks", "host"), 1),
        Violation("H01", ("hall-1", "talks", "tea"), 30),
        Violation("H01", ("p1", "talks", "tea"), 30),
    )


def test_a_rule_that_is_switched_off_is_silent():
    problem = make_problem(
        engagement("talks"),
        engagement("tea"),
        precedences=(Precedence("talks", "tea", 100),),
        parameters=Parameters(rules_off=("H01",)),
    )
    plan = make_plan(problem, visit("talks", 600), visit("tea", 630))
    assert broken(problem, plan) == [("H15", ("talks", "tea"), 130)]


def test_costs_are_weighted_by_the_office_or_by_default():
    weights = {"travel": 3, "waiting": 0}
    problem = make_problem(
        engagement("talks", preferred_start_min=590, priority=Priority.NICE),
        engagement("tea", priority=Priority.NICE),
        engagement("opera", priority=Priority.NICE),
        parameters=Parameters(weights=weights),
    )
    plan = make_plan(problem, visit("talks", 600), visit("tea", 900))
    costs = check.costs(problem, plan)
    assert [line for line in costs if line.value] == [
        CostLine("nices", Tier.PROTOCOL, 300),
        CostLine("preferred_time", Tier.PROTOCOL, 10),
        CostLine("travel", Tier.TIME, 3 * 20),
        CostLine("cars", Tier.CARS, 2),
    ]
    assert [line.goal for line in costs] == [goal.NAME for goal in GOALS]
    assert check.tier_values(problem, plan) == {
        Tier.MUST: 0,
        Tier.SHOULD: 0,
        Tier.STABILITY: 0,
        Tier.PROTOCOL: 310,
        Tier.TIME: 60,
        Tier.CARS: 2,
    }


def test_what_is_left_out_is_named_musts_first():
    problem = make_problem(
        engagement("opera", priority=Priority.NICE),
        engagement("tea", priority=Priority.MUST),
        engagement("talks", priority=Priority.SHOULD),
        engagement("call", priority=Priority.MUST),
    )
    assert check.unplaced(problem, make_plan(problem, visit("talks"))) == (
        Unplaced("tea", Priority.MUST),
        Unplaced("call", Priority.MUST),
        Unplaced("opera", Priority.NICE),
    )


PROBLEM = make_problem(
    interpreted("talks"),
    hosted("tea", parties=("p1", "p2")),
    engagement("call", parties=("p2",)),
    parties=(party("p1"), party("p2")),
    leaders=(leader("mayor"), leader("deputy")),
    linked_leaders=(("mayor", "deputy"),),
    apart=(("p1", "p2"),),
)
MINUTES = st.integers(-3000, 6000)
ENGAGEMENTS = st.sampled_from(["talks", "tea", "call", "gala", ""])
SITES = st.sampled_from(["hotel", "hall", "museum", "airport", "moon"])
VISITS = st.builds(
    Visit,
    engagement=ENGAGEMENTS,
    start_min=MINUTES,
    end_min=MINUTES,
    room=st.sampled_from(["hall-1", "hall-2", "museum-1", "attic"]),
    host=st.sampled_from(["mayor", "deputy", "nobody", "", None]),
    teams=st.lists(
        st.builds(
            Team,
            language=st.sampled_from(["fr", "de"]),
            interpreters=st.lists(st.sampled_from(["ines", "ghost"]), max_size=3).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
)
LEGS = st.builds(
    Leg,
    parties=st.lists(st.sampled_from(["p1", "p2", "p9"]), max_size=3).map(tuple),
    day=st.integers(-1, 3),
    from_engagement=st.none() | ENGAGEMENTS,
    to_engagement=st.none() | ENGAGEMENTS,
    from_site=SITES,
    to_site=SITES,
    depart_min=MINUTES,
    arrive_min=MINUTES,
    vehicles=st.lists(st.sampled_from(["van", "balloon"]), max_size=3).map(tuple),
)


@given(visits=st.lists(VISITS, max_size=6), legs=st.lists(LEGS, max_size=6))
@settings(max_examples=300)
def test_no_plan_is_too_odd_to_be_judged(visits, legs):
    plan = Solution(tuple(visits), tuple(legs))
    found = check.violations(PROBLEM, plan)
    assert all(violation.amount > 0 for violation in found)
    assert list(check.tier_values(PROBLEM, plan)) == list(Tier)
    # Drives that follow from the visits can be judged as well.
    check.violations(PROBLEM, Solution(plan.visits, drive_legs(PROBLEM, plan.visits)))


@given(visits=st.permutations([visit("talks", 600), visit("tea", 700), visit("call", 800)]))
def test_the_order_in_a_file_does_not_matter(visits):
    plan = make_plan(PROBLEM, *visits)
    backwards = Solution(plan.visits, plan.legs[::-1])
    in_order = make_plan(PROBLEM, visit("talks", 600), visit("tea", 700), visit("call", 800))
    assert check.violations(PROBLEM, backwards) == check.violations(PROBLEM, in_order)
    assert check.costs(PROBLEM, backwards) == check.costs(PROBLEM, in_order)
