"""Runs as a queue: claimed under a lease, fenced, stopped, given up, collected once."""

import pytest

from planner.errors import NotFound
from planner.store import queue, runs
from planner.store.runs import RunFailure, RunKind, RunOrder, RunProgress, RunSource, RunStatus

LEASE_S = 5.0
ORDER = RunOrder('{"problem":1}', 30.0, 7, 2, versions=(("ortools", "9.15"),))


def word(seq, value=0):
    return RunProgress(seq, 0.5 * seq, "search", 4, value, None, 0, 1)


@pytest.fixture
def submit(store, period_id):
    def submit():
        with store.transaction("officer") as tx:
            return runs.submit(tx, RunSource(period_id, 1, "plan", parent_number=3), ORDER)

    return submit


@pytest.fixture
def claim(store):
    def claim(owner="worker-1"):
        with store.transaction(owner) as tx:
            return queue.claim(tx, LEASE_S)

    return claim


@pytest.fixture
def show(store):
    def show(run_id):
        with store.snapshot() as view:
            return runs.get(view, run_id)

    return show


def test_a_run_waits_with_all_that_is_needed_to_repeat_it(store, submit, show, period_id, clock):
    run_id = submit()
    run = show(run_id)
    assert run.source == RunSource(period_id, 1, "plan", parent_number=3)
    assert (run.status, run.author, run.submitted_at) == (RunStatus.QUEUED, "officer", clock.at)
    assert (run.seconds, run.seed, run.solver_threads) == (30.0, 7, 2)
    assert run.versions == (("ortools", "9.15"),)
    with store.snapshot() as view:
        assert runs.problem(view, run_id) == '{"problem":1}'
        assert runs.result(view, run_id) is None
        assert runs.latest(view, period_id) == run
        assert queue.has_work(view, clock.at)


def test_the_oldest_run_is_taken_up_first_and_by_one_worker(submit, claim, show, clock):
    first, second = submit(), submit()
    claims = [claim("worker-1"), claim("worker-2"), claim("worker-3")]
    assert [None if c is None else c.run_id for c in claims] == [first, second, None]
    assert claims[0] == queue.Claim(first, 1, 1, '{"problem":1}', 30.0, 7, 2, RunKind.PLAN, None)
    assert (show(first).status, show(first).started_at) == (RunStatus.RUNNING, clock.at)


def test_a_finished_run_keeps_its_result(store, submit, claim, show, clock):
    held = (submit(), claim())[1]
    clock.move(3)
    with store.transaction("worker-1") as tx:
        assert queue.finish(tx, held, '{"result":1}', "noted")
    run = show(held.run_id)
    assert (run.status, run.finished_at, run.collected) == (RunStatus.DONE, clock.at, False)
    with store.snapshot() as view:
        assert runs.result(view, held.run_id) == '{"result":1}'
        assert runs.log(view, held.run_id) == "noted"
        assert runs.uncollected(view) == (held.run_id,)


def test_a_run_is_taken_up_again_when_its_lease_has_run_out(store, submit, claim, clock):
    first = (submit(), claim("worker-1"))[1]
    clock.move(LEASE_S)
    assert claim("worker-2") is None
    clock.move(0.1)
    with store.snapshot() as view:
        assert queue.has_work(view, clock.at)
    second = claim("worker-2")
    assert (second.run_id, second.fence, second.attempt) == (first.run_id, 2, 2)


def test_a_renewed_lease_keeps_others_out(store, submit, claim, clock):
    held = (submit(), claim("worker-1"))[1]
    for _ in range(4):
        clock.move(LEASE_S * 0.8)
        with store.transaction("worker-1") as tx:
            assert queue.renew(tx, held, LEASE_S)
        assert claim("worker-2") is None


def test_a_worker_that_was_thought_dead_changes_nothing(store, submit, claim, show, clock):
    dead = (submit(), claim("worker-1"))[1]
    clock.move(LEASE_S + 1)
    held = claim("worker-2")
    with store.transaction("worker-1") as tx:
        outcomes = [
            queue.renew(tx, dead, LEASE_S),
            queue.report(tx, dead, (word(1),)),
            queue.finish(tx, dead, "{}"),
            queue.fail(tx, dead, RunFailure.SOLVER_ERROR, ""),
            queue.release(tx, dead),
        ]
        assert (outcomes, queue.must_stop(tx, dead)) == ([False] * 5, True)
    assert show(held.run_id).status is RunStatus.RUNNING
    with store.transaction("worker-2") as tx:
        assert runs.progress(tx, held.run_id) == ()
        assert queue.finish(tx, held, "{}")
    with store.transaction("worker-2") as tx:
        assert not queue.finish(tx, held, "{}")


