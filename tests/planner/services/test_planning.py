"""Runs: queued, followed, stopped, and turned into a plan exactly once."""

from dataclasses import replace

import pytest

from optimizer import check
from optimizer.document import load_problem
from optimizer.options import Progress
from optimizer.solution import Result, Solution, Status, Tier
from planner.jobs import result_of
from planner.services import planning, plans, scenarios
from planner.services.ground import ground_of
from planner.services.progress import progress_point
from planner.services.vetting import PlanRefused
from planner.services.views import PlanRef, RunStatus
from planner.store import queue, runs
from planner.store.codec import encode
from planner.translate.as_of import as_of


def finish(ctx, change=lambda result: result):
    """Answer the run that waits with the plan that the first run found."""
    with ctx.store.transaction("worker") as tx:
        held = queue.claim(tx, 60.0)
        assert held is not None
        result = change(result_of(tx, 1))
        queue.finish(tx, held, encode(result))


def test_a_run_is_queued_with_the_problem_as_it_stands(ctx, t):
    run_id = planning.start(ctx, 1, seconds=3.0, seed=9)
    seen = planning.view(ctx, run_id, t)
    assert (seen.status, seen.status_label) == (RunStatus.WAITING, "Waiting for its turn")
    assert (seen.limit_seconds, seen.latest, seen.plan_number) == (3.0, None, None)
    with ctx.store.snapshot() as view:
        order = runs.get(view, run_id)
        problem = load_problem(runs.problem(view, run_id))
    assert (order.seed, order.source.scenario_version, order.author) == (9, 1, "officer")
    assert len(problem.engagements) == 14


def test_without_wishes_the_scenarios_then_the_settings_hold(ctx, small):
    first = planning.start(ctx, 1)
    wishes = replace(small.settings, seconds=5, seed=3)
    scenarios.save(ctx, 1, 1, replace(small, settings=wishes), "wishes")
    second = planning.start(ctx, 1)
    with ctx.store.snapshot() as view:
        orders = [runs.get(view, run_id) for run_id in (first, second)]
    assert [(order.seconds, order.seed) for order in orders] == [
        (ctx.settings.solve_seconds, small.settings.seed),
        (5, 3),
    ]


def test_a_run_that_nobody_began_is_cancelled_by_a_stop(ctx, t):
    run_id = planning.start(ctx, 1)
    planning.stop(ctx, run_id)
    seen = planning.view(ctx, run_id, t)
    assert (seen.status, seen.status.is_over) == (RunStatus.CANCELLED, True)
    assert planning.collect(ctx, run_id) is None


def test_a_run_that_is_told_to_stop_says_so(ctx, t):
    run_id = planning.start(ctx, 1)
    with ctx.store.transaction("worker") as tx:
        queue.claim(tx, 60.0)
    assert planning.view(ctx, run_id, t).status is RunStatus.RUNNING
    planning.stop(ctx, run_id)
    assert planning.view(ctx, run_id, t).status is RunStatus.STOPPING


def test_who_watches_a_finished_run_finds_its_plan(ctx, t):
    run_id = planning.start(ctx, 1)
    finish(ctx)
    seen = planning.latest(ctx, 1, t)
    assert seen is not None
    assert (seen.id, seen.status, seen.plan_number) == (run_id, RunStatus.DONE, 2)
    assert plans.latest(ctx, 1) == PlanRef(1, 2)


def test_a_result_becomes_a_plan_once(ctx, t):
    run_id = planning.start(ctx, 1)
    finish(ctx)
    assert [planning.collect(ctx, run_id) for _ in range(3)] == [2, 2, 2]
    assert [row.number for row in plans.all_plans(ctx, 1, t)] == [2, 1]


def test_a_plan_with_nothing_in_it_is_no_plan(ctx, t):
    run_id = planning.start(ctx, 1)
    nothing = Result(Status.TIMED_OUT, Solution(()), (), (), (), (), seconds=1.0, seed=1, workers=1)

    def found(_result):
        scenario = scenarios.current(ctx, 1).scenario
        problem = ground_of(scenario, ctx.geography, as_of(ctx.clock(), scenario))
        return replace(
            nothing, violations=check.violations(problem.translation.problem, Solution(()))
        )

    finish(ctx, found)
    assert planning.collect(ctx, run_id) is None
    assert planning.view(ctx, run_id, t).plan_number is None


def test_an_answer_that_breaks_a_rule_unsaid_is_refused(ctx):
    run_id = planning.start(ctx, 1)

    def tampered(result):
        visits = tuple(replace(visit, host="nobody") for visit in result.solution.visits)
        return replace(result, solution=replace(result.solution, visits=visits))

    finish(ctx, tampered)
    with pytest.raises(PlanRefused):
        planning.collect(ctx, run_id)
    assert plans.latest(ctx, 1) == PlanRef(1, 1)


def test_a_plan_is_made_of_the_scenario_that_the_run_was_made_from(ctx, small):
    run_id = planning.start(ctx, 1)
    changed = replace(small, engagements=small.engagements[:-1])
    scenarios.save(ctx, 1, 1, changed, "shorter")
    finish(ctx)
    assert planning.collect(ctx, run_id) == 2
    assert len(plans.get(ctx, PlanRef(1, 2)).visits) == 14


def test_progress_is_told_in_words(t, zh):
    word = Progress(1.5, "placing", Tier.PROTOCOL, 40, None, 0, 2)
    point = progress_point(word, t)
    assert (point.phase_label, point.tier, point.unplaced_shoulds) == (
        "Placing engagements",
        "protocol",
        2,
    )
    assert progress_point(word, zh).tier_label == "礼宾：对等、意愿与希望时间"
