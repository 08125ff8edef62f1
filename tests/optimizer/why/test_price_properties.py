"""What a wish costs, against the best of all plans that meet it."""

from time import monotonic

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from optimizer import check
from optimizer.fleet import assign_vehicles
from optimizer.solution import Solution
from optimizer.timetable import Timetable
from optimizer.why.options import Clockwork, WhyOptions
from optimizer.why.pricing import alone, offer_of, told, with_others
from optimizer.why.wishes import Wish
from tests.optimizer.brute_force import (
    PROGRAMME_TIERS,
    BruteForce,
    flaws_beside_meals,
    programme_values,
)
from tests.optimizer.builders import engagement, make_plan, make_problem, visit
from tests.optimizer.tiny_problems import LEADERS, problems


def clockwork():
    return Clockwork(WhyOptions(seconds=60), monotonic())


def plan_of(problem, visits):
    legs = assign_vehicles(problem, visits, clockwork().search()).legs
    return Solution(visits, legs)


@st.composite
def offers(draw):
    """A tiny problem with its best plan, and a wish for one engagement."""
    problem = draw(problems(engagements_at_most=3))
    best = BruteForce(problem).best()
    assume(best is not None)
    engagement = draw(st.sampled_from(problem.engagements))
    start = engagement.windows[0].start_min
    wish = Wish(
        engagement.id,
        start_min=draw(st.sampled_from([None, start, start + 30])),
        host=draw(st.sampled_from([None, *LEADERS])) if engagement.hosts else None,
    )
    return offer_of(problem, plan_of(problem, best[1]), wish)


def has(visits, name):
    return any(visit.engagement == name for visit in visits)


@given(offer=offers())
@settings(max_examples=40)
def test_nothing_meets_a_wish_at_less_while_the_rest_stays(offer):
    rest = set(offer.rest)
    best = BruteForce(offer.wished).best(
        lambda visits: (
            rest <= set(visits)
            and has(visits, offer.wish.engagement)
            and len(visits) == len(rest) + 1
        )
    )
    price = alone(offer, clockwork())
    assert (price is None) == (best is None)
    if price is not None:
        assert price.exact
        assert programme_values(offer.problem, price.solution.visits) == best[0]
        assert set(price.solution.visits) - rest == {price.visit}
        costs = {each.tier: (each.before, each.after) for each in price.tiers}
        before = programme_values(offer.problem, offer.solution.visits)
        legless = check.tier_values(offer.problem, Solution(price.solution.visits))
        assert legless == check.tier_values(offer.problem, Solution((*rest, price.visit)))
        if offer.problem.baseline is None:
            told_costs = zip(before, best[0], strict=True)
            assert [costs[tier] for tier in PROGRAMME_TIERS] == list(told_costs)


@given(offer=offers())
@settings(max_examples=40)
def test_nothing_meets_a_wish_with_fewer_changes_of_the_rest(offer):
    keeping = offer.keeping()
    best = BruteForce(keeping.wished).best(lambda visits: has(visits, offer.wish.engagement))
    price = with_others(offer, clockwork())
    assert (price is None) == (best is None)
    if price is not None:
        assert flaws_beside_meals(price.broken) == []
        found = programme_values(keeping.problem, price.solution.visits)
        assert found == best[0] if price.exact else found >= best[0]


def test_what_people_were_told_is_the_plan_with_its_vehicles():
    problem = make_problem(engagement("talks"))
    (issued,) = told(Timetable(problem, make_plan(problem, visit("talks")))).visits
    assert (issued.start_min, issued.room, issued.vehicles) == (600, "hall-1", ("van",))