def test_a_run_that_lost_three_workers_is_given_up(store, submit, claim, show, clock):
    lost, next_in_line = submit(), submit()
    for _ in range(queue.MAX_ATTEMPTS):
        held = claim()
        assert held.run_id == lost
        clock.move(LEASE_S + 1)
    assert claim().run_id == next_in_line
    run = show(lost)
    assert (run.status, run.failure, run.attempts) == (
        RunStatus.FAILED,
        RunFailure.WORKER_LOST,
        queue.MAX_ATTEMPTS,
    )


def test_a_run_handed_back_has_lost_no_attempt(store, submit, claim, show, clock):
    submit()
    for _ in range(queue.MAX_ATTEMPTS + 1):
        held = claim()
        with store.transaction("worker-1") as tx:
            assert queue.release(tx, held)
    assert (show(held.run_id).status, show(held.run_id).attempts) == (RunStatus.QUEUED, 0)
    assert claim().attempt == 1


def test_progress_is_read_in_order_and_starts_anew_with_a_new_attempt(store, submit, claim, clock):
    held = (submit(), claim())[1]
    with store.transaction("worker-1") as tx:
        assert queue.report(tx, held, (word(1, 9), word(2, 8)))
        assert queue.report(tx, held, (word(3, 7),))
        assert runs.progress(tx, held.run_id) == (word(1, 9), word(2, 8), word(3, 7))
        assert runs.progress(tx, held.run_id, after=2) == (word(3, 7),)
    clock.move(LEASE_S + 1)
    held = claim("worker-2")
    with store.transaction("worker-2") as tx:
        assert runs.progress(tx, held.run_id) == ()
        assert queue.report(tx, held, (word(1),))


def test_a_stop_reaches_the_worker(store, submit, claim, show):
    held = (submit(), claim())[1]
    with store.transaction("worker-1") as tx:
        assert not queue.must_stop(tx, held)
    with store.transaction("officer") as tx:
        runs.request_stop(tx, held.run_id)
    with store.transaction("worker-1") as tx:
        assert queue.must_stop(tx, held)
        assert queue.renew(tx, held, LEASE_S)
        assert queue.finish(tx, held, "{}")
    assert show(held.run_id).status is RunStatus.DONE


def test_a_run_stopped_before_it_began_is_cancelled(store, submit, claim, show, clock):
    run_id = submit()
    with store.transaction("officer") as tx:
        runs.request_stop(tx, run_id)
    assert (show(run_id).status, show(run_id).finished_at) == (RunStatus.CANCELLED, clock.at)
    assert claim() is None


def test_a_run_that_is_over_stays_as_it_is(store, submit, claim, show):
    held = (submit(), claim())[1]
    with store.transaction("worker-1") as tx:
        queue.fail(tx, held, RunFailure.SOLVER_ERROR, "trace")
    before = show(held.run_id)
    with store.transaction("officer") as tx:
        runs.request_stop(tx, held.run_id)
        assert not runs.mark_collected(tx, held.run_id)
    assert show(held.run_id) == before
    assert (before.failure, before.status.is_over) == (RunFailure.SOLVER_ERROR, True)


def test_a_result_is_collected_by_one_only(store, submit, claim, show):
    held = (submit(), claim())[1]
    with store.transaction("page") as tx:
        assert not runs.mark_collected(tx, held.run_id)
    with store.transaction("worker-1") as tx:
        queue.finish(tx, held, "{}")
    taken = []
    for who in ("worker-1", "page"):
        with store.transaction(who) as tx:
            taken.append(runs.mark_collected(tx, held.run_id))
    assert taken == [True, False]
    assert show(held.run_id).collected
    with store.snapshot() as view:
        assert runs.uncollected(view) == ()


def test_a_result_of_which_no_plan_can_be_made_is_a_failure(store, submit, claim, show):
    held = (submit(), claim())[1]
    with store.transaction("worker-1") as tx:
        queue.finish(tx, held, "{}")
        runs.refuse_result(tx, held.run_id, "trace")
    assert (show(held.run_id).status, show(held.run_id).failure) == (
        RunStatus.FAILED,
        RunFailure.RESULT_REFUSED,
    )
    with store.snapshot() as view:
        assert (runs.uncollected(view), runs.log(view, held.run_id)) == ((), "trace")


def test_unknown_runs_are_not_found(store, period_id):
    with store.snapshot() as view:
        assert runs.latest(view, period_id) is None
        for ask in (runs.get, runs.problem):
            with pytest.raises(NotFound):
                ask(view, 9)
