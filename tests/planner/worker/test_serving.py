"""A worker with real solves: results kept, stops heard, and no run lost by what goes wrong."""

import subprocess
import sys
import threading
import time
from dataclasses import replace

import pytest

from optimizer.options import SolveOptions
from optimizer.problem import Dimension
from optimizer.solution import Status
from optimizer.solve import solve
from planner.jobs import replanned_of, result_of, task_of
from planner.store import queue, runs
from planner.store.runs import RunFailure, RunKind, RunOrder, RunSource, RunStatus
from planner.worker.serving import Worker, collect_all, serve, serve_one
from planner.worker.signals import Signals

LEASE_S = 1.0

# A worker process that makes no plans of its results.
PROCESS = """
import sys
from planner.store import open_store
from planner.worker.serving import Worker, serve
from planner.worker.signals import Signals
serve(Worker(open_store(sys.argv[1]), "killed", lambda run_id: None, Signals(), lease_s=1.0))
"""


@pytest.fixture
def signals():
    return Signals()


@pytest.fixture
def collected():
    return []


@pytest.fixture
def worker(store, signals, collected):
    def collect(run_id):
        with store.transaction("worker") as tx:
            if runs.mark_collected(tx, run_id):
                collected.append(run_id)

    return Worker(store, "worker", collect, signals, lease_s=LEASE_S)


@pytest.fixture
def await_progress(store):
    """Wait until a running solve has said something."""

    def await_progress(run_id):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with store.snapshot() as view:
                if runs.progress(view, run_id):
                    return
            time.sleep(0.02)
        raise TimeoutError

    return await_progress


@pytest.fixture
def meanwhile():
    """Do something on another thread; the test waits for it at its end."""
    threads = []

    def meanwhile(action):
        thread = threading.Thread(target=action)
        threads.append(thread)
        thread.start()

    yield meanwhile
    for thread in threads:
        thread.join()


def test_without_work_there_is_nothing_to_serve(worker):
    assert not serve_one(worker)


def test_a_run_is_solved_kept_and_collected_once(worker, order, easy, store, show, collected):
    run_id = order(easy, 10.0)
    assert serve_one(worker)
    run = show(run_id)
    assert (run.status, run.attempts, run.collected) == (RunStatus.DONE, 1, True)
    with store.snapshot() as view:
        result = result_of(view, run_id)
        words = runs.progress(view, run_id)
    assert result is not None
    assert (result.status, result.violations, len(result.solution.visits)) == (
        Status.OPTIMAL,
        (),
        1,
    )
    assert [word.seq for word in words] == list(range(1, len(words) + 1))
    assert words[-1].unplaced_shoulds == 0
    collect_all(worker)
    assert collected == [run_id]


def test_a_replan_is_answered_with_its_changes(worker, order_replan, easy, store, show):
    told = solve(easy, SolveOptions(5.0, seed=1, workers=1)).solution
    room = told.visits[0].room
    closed = tuple(r for r in easy.rooms if r.id != room)
    rooms = tuple(o for o in easy.engagements[0].rooms if o.room != room)
    changed = replace(easy, rooms=closed, engagements=(replace(easy.engagements[0], rooms=rooms),))
    run_id = order_replan(changed, told)
    assert serve_one(worker)
    assert (show(run_id).kind, show(run_id).status) == (RunKind.REPLAN, RunStatus.DONE)
    with store.snapshot() as view:
        answers = replanned_of(view, run_id)
        assert task_of(view, run_id).request == "said by the planner"
    assert answers is not None
    (first,) = answers.alternatives
    assert [(each.dimension, each.old) for each in first.changes] == [(Dimension.PLACE, (room,))]
    assert first.result.violations == ()


