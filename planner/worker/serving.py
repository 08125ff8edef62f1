"""The worker's loop: one run after another, and none of them lost by what goes wrong."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from planner.errors import StorageFailed
from planner.jobs.work import Answer, answer
from planner.store import Store, queue, runs
from planner.store.queue import Claim
from planner.store.runs import RunFailure
from planner.worker.signals import Signals
from planner.worker.watch import Watch

LEASE_S = 5.0
"""A run is taken up by another worker this long after its own was last heard of."""
IDLE_S = 0.2
"""How often a worker without work looks for some."""
TROUBLED_S = 2.0
"""How long a worker waits when the store is out of reach."""

_log = logging.getLogger(__name__)

OnDone = Callable[[int], object]
"""Makes a plan of the result of the run with this id."""


@dataclass(frozen=True, slots=True)
class Worker:
    """Who works, where, for how long without a sign of life, and what becomes of results."""

    store: Store
    owner: str
    on_done: OnDone
    signals: Signals
    lease_s: float = LEASE_S


def serve(worker: Worker) -> None:
    """Take up runs until asked to leave."""
    collect_all(worker)
    while not worker.signals.ask_to_leave():
        try:
            pause_s = 0.0 if serve_one(worker) else IDLE_S
        except StorageFailed as error:
            _log.warning("the store is out of reach: %s", error)
            pause_s = TROUBLED_S
        worker.signals.closing.wait(pause_s)


def serve_one(worker: Worker) -> bool:
    """Take up one run, if there is one, and see it to its end; tells whether there was.

    Raises:
        StorageFailed: the run, if there was one, is taken up again when its lease has run out.
    """
    held = _claim(worker)
    if held is None:
        return False
    _log.info("run %d: attempt %d begins", held.run_id, held.attempt)
    with Watch(worker.store, worker.owner, held, worker.lease_s) as watch:
        found = _answer(worker, held, watch)
    kept = _keep(worker, held, watch, found)
    _log.info("run %d: %s", held.run_id, "kept" if kept else "not ours any more")
    collect_all(worker)
    return True


def collect_all(worker: Worker) -> None:
    """Make plans of all results that wait for it, whichever worker they are from."""
    with worker.store.snapshot() as view:
        waiting = runs.uncollected(view)
    for run_id in waiting:
        try:
            worker.on_done(run_id)
        except StorageFailed as error:
            _log.warning("run %d waits to be collected: %s", run_id, error)
        except Exception:  # noqa: BLE001 - the worker outlives every bug in what it calls
            # A result that no plan can be made of must be seen as a failure, not wait for ever.
            _log.exception("run %d: its result is refused", run_id)
            with worker.store.transaction(worker.owner) as tx:
                runs.refuse_result(tx, run_id, traceback.format_exc())


def _claim(worker: Worker) -> Claim | None:
    with worker.store.snapshot() as view:
        if not queue.has_work(view, worker.store.clock()):
            return None
    with worker.store.transaction(worker.owner) as tx:
        return queue.claim(tx, worker.lease_s)


def _answer(worker: Worker, held: Claim, watch: Watch) -> Answer | str:
    """Return the solver's answer, or the trace of what broke it."""

    def should_stop() -> bool:
        return watch.should_stop() or worker.signals.closing.is_set()

    try:
        return answer(held, watch.hear, should_stop)
    except Exception:  # noqa: BLE001 - the worker outlives every bug in what it calls
        # A bug in the solver must take neither the worker nor the run with it.
        _log.exception("run %d: the solver broke", held.run_id)
        return traceback.format_exc()


def _keep(worker: Worker, held: Claim, watch: Watch, found: Answer | str) -> bool:
    if watch.lost:
        return False
    with worker.store.transaction(worker.owner) as tx:
        if isinstance(found, str):
            return queue.fail(tx, held, RunFailure.SOLVER_ERROR, found)
        if found.is_cut and not watch.should_stop():
            # We ended it because we are told to leave; nobody asked for half a plan.
            return queue.release(tx, held)
        return queue.finish(tx, held, found.document)
