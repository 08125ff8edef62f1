"""The attempt that clashes least, against all attempts on the whole plan."""

from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer import check
from optimizer.explain import explain_unplaced
from optimizer.legs import drive_legs
from optimizer.solution import Solution
from tests.optimizer.brute_force import BruteForce, choices
from tests.optimizer.tiny_problems import problems

NOBODY_QUALIFIES = {"H06", "H07", "H08", "H10", "H20", "H23", "H25"}


def broken(problem, visits):
    """The rules on times, rooms and people that visits break, each with whom, and by how much."""
    plan = Solution(visits, drive_legs(problem, visits))
    found: dict[tuple[str, tuple[str, ...]], int] = {}
    for each in check.violations(problem, plan):
        if each.rule not in {"H12", "H13"}:
            key = (each.rule, each.ids)
            found[key] = max(each.amount, found.get(key, 0))
    return found


def clashes(problem, visits, attempt):
    """What a further visit breaks that was not broken by as much before."""
    before = broken(problem, visits)
    after = broken(problem, (*visits, attempt))
    return {key: amount for key, amount in after.items() if amount > before.get(key, 0)}


def weight(clashing):
    return len(clashing), sum(clashing.values())


@given(problem=problems(), number=st.integers(0, 3))
@settings(max_examples=100)
def test_no_attempt_clashes_less_than_the_one_that_explains(problem, number):
    # The best plan without one of its visits, which therefore fits.
    best = BruteForce(problem).best()
    visits = () if best is None else best[1][:number] + best[1][number + 1 :]
    placed = {visit.engagement for visit in visits}
    held = {lock.engagement for lock in problem.locks}
    for engagement in problem.engagements:
        if engagement.id in placed | held:
            continue
        reasons = explain_unplaced(problem, Solution(visits), engagement.id, seconds=20)
        told = {(each.rule, each.ids): each.amount for each in reasons}
        attempts = [clashes(problem, visits, each) for each in choices(problem, engagement)]
        if told in attempts:
            assert weight(told) == min(map(weight, attempts))
        else:
            assert all(attempts)
            assert {each.rule for each in reasons} <= NOBODY_QUALIFIES
