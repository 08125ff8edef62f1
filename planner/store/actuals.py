"""Actual times of engagements, and who says that they are running late."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, delete, insert, select, update

from planner.access import Post
from planner.errors import NotFound
from planner.model import Mark
from planner.store import audit
from planner.store.audit import AuditAction
from planner.store.tables import actual, delay
from planner.store.transactions import Transaction, View


@dataclass(frozen=True, slots=True)
class Late:
    """Somebody begins a step of an issued plan so many minutes after its planned time.

    `step` is an engagement's id or a drive's key; `resource_id` is whom or what it is about.
    """

    post: Post
    resource_id: str
    step: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Delay:
    """A lateness as it was reported; `issue_number` is the issue whose plan it is about."""

    id: int
    period_id: int
    issue_number: int
    late: Late
    author: str
    at: datetime
    settled_at: datetime | None


def note(
    tx: Transaction, period_id: int, engagement_id: str, mark: Mark, happened_at: datetime
) -> None:
    """Keep when something happened, in place of what was noted of it before."""
    # First the log, which lets one at a time go on.
    audit.append(
        tx,
        AuditAction.ACTUAL_MARKED,
        f"period/{period_id}",
        engagement=engagement_id,
        mark=mark.value,
        happened_at=happened_at.isoformat(timespec="minutes"),
    )
    _remove(tx, period_id, engagement_id, mark)
    tx.connection.execute(
        insert(actual).values(
            period_id=period_id,
            engagement_id=engagement_id,
            mark=mark.value,
            happened_at=happened_at,
            author=tx.actor,
            at=tx.at,
        )
    )


def take_back(tx: Transaction, period_id: int, engagement_id: str, mark: Mark) -> None:
    """Forget when something happened; the log still tells that it was noted."""
    audit.append(
        tx,
        AuditAction.ACTUAL_UNMARKED,
        f"period/{period_id}",
        engagement=engagement_id,
        mark=mark.value,
    )
    _remove(tx, period_id, engagement_id, mark)


def _remove(tx: Transaction, period_id: int, engagement_id: str, mark: Mark) -> None:
    key = {"period_id": period_id, "engagement_id": engagement_id, "mark": mark.value}
    same = (actual.c[name] == value for name, value in key.items())
    tx.connection.execute(delete(actual).where(*same))


def of_period(view: View, period_id: int) -> dict[str, dict[Mark, datetime]]:
    """Return what is noted of a period by engagement and mark."""
    found: dict[str, dict[Mark, datetime]] = {}
    query = (
        select(actual)
        .where(actual.c.period_id == period_id)
        .order_by(actual.c.engagement_id, actual.c.happened_at)
    )
    for row in view.connection.execute(query):
        found.setdefault(row.engagement_id, {})[Mark(row.mark)] = row.happened_at
    return found


def report(tx: Transaction, period_id: int, issue_number: int, late: Late) -> int:
    """Keep that somebody runs late and return the report's id; an earlier word is settled by it."""
    audit.append(
        tx,
        AuditAction.DELAY_REPORTED,
        f"period/{period_id}",
        post=late.post.value,
        resource=late.resource_id,
        step=late.step,
        minutes=late.minutes,
    )
    for one in waiting(tx, period_id, issue_number):
        known = one.late
        if (known.post, known.resource_id, known.step) == (late.post, late.resource_id, late.step):
            _settle(tx, one.id)
    made = tx.connection.execute(
        insert(delay)
        .values(
            period_id=period_id,
            issue_number=issue_number,
            post=late.post.value,
            resource_id=late.resource_id,
            step=late.step,
            minutes=late.minutes,
            author=tx.actor,
            at=tx.at,
        )
        .returning(delay.c.id)
    )
    return int(made.scalar_one())


def settle(tx: Transaction, delay_id: int) -> None:
    """Note that a report needs no more attention; the first time counts."""
    if _settle(tx, delay_id):
        audit.append(tx, AuditAction.DELAY_SETTLED, f"delay/{delay_id}")


def _settle(tx: Transaction, delay_id: int) -> bool:
    settled = tx.connection.execute(
        update(delay)
        .where(delay.c.id == delay_id, delay.c.settled_at.is_(None))
        .values(settled_at=tx.at, settled_by=tx.actor)
    )
    return settled.rowcount > 0


def get(view: View, delay_id: int) -> Delay:
    """Return a report.

    Raises:
        NotFound: `delay`.
    """
    row = view.connection.execute(select(delay).where(delay.c.id == delay_id)).first()
    if row is None:
        raise NotFound("delay", delay_id=delay_id)
    return _delay(row)


def waiting(view: View, period_id: int, issue_number: int) -> tuple[Delay, ...]:
    """Return the reports about one issue's plan that are not settled, newest first."""
    query = (
        select(delay)
        .where(
            delay.c.period_id == period_id,
            delay.c.issue_number == issue_number,
            delay.c.settled_at.is_(None),
        )
        .order_by(delay.c.id.desc())
    )
    return tuple(_delay(row) for row in view.connection.execute(query))


def _delay(row: Row[tuple[object, ...]]) -> Delay:
    return Delay(
        id=row.id,
        period_id=row.period_id,
        issue_number=row.issue_number,
        late=Late(Post(row.post), row.resource_id, row.step, row.minutes),
        author=row.author,
        at=row.at,
        settled_at=row.settled_at,
    )