def test_a_stop_is_heard_within_a_second_and_gives_the_plan_so_far(
    worker, order, hard, store, show, await_progress, meanwhile
):
    run_id = order(hard, 60.0)
    asked_at = []

    def stop():
        await_progress(run_id)
        with store.transaction("officer") as tx:
            runs.request_stop(tx, run_id)
        asked_at.append(time.monotonic())

    meanwhile(stop)
    serve_one(worker)
    assert time.monotonic() - asked_at[0] < 1.0
    assert show(run_id).status is RunStatus.DONE
    with store.snapshot() as view:
        result = result_of(view, run_id)
    assert result is not None
    assert result.status is Status.STOPPED


def test_a_worker_that_must_close_puts_its_run_back(
    worker, signals, order, hard, show, await_progress, meanwhile
):
    run_id = order(hard, 60.0)

    def close():
        await_progress(run_id)
        signals.closing.set()

    meanwhile(close)
    serve(worker)
    assert (show(run_id).status, show(run_id).attempts) == (RunStatus.QUEUED, 0)


def test_an_orphaned_worker_finishes_its_run_and_takes_no_other(
    worker, signals, order, easy, hard, show, await_progress, meanwhile
):
    first, second = order(hard, 3.0), order(easy, 10.0)

    def orphan():
        await_progress(first)
        signals.orphaned.set()

    meanwhile(orphan)
    serve(worker)
    assert (show(first).status, show(second).status) == (RunStatus.DONE, RunStatus.QUEUED)


def test_a_run_that_breaks_the_solver_fails_and_the_next_is_served(
    worker, order, easy, store, show
):
    with store.transaction("officer") as tx:
        broken = runs.submit(tx, RunSource(1, 1, "plan"), RunOrder("{}", 1.0, 1, 1))
    sound = order(easy, 10.0)
    assert serve_one(worker)
    assert serve_one(worker)
    assert (show(broken).status, show(broken).failure) == (
        RunStatus.FAILED,
        RunFailure.SOLVER_ERROR,
    )
    assert show(sound).status is RunStatus.DONE
    with store.snapshot() as view:
        assert "InvalidProblem" in runs.log(view, broken)


def test_a_result_that_cannot_be_collected_is_a_failure(store, signals, order, easy, show):
    def refuse(_run_id):
        raise ValueError("no_plan")

    run_id = order(easy, 10.0)
    serve_one(Worker(store, "worker", refuse, signals))
    assert (show(run_id).status, show(run_id).failure) == (
        RunStatus.FAILED,
        RunFailure.RESULT_REFUSED,
    )


def test_results_that_another_worker_left_are_collected(worker, order, easy, store, collected):
    run_id = order(easy, 10.0)
    with store.transaction("dead") as tx:
        held = queue.claim(tx, LEASE_S)
        assert held is not None
        queue.finish(tx, held, "{}")
    collect_all(worker)
    assert collected == [run_id]


def test_a_worker_whose_claim_was_lost_keeps_nothing(
    worker, order, hard, store, show, await_progress, meanwhile
):
    run_id = order(hard, 60.0)

    def take_over():
        await_progress(run_id)
        with store.transaction("other") as tx:
            tx.connection.exec_driver_sql("UPDATE run SET fence = fence + 1, owner = 'other'")

    meanwhile(take_over)
    serve_one(worker)
    assert (show(run_id).status, show(run_id).collected) == (RunStatus.RUNNING, False)
    with store.snapshot() as view:
        assert runs.result(view, run_id) is None


def test_the_run_of_a_killed_worker_is_taken_up_when_its_lease_has_run_out(
    worker, order, hard, settings, show, await_progress
):
    run_id = order(hard, 3.0)
    process = subprocess.Popen([sys.executable, "-c", PROCESS, settings.database_url])
    await_progress(run_id)
    process.kill()
    process.wait()
    killed_at = time.monotonic()
    while not serve_one(worker):
        assert time.monotonic() - killed_at < LEASE_S + 2
        time.sleep(0.05)
    run = show(run_id)
    assert (run.status, run.attempts, run.collected) == (RunStatus.DONE, 2, True)
