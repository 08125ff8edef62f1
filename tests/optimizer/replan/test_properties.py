"""Whatever happens to a tiny office: what is held stays, and what is claimed is so."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer import check
from optimizer.options import SolveOptions
from optimizer.problem import Dimension
from optimizer.replan import AlternativeKind, ReplanOptions, replan
from optimizer.solution import Solution, Status, Tier
from optimizer.solve import solve
from optimizer.validate import flaws_of
from tests.optimizer.replan.changing import changes
from tests.optimizer.replan.diffing import differences
from tests.optimizer.tiny_problems import problems

QUICKLY = SolveOptions(seconds=20, seed=1, workers=1)
FELT = (Tier.MUST, Tier.SHOULD, Tier.STABILITY)
NOW = st.sampled_from([0, 420, 540, 600, 700])


@st.composite
def events(draw):
    """A problem as it was, the plan that was told, the problem as it is, and how it re-plans."""
    before = draw(problems())
    options = ReplanOptions(
        now_min=draw(NOW),
        seconds=20,
        workers=1,
        approved=("e2",),
        senior_leaders=("mayor",),
        unfrozen=draw(st.sampled_from([(), ("e1",)])),
    )
    return before, solve(before, QUICKLY).solution, draw(changes(before)), options


def plans_of(answer):
    return [answer.fallback, *(each.result for each in answer.alternatives)]


def interpreters(visit):
    return {name for team in visit.teams for name in team.interpreters}


@given(event=events())
@settings(max_examples=30)
def test_what_has_begun_or_is_close_stays_unless_it_is_named(event):
    _, told, problem, options = event
    answer = replan(problem, told, options)
    asked = {each.id for each in problem.engagements}
    named = {(lock.engagement, lock.dimension) for lock in answer.released}
    locked = {(lock.engagement, lock.dimension) for lock in problem.locks}
    for plan in plans_of(answer):
        planned = {visit.engagement: visit for visit in plan.solution.visits}
        for visit in told.visits:
            close_min = 120 if visit.host in options.senior_leaders else 45
            name = visit.engagement
            if name not in asked or visit.start_min >= options.now_min + close_min:
                continue
            if name in options.unfrozen or (name, Dimension.EXISTENCE) in named | locked:
                continue
            now = planned[name]
            for dimension, same in (
                (Dimension.TIME, now.start_min == visit.start_min),
                (Dimension.PLACE, now.room == visit.room),
                (Dimension.HOST, now.host == visit.host),
                (Dimension.INTERPRETER, interpreters(now) == interpreters(visit)),
            ):
                assert same or (name, dimension) in locked


@given(event=events())
@settings(max_examples=30)
def test_every_plan_is_checked_and_none_breaks_what_the_fallback_keeps(event):
    _, told, problem, options = event
    answer = replan(problem, told, options)
    assert flaws_of(answer.problem) == ()
    assert answer.alternatives[0].kind is AlternativeKind.FEWEST_CHANGES
    kept = {(each.rule, each.ids) for each in answer.fallback.violations}
    for plan in plans_of(answer):
        assert plan.violations == check.violations(answer.problem, plan.solution)
        assert plan.costs == check.costs(answer.problem, plan.solution)
        assert {(each.rule, each.ids) for each in plan.violations} <= kept
        starts = {visit.engagement: visit.start_min for visit in told.visits}
        for visit in plan.solution.visits:
            is_told = visit.start_min == starts.get(visit.engagement)
            assert is_told or visit.start_min >= options.now_min or problem.locks
    for each in answer.alternatives:
        assert set(each.changes) == differences(problem, told, each.result.solution)


@given(event=events())
@settings(max_examples=30)
def test_no_plan_changes_less_than_what_is_proved(event):
    _, told, problem, options = event
    answer = replan(problem, told, options)
    best = solve(answer.problem, QUICKLY)
    first = answer.alternatives[0].result
    if best.status is Status.INFEASIBLE:
        return
    assert first.status is not Status.INFEASIBLE
    least, reached = (
        check.tier_values(answer.problem, Solution(each.solution.visits)) for each in (best, first)
    )
    assert [reached[tier] for tier in FELT] == [least[tier] for tier in FELT]


@given(before=problems())
@settings(max_examples=20)
def test_a_plan_that_still_holds_stays_as_it_is(before):
    before = replace(before, baseline=None)
    told = solve(before, QUICKLY)
    if told.violations:
        return
    answer = replan(before, told.solution, ReplanOptions(now_min=0, workers=1))
    first = answer.alternatives[0]
    assert (first.changes, first.result.solution.visits) == ((), told.solution.visits)
    assert answer.fallback.solution == first.result.solution
    assert answer.released == ()
