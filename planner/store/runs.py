"""Runs of the optimizer, as people see them: ordered, followed, stopped, collected.

A run is a row, and the rows are the queue: what a worker does to them is in `planner.store.queue`.
Problem and result are the optimizer's own documents; the store does not look into them.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Row, insert, select, update

from planner.errors import NotFound
from planner.store import audit
from planner.store.audit import AuditAction
from planner.store.codec import encode, sha256_of
from planner.store.tables import run, run_progress
from planner.store.transactions import Transaction, View


class RunStatus(StrEnum):
    """Where a run stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more will happen to the run."""
        return self not in {RunStatus.QUEUED, RunStatus.RUNNING}


class RunKind(StrEnum):
    """What a run is asked for."""

    PLAN = "plan"
    REPLAN = "replan"
    EXPLAIN = "explain"
    ALTERNATIVES = "alternatives"


class RunFailure(StrEnum):
    """Why a run failed."""

    WORKER_LOST = "worker_lost"
    SOLVER_ERROR = "solver_error"
    RESULT_REFUSED = "result_refused"


@dataclass(frozen=True, slots=True)
class RunSource:
    """What a run was made from, and why.

    `parent_number` is the plan version that the run starts from, None for a plan from nothing.
    """

    period_id: int
    scenario_version: int
    reason: str
    parent_number: int | None = None


@dataclass(frozen=True, slots=True)
class RunOrder:
    """What is asked of the optimizer.

    `problem` is a problem document; `task` is what a kind of run needs beside it, a document of
    its own. `versions` name the releases of the solver and of the planner, so that the run can be
    repeated.
    """

    problem: str
    seconds: float
    seed: int
    solver_threads: int
    versions: tuple[tuple[str, str], ...] = ()
    kind: RunKind = RunKind.PLAN
    task: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A run without its documents; `collected` once its result has become a plan (or nothing)."""

    id: int
    kind: RunKind
    source: RunSource
    author: str
    submitted_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    problem_sha256: str
    seconds: float
    seed: int
    solver_threads: int
    versions: tuple[tuple[str, str], ...]
    status: RunStatus
    stop_requested: bool
    attempts: int
    failure: RunFailure | None
    collected: bool


@dataclass(frozen=True, slots=True)
class RunProgress:
    """One word from a running solve, as the optimizer's `Progress` says it; `seq` from 1."""

    seq: int
    seconds: float
    phase: str
    tier: int
    value: int
    bound: int | None
    unplaced_musts: int
    unplaced_shoulds: int


def submit(tx: Transaction, source: RunSource, order: RunOrder) -> int:
    """Queue a run and return its id; a worker takes up the oldest first."""
    run_id: int = tx.connection.execute(
        insert(run)
        .values(
            period_id=source.period_id,
            scenario_version=source.scenario_version,
            parent_number=source.parent_number,
            kind=order.kind.value,
            author=tx.actor,
            reason=source.reason,
            submitted_at=tx.at,
            problem=order.problem,
            problem_sha256=sha256_of(order.problem),
            task=order.task,
            seconds=order.seconds,
            seed=order.seed,
            solver_threads=order.solver_threads,
            versions=encode(order.versions),
            status=RunStatus.QUEUED.value,
            stop_requested=False,
            lease_until=0.0,
            fence=0,
            attempts=0,
            log="",
        )
        .returning(run.c.id)
    ).scalar_one()
    audit.append(
        tx, AuditAction.RUN_SUBMITTED, f"run/{run_id}", problem_sha256=sha256_of(order.problem)
    )
    return run_id


def request_stop(tx: Transaction, run_id: int) -> None:
    """Ask a run to end with the best plan so far; one that nobody has begun is cancelled.

    A run that is over stays as it is.

    Raises:
        NotFound: `run`.
    """
    found = get(tx, run_id)
    if found.status.is_over or found.stop_requested:
        return
    tx.connection.execute(
        update(run)
        .where(run.c.id == run_id, run.c.status == RunStatus.QUEUED.value)
        .values(status=RunStatus.CANCELLED.value, finished_at=tx.at)
    )
    tx.connection.execute(update(run).where(run.c.id == run_id).values(stop_requested=True))
    audit.append(tx, AuditAction.RUN_STOPPED, f"run/{run_id}")


