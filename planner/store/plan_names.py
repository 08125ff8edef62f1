"""What people call plan versions; the last name counts."""

from sqlalchemy import delete, insert, select

from planner.errors import NotFound
from planner.store import audit
from planner.store.audit import AuditAction
from planner.store.tables import plan_name, plan_version
from planner.store.transactions import Transaction, View


def give(tx: Transaction, period_id: int, number: int, name: str) -> None:
    """Name a version; an empty name takes the name away.

    Raises:
        NotFound: `plan_version`.
    """
    same = (plan_version.c.period_id == period_id) & (plan_version.c.number == number)
    if tx.connection.execute(select(plan_version.c.number).where(same)).first() is None:
        raise NotFound("plan_version", period_id=period_id, number=number)
    tx.connection.execute(
        delete(plan_name).where(plan_name.c.period_id == period_id, plan_name.c.number == number)
    )
    if name:
        row = insert(plan_name).values(period_id=period_id, number=number, name=name)
        tx.connection.execute(row)
    audit.append(tx, AuditAction.PLAN_NAMED, f"period/{period_id}", number=number)


def every(view: View, period_id: int) -> dict[int, str]:
    """Return the names of a period's versions by number."""
    query = select(plan_name).where(plan_name.c.period_id == period_id)
    return {row.number: row.name for row in view.connection.execute(query)}
