"""Checklists: how the tasks of a visit stand, and tasks that the office added to them."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Row, delete, insert, select

from planner.model import OwnTask, TaskState
from planner.store import audit
from planner.store.audit import AuditAction
from planner.store.tables import checklist_task
from planner.store.transactions import Transaction, View


@dataclass(frozen=True, slots=True)
class Mark:
    """How a task stands; `own` is None for a task of the rule pack's list.

    An empty `owner` leaves the task with whose it usually is.
    """

    task_id: str
    state: TaskState
    owner: str = ""
    own: OwnTask | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark with who made it and when."""

    mark: Mark
    author: str
    at: datetime


def keep(tx: Transaction, period_id: int, delegation_id: str, mark: Mark) -> None:
    """Keep how a task of a delegation stands, in place of what was kept of it before."""
    # First the log, which lets one at a time go on.
    audit.append(
        tx,
        AuditAction.TASK_MARKED,
        f"period/{period_id}",
        delegation=delegation_id,
        task=mark.task_id,
        state=mark.state.value,
    )
    key = {"period_id": period_id, "delegation_id": delegation_id, "task_id": mark.task_id}
    same = (checklist_task.c[name] == value for name, value in key.items())
    tx.connection.execute(delete(checklist_task).where(*same))
    tx.connection.execute(
        insert(checklist_task).values(
            **key,
            state=mark.state.value,
            owner=mark.owner,
            text=mark.own.text if mark.own else None,
            due=mark.own.due.isoformat() if mark.own else None,
            author=tx.actor,
            at=tx.at,
        )
    )


def of_period(view: View, period_id: int) -> dict[str, dict[str, Marked]]:
    """Return what is kept of a period's tasks by delegation and task."""
    found: dict[str, dict[str, Marked]] = {}
    query = (
        select(checklist_task)
        .where(checklist_task.c.period_id == period_id)
        .order_by(checklist_task.c.delegation_id, checklist_task.c.task_id)
    )
    for row in view.connection.execute(query):
        found.setdefault(row.delegation_id, {})[row.task_id] = _marked(row)
    return found


def _marked(row: Row[tuple[object, ...]]) -> Marked:
    own = OwnTask(row.text, date.fromisoformat(row.due)) if row.text is not None else None
    return Marked(Mark(row.task_id, TaskState(row.state), row.owner, own), row.author, row.at)
