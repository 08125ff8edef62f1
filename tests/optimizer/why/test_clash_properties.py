"""The facts that clash, against all ways to place an engagement, judged by the checker."""

from time import monotonic

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from optimizer import check
from optimizer.legs import drive_legs
from optimizer.solution import Solution
from optimizer.why.case import case_of
from optimizer.why.clash import clash_of
from optimizer.why.facts import facts_of
from optimizer.why.lifting import without
from optimizer.why.options import Clockwork, WhyOptions
from optimizer.why.shrinking import shrunk
from optimizer.why.wishes import Wish, asked_days, wished
from tests.optimizer.brute_force import BruteForce, choices, flaws_beside_meals
from tests.optimizer.tiny_problems import LEADERS, ROOMS, problems


def clockwork():
    return Clockwork(WhyOptions(seconds=60), monotonic())


def flaws(case, visits):
    plan = Solution(tuple(visits), drive_legs(case.problem, visits))
    found = flaws_beside_meals(check.violations(case.problem, plan))
    return {(each.rule, each.ids, each.amount) for each in found if each.rule not in {"H12", "H13"}}


def fits(case):
    """Whether the checker accepts any placing of the wanted engagement beside what stands."""
    before = flaws(case, case.fixed)
    return any(
        flaws(case, (*case.fixed, visit)) <= before for visit in choices(case.problem, case.wanted)
    )


@st.composite
def questions(draw):
    """A tiny problem, a flawless plan of it and a wish that concerns one engagement."""
    problem = draw(problems())
    best = BruteForce(problem).best()
    assume(best is not None)
    visits = best[1]
    engagement = draw(st.sampled_from(problem.engagements))
    start = engagement.windows[0].start_min
    wish = Wish(
        engagement.id,
        start_min=draw(st.sampled_from([None, None, start, start + 30, start + 120])),
        room=draw(st.sampled_from([None, None, *ROOMS])),
        host=draw(st.sampled_from([None, *LEADERS])) if engagement.hosts else None,
    )
    return wished(problem, wish, None), visits, wish


@given(question=questions())
@settings(max_examples=50)
def test_the_facts_clash_and_without_any_of_them_the_others_do_not(question):
    problem, visits, wish = question
    rest = tuple(visit for visit in visits if visit.engagement != wish.engagement)
    clash = clash_of(problem, rest, wish, clockwork())
    free, days = (wish.engagement,), asked_days(problem, wish)
    case = case_of(problem, rest, free, days)
    if clash is None:
        assert fits(case)
        return
    alone = case_of(problem, (), free, days)
    assert fits(alone) is not clash.even_alone
    if clash.even_alone:
        case = alone
    if not clash.facts:
        # Nothing that an office could change would help.
        assert not fits(without(case, facts_of(case, wish)))
        return
    others = [fact for fact in facts_of(case, wish) if fact not in clash.facts]
    assert len(others) + len(clash.facts) == len(facts_of(case, wish))
    held = without(case, others)
    assert not fits(held)
    assert all(fits(without(held, [fact])) for fact in clash.facts)


@given(
    clashes=st.sets(st.frozensets(st.integers(0, 12), max_size=4), min_size=1, max_size=5),
    preferred=st.permutations(range(13)),
)
@settings(max_examples=200)
def test_what_is_shrunk_is_one_of_the_smallest_and_each_test_counts(clashes, preferred):
    tested = []

    def clash(things):
        tested.append(things)
        return any(each <= set(things) for each in clashes)

    found = set(shrunk(tuple(preferred), clash))
    assert clash(tuple(found))
    assert not any(clash(tuple(found - {one})) for one in found)


def test_few_tests_are_enough_among_many_things():
    tested = []

    def clash(things):
        tested.append(things)
        return {3, 777} <= set(things)

    assert shrunk(range(1000), clash) == (3, 777)
    assert len(tested) < 60


def test_a_test_that_clashes_less_for_more_things_does_no_harm():
    # Not monotone: 1 and 2 clash only where 3 is not there.
    def clash(things):
        return set(things) in ({1, 2}, {1, 2, 3}, {2})

    assert shrunk((1, 2, 3), clash) == (2,)
