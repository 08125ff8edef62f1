"""Plans as immutable versions, numbered within an office's period from 1."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Row, insert, select, update

from planner.errors import Conflict, NotFound
from planner.model import Plan, PlanStatus
from planner.store import audit, periods
from planner.store.audit import AuditAction
from planner.store.codec import decode, encode, sha256_of
from planner.store.tables import office_period, plan_version
from planner.store.transactions import Transaction, View


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """What a list of versions shows of a plan; `run_id` is None for one made by hand."""

    number: int
    author: str
    at: datetime
    reason: str
    status: PlanStatus
    parent_number: int | None
    run_id: int | None


def add(
    tx: Transaction,
    period_id: int,
    plan: Plan,
    *,
    base_number: int | None = None,
    run_id: int | None = None,
) -> Plan:
    """Keep a plan as the next version and return it with its number.

    The number that the plan carries is replaced. `base_number` is the newest version that its
    maker knew, 0 for none; without it the plan is added whatever the newest version is.

    Raises:
        Conflict: `plan_changed`, somebody added a version in between; `run_collected`, the run
            has a plan already.
        NotFound: `period`.
    """
    head = periods.get(tx, period_id).plan_number
    if base_number is not None and base_number != head:
        raise Conflict("plan_changed", base_number=base_number, head_number=head)
    if run_id is not None and for_run(tx, run_id) is not None:
        raise Conflict("run_collected", run_id=run_id)
    numbered = replace(plan, number=head + 1)
    _advance(tx, period_id, numbered.number)
    doc = encode(numbered)
    tx.connection.execute(
        insert(plan_version).values(
            period_id=period_id,
            number=numbered.number,
            doc=doc,
            sha256=sha256_of(doc),
            author=numbered.author,
            at=numbered.created_at,
            reason=numbered.reason,
            status=numbered.status.value,
            parent_number=numbered.parent_number,
            problem_hash=numbered.problem_hash,
            run_id=run_id,
        )
    )
    audit.append(
        tx,
        AuditAction.PLAN_SAVED,
        f"period/{period_id}",
        number=numbered.number,
        sha256=sha256_of(doc),
    )
    return numbered


def load(view: View, period_id: int, number: int) -> Plan:
    """Return one version of a period's plan.

    Raises:
        NotFound: `plan_version`.
        StorageFailed: `document_unreadable`.
    """
    query = select(plan_version.c.doc).where(
        plan_version.c.period_id == period_id, plan_version.c.number == number
    )
    doc = view.connection.execute(query).scalar()
    if doc is None:
        raise NotFound("plan_version", period_id=period_id, number=number)
    return decode(Plan, doc)


def load_head(view: View, period_id: int) -> Plan | None:
    """Return the newest plan of a period, or None before the first.

    Raises:
        NotFound: `period`.
        StorageFailed: `document_unreadable`.
    """
    number = periods.get(view, period_id).plan_number
    return load(view, period_id, number) if number else None


def for_run(view: View, run_id: int) -> PlanVersion | None:
    """Return the version that a run gave, or None."""
    row = view.connection.execute(select(plan_version).where(plan_version.c.run_id == run_id))
    found = row.first()
    return None if found is None else _version(found)


def history(view: View, period_id: int) -> tuple[PlanVersion, ...]:
    """Return all versions of a period's plan, newest first."""
    query = (
        select(plan_version)
        .where(plan_version.c.period_id == period_id)
        .order_by(plan_version.c.number.desc())
    )
    return tuple(_version(row) for row in view.connection.execute(query))


def _advance(tx: Transaction, period_id: int, number: int) -> None:
    advanced = tx.connection.execute(
        update(office_period)
        .where(
            office_period.c.id == period_id,
            # Where writers run side by side, the loser waits here and then finds nothing.
            office_period.c.plan_head == number - 1,
        )
        .values(plan_head=number)
    ).rowcount
    if advanced != 1:
        raise Conflict("plan_changed", base_number=number - 1)


def _version(row: Row[tuple[object, ...]]) -> PlanVersion:
    return PlanVersion(
        number=row.number,
        author=row.author,
        at=row.at,
        reason=row.reason,
        status=PlanStatus(row.status),
        parent_number=row.parent_number,
        run_id=row.run_id,
    )
