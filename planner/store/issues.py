"""Issues: which plan version binds, since when, and what was known to be open with it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, insert, select

from planner.model import Reason
from planner.store import audit, periods
from planner.store.audit import AuditAction
from planner.store.codec import decode, encode, sha256_of
from planner.store.tables import plan_issue
from planner.store.transactions import Transaction, View


@dataclass(frozen=True, slots=True)
class Issue:
    """A plan version made binding; `number` counts the issues of a period from 1.

    `scenario_version` is what the plan was checked against, `accepted` what was open with it.
    """

    number: int
    plan_number: int
    scenario_version: int
    author: str
    at: datetime
    note: str
    accepted: tuple[Reason, ...]


def add(
    tx: Transaction,
    period_id: int,
    plan_number: int,
    *,
    note: str = "",
    accepted: tuple[Reason, ...] = (),
) -> Issue:
    """Make a plan version the one that binds and return the issue.

    Raises:
        NotFound: `period`.
    """
    scenario_version = periods.get(tx, period_id).scenario_version
    doc = encode(accepted)
    # First the log, which lets one at a time go on: the next number is then ours.
    audit.append(
        tx,
        AuditAction.PLAN_ISSUED,
        f"period/{period_id}",
        number=plan_number,
        accepted=len(accepted),
        sha256=sha256_of(doc),
    )
    last = latest(tx, period_id)
    number = last.number + 1 if last else 1
    tx.connection.execute(
        insert(plan_issue).values(
            period_id=period_id,
            number=number,
            plan_number=plan_number,
            scenario_version=scenario_version,
            author=tx.actor,
            at=tx.at,
            note=note,
            accepted=doc,
        )
    )
    return Issue(number, plan_number, scenario_version, tx.actor, tx.at, note, accepted)


def latest(view: View, period_id: int) -> Issue | None:
    """Return the issue that binds, or None before the first."""
    return next(iter(history(view, period_id, limit=1)), None)


def history(view: View, period_id: int, *, limit: int | None = None) -> tuple[Issue, ...]:
    """Return the issues of a period, newest first."""
    query = (
        select(plan_issue)
        .where(plan_issue.c.period_id == period_id)
        .order_by(plan_issue.c.number.desc())
        .limit(limit)
    )
    return tuple(_issue(row) for row in view.connection.execute(query))


def _issue(row: Row[tuple[object, ...]]) -> Issue:
    return Issue(
        number=row.number,
        plan_number=row.plan_number,
        scenario_version=row.scenario_version,
        author=row.author,
        at=row.at,
        note=row.note,
        accepted=decode(tuple[Reason, ...], row.accepted),
    )