def mark_collected(tx: Transaction, run_id: int) -> bool:
    """Claim a finished run's result for the caller: true for one caller only, ever.

    To be called in the transaction that keeps what becomes of the result, so that both happen
    or neither.
    """
    marked = tx.connection.execute(
        update(run)
        .where(
            run.c.id == run_id,
            run.c.status == RunStatus.DONE.value,
            run.c.collected_at.is_(None),
        )
        .values(collected_at=tx.at)
    )
    return marked.rowcount == 1


def refuse_result(tx: Transaction, run_id: int, log: str) -> None:
    """Mark a finished run as failed because no plan could be made of its result."""
    tx.connection.execute(
        update(run)
        .where(
            run.c.id == run_id,
            run.c.status == RunStatus.DONE.value,
            run.c.collected_at.is_(None),
        )
        .values(
            status=RunStatus.FAILED.value,
            failure=RunFailure.RESULT_REFUSED.value,
            log=run.c.log + log,
        )
    )


def get(view: View, run_id: int) -> Run:
    """Return a run.

    Raises:
        NotFound: `run`.
    """
    row = view.connection.execute(select(*_SHOWN).where(run.c.id == run_id)).first()
    if row is None:
        raise NotFound("run", run_id=run_id)
    return _run(row)


def latest(view: View, period_id: int, kind: RunKind = RunKind.PLAN) -> Run | None:
    """Return the run of a kind that was ordered last for a period, or None."""
    query = (
        select(*_SHOWN)
        .where(run.c.period_id == period_id, run.c.kind == kind.value)
        .order_by(run.c.id.desc())
        .limit(1)
    )
    row = view.connection.execute(query).first()
    return None if row is None else _run(row)


def uncollected(view: View) -> tuple[int, ...]:
    """Return the ids of the runs that are done and wait to be collected, oldest first."""
    query = (
        select(run.c.id)
        .where(run.c.status == RunStatus.DONE.value, run.c.collected_at.is_(None))
        .order_by(run.c.id)
    )
    return tuple(view.connection.scalars(query))


def problem(view: View, run_id: int) -> str:
    """Return a run's problem document.

    Raises:
        NotFound: `run`.
    """
    doc = view.connection.execute(select(run.c.problem).where(run.c.id == run_id)).scalar()
    if doc is None:
        raise NotFound("run", run_id=run_id)
    return str(doc)


def task(view: View, run_id: int) -> str | None:
    """Return what a run was asked beside its problem, or None where there is nothing."""
    return view.connection.execute(select(run.c.task).where(run.c.id == run_id)).scalar()


def result(view: View, run_id: int) -> str | None:
    """Return a run's result document, or None when there is none (yet)."""
    return view.connection.execute(select(run.c.result).where(run.c.id == run_id)).scalar()


def log(view: View, run_id: int) -> str:
    """Return what the worker noted about a run; ids only."""
    return view.connection.execute(select(run.c.log).where(run.c.id == run_id)).scalar() or ""


def progress(view: View, run_id: int, *, after: int = 0) -> tuple[RunProgress, ...]:
    """Return a run's words that follow number `after`, in order."""
    query = (
        select(run_progress)
        .where(run_progress.c.run_id == run_id, run_progress.c.seq > after)
        .order_by(run_progress.c.seq)
    )
    return tuple(
        RunProgress(
            seq=row.seq,
            seconds=row.seconds,
            phase=row.phase,
            tier=row.tier,
            value=row.value,
            bound=row.bound,
            unplaced_musts=row.unplaced_musts,
            unplaced_shoulds=row.unplaced_shoulds,
        )
        for row in view.connection.execute(query)
    )


# The documents are large, and a page asks for a run every second.
_SHOWN = tuple(
    column for column in run.c if column.name not in {"problem", "task", "result", "log"}
)


def _run(row: Row[tuple[object, ...]]) -> Run:
    return Run(
        id=row.id,
        kind=RunKind(row.kind),
        source=RunSource(
            period_id=row.period_id,
            scenario_version=row.scenario_version,
            reason=row.reason,
            parent_number=row.parent_number,
        ),
        author=row.author,
        submitted_at=row.submitted_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
        problem_sha256=row.problem_sha256,
        seconds=row.seconds,
        seed=row.seed,
        solver_threads=row.solver_threads,
        versions=tuple((name, version) for name, version in json.loads(row.versions)),
        status=RunStatus(row.status),
        stop_requested=row.stop_requested,
        attempts=row.attempts,
        failure=None if row.failure is None else RunFailure(row.failure),
        collected=row.collected_at is not None,
    )
