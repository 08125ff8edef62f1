"""Runs of the optimizer, as workers see them: claimed under a lease, guarded by a fence.

A claim is good until its lease runs out, and each claim of a run has a higher fence number than
the one before. A worker that was thought dead and comes back finds that its number is no longer
the run's: nothing that it writes is kept.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.sql import ColumnElement

from planner.store.runs import RunFailure, RunKind, RunProgress, RunStatus
from planner.store.tables import run, run_progress
from planner.store.transactions import Transaction, View

MAX_ATTEMPTS = 3
"""A run whose worker was lost this often is given up: it is likely what kills the worker."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A worker's hold on a run, with what it needs for solving."""

    run_id: int
    fence: int
    attempt: int
    problem: str
    seconds: float
    seed: int
    solver_threads: int
    kind: RunKind
    task: str | None


def has_work(view: View, at: datetime) -> bool:
    """Tell whether `claim` would find something to do at a moment; keeps no writer waiting."""
    query = select(run.c.id).where(_is_free(at)).limit(1)
    return view.connection.execute(query).first() is not None


def claim(tx: Transaction, lease_s: float) -> Claim | None:
    """Take up the oldest run that waits or whose worker's lease ran out; None when there is none.

    The transaction's actor becomes the run's owner. Runs that lost their worker `MAX_ATTEMPTS`
    times are marked as failed on the way.
    """
    _give_up_lost(tx)
    waiting = (
        select(run.c.id)
        .where(_is_free(tx.at), run.c.attempts < MAX_ATTEMPTS)
        .order_by(run.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    row = tx.connection.execute(
        update(run)
        .where(run.c.id == waiting)
        .values(
            status=RunStatus.RUNNING.value,
            attempts=run.c.attempts + 1,
            fence=run.c.fence + 1,
            owner=tx.actor,
            started_at=tx.at,
            lease_until=tx.at.timestamp() + lease_s,
        )
        .returning(
            run.c.id,
            run.c.fence,
            run.c.attempts,
            run.c.problem,
            run.c.seconds,
            run.c.seed,
            run.c.solver_threads,
            run.c.kind,
            run.c.task,
        )
    ).first()
    if row is None:
        return None
    # What an earlier attempt said is not true of this one.
    tx.connection.execute(delete(run_progress).where(run_progress.c.run_id == row.id))
    return Claim(
        run_id=row.id,
        fence=row.fence,
        attempt=row.attempts,
        problem=row.problem,
        seconds=row.seconds,
        seed=row.seed,
        solver_threads=row.solver_threads,
        kind=RunKind(row.kind),
        task=row.task,
    )


def renew(tx: Transaction, held: Claim, lease_s: float) -> bool:
    """Extend a claim's lease; false when the claim is lost."""
    renewed = tx.connection.execute(
        update(run).where(_holds(held)).values(lease_until=tx.at.timestamp() + lease_s)
    )
    return renewed.rowcount == 1


def must_stop(view: View, held: Claim) -> bool:
    """Tell whether a worker should end its solve: it was asked to, or its claim is lost."""
    query = select(run.c.stop_requested).where(_holds(held))
    asked = view.connection.execute(query).scalar()
    return asked is None or asked


def report(tx: Transaction, held: Claim, words: tuple[RunProgress, ...]) -> bool:
    """Keep words from a running solve, numbered by the worker; false when the claim is lost."""
    if tx.connection.execute(select(run.c.id).where(_holds(held))).first() is None:
        return False
    for word in words:
        tx.connection.execute(
            insert(run_progress).values(
                run_id=held.run_id,
                seq=word.seq,
                seconds=word.seconds,
                phase=word.phase,
                tier=word.tier,
                value=word.value,
                bound=word.bound,
                unplaced_musts=word.unplaced_musts,
                unplaced_shoulds=word.unplaced_shoulds,
            )
        )
    return True


def finish(tx: Transaction, held: Claim, result: str, log: str = "") -> bool:
    """Keep a run's result; false when the claim is lost, and then nothing is kept."""
    return _end(tx, held, status=RunStatus.DONE.value, result=result, log=run.c.log + log)


def fail(tx: Transaction, held: Claim, failure: RunFailure, log: str) -> bool:
    """Mark a run as failed; false when the claim is lost."""
    return _end(
        tx,
        held,
        status=RunStatus.FAILED.value,
        failure=failure.value,
        log=run.c.log + log,
    )


def release(tx: Transaction, held: Claim) -> bool:
    """Put a run back into the queue, as if it had not been claimed; false when the claim is lost.

    For a worker that is told to end: its run is no less healthy for that.
    """
    released = tx.connection.execute(
        update(run)
        .where(_holds(held))
        .values(
            status=RunStatus.QUEUED.value,
            owner=None,
            lease_until=0.0,
            attempts=run.c.attempts - 1,
        )
    )
    return released.rowcount == 1


def _give_up_lost(tx: Transaction) -> None:
    tx.connection.execute(
        update(run)
        .where(_lease_ran_out(tx.at), run.c.attempts >= MAX_ATTEMPTS)
        .values(
            status=RunStatus.FAILED.value,
            failure=RunFailure.WORKER_LOST.value,
            finished_at=tx.at,
        )
    )


def _is_free(at: datetime) -> ColumnElement[bool]:
    return or_(run.c.status == RunStatus.QUEUED.value, _lease_ran_out(at))


def _lease_ran_out(at: datetime) -> ColumnElement[bool]:
    return (run.c.status == RunStatus.RUNNING.value) & (run.c.lease_until < at.timestamp())


def _holds(held: Claim) -> ColumnElement[bool]:
    return (
        (run.c.id == held.run_id)
        & (run.c.fence == held.fence)
        & (run.c.status == RunStatus.RUNNING.value)
    )


def _end(tx: Transaction, held: Claim, **values: object) -> bool:
    ended = tx.connection.execute(
        update(run).where(_holds(held)).values(finished_at=tx.at, **values)
    )
    return ended.rowcount == 1
