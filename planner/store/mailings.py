"""Mailings: each notice that goes to an e-mail address, and how far it has come.

A mailing is taken up by one process alone, which notes so before anything leaves the machine.
What that process does not settle was perhaps sent: it is never sent again by itself.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import ColumnElement, Row, func, insert, select, update

from planner.store.tables import mailing, notice
from planner.store.transactions import Transaction, View

PAUSES_MIN: Final = (1, 5, 15, 60)
"""How long a mailing waits after each failed attempt; after one more it is given up."""

STALE_AFTER_MIN: Final = 10
"""Who takes longer than this over sending a mailing has died over it."""


class MailState(StrEnum):
    """How far a mailing has come."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


class MailFailure(StrEnum):
    """Why an e-mail could not be sent."""

    UNREACHABLE = "unreachable"
    NO_ENCRYPTION = "no_encryption"
    LOGIN_REFUSED = "login_refused"
    PUT_OFF = "put_off"
    REFUSED = "refused"
    INTERRUPTED = "interrupted"
    NOT_CONCERNED = "not_concerned"


@dataclass(frozen=True, slots=True)
class Mailing:
    """A notice on its way to an address; `due_at` is set only while it waits."""

    id: int
    notice_id: int
    address: str
    state: MailState
    attempts: int
    failure: MailFailure | None
    changed_at: datetime
    due_at: datetime | None


def enqueue(tx: Transaction, notice_id: int, addresses: Collection[str]) -> None:
    """Let a notice go to addresses; to one that it has gone or is going to, it goes no more.

    What had failed there is tried anew.
    """
    fresh = {
        "state": MailState.WAITING.value,
        "attempts": 0,
        "failure": None,
        "changed_at": tx.at,
        "due_at": tx.at,
    }
    for address in sorted(addresses):
        tx.connection.execute(
            update(mailing)
            .where(mailing.c.notice_id == notice_id, mailing.c.address == address)
            .where(mailing.c.state == MailState.FAILED.value)
            .values(**fresh)
        )
        known = select(mailing.c.id).where(
            mailing.c.notice_id == notice_id, mailing.c.address == address
        )
        if tx.connection.execute(known).first() is None:
            values = {"notice_id": notice_id, "address": address, **fresh}
            tx.connection.execute(insert(mailing).values(**values))


def of_period(view: View, period_id: int) -> tuple[Mailing, ...]:
    """Return the mailings of a period's notices, by notice and address."""
    query = (
        select(mailing)
        .join(notice, notice.c.id == mailing.c.notice_id)
        .where(notice.c.period_id == period_id)
        .order_by(mailing.c.notice_id, mailing.c.address)
    )
    return tuple(_mailing(row) for row in view.connection.execute(query))


def are_due(view: View, now: datetime) -> bool:
    """Tell whether there is anything to be sent, or given up, by now."""
    waiting = select(func.count()).select_from(mailing).where(_is_due(now) | _is_stale(now))
    return bool(view.connection.execute(waiting).scalar_one())


def claim(tx: Transaction) -> Mailing | None:
    """Take up the mailing that has been due for longest, if there is one."""
    query = select(mailing).where(_is_due(tx.at)).order_by(mailing.c.due_at, mailing.c.id).limit(1)
    row = tx.connection.execute(query.with_for_update()).first()
    if row is None:
        return None
    _set(tx, row.id, state=MailState.SENDING.value, attempts=row.attempts + 1, due_at=None)
    return _mailing(tx.connection.execute(select(mailing).where(mailing.c.id == row.id)).one())


def mark_sent(tx: Transaction, claimed: Mailing) -> None:
    """Note that the mail server has taken a mailing over."""
    _set(tx, claimed.id, state=MailState.SENT.value, failure=None)


def mark_failed(tx: Transaction, claimed: Mailing, failure: MailFailure, *, is_final: bool) -> None:
    """Note that a mailing was not sent: it waits for the next attempt, or is given up."""
    pauses = () if is_final else PAUSES_MIN[claimed.attempts - 1 : claimed.attempts]
    if not pauses:
        _set(tx, claimed.id, state=MailState.FAILED.value, failure=failure.value)
        return
    due_at = tx.at + timedelta(minutes=pauses[0])
    _set(tx, claimed.id, state=MailState.WAITING.value, failure=failure.value, due_at=due_at)


def give_up_stale(tx: Transaction) -> None:
    """Give up what a process died over: nobody knows whether it was sent."""
    tx.connection.execute(
        update(mailing)
        .where(_is_stale(tx.at))
        .values(
            state=MailState.FAILED.value,
            failure=MailFailure.INTERRUPTED.value,
            changed_at=tx.at,
        )
    )


def _is_due(now: datetime) -> ColumnElement[bool]:
    return (mailing.c.state == MailState.WAITING.value) & (mailing.c.due_at <= now)


def _is_stale(now: datetime) -> ColumnElement[bool]:
    died_before = now - timedelta(minutes=STALE_AFTER_MIN)
    return (mailing.c.state == MailState.SENDING.value) & (mailing.c.changed_at < died_before)


def _set(tx: Transaction, mailing_id: int, **values: object) -> None:
    tx.connection.execute(
        update(mailing).where(mailing.c.id == mailing_id).values(changed_at=tx.at, **values)
    )


def _mailing(row: Row[tuple[object, ...]]) -> Mailing:
    return Mailing(
        id=row.id,
        notice_id=row.notice_id,
        address=row.address,
        state=MailState(row.state),
        attempts=row.attempts,
        failure=None if row.failure is None else MailFailure(row.failure),
        changed_at=row.changed_at,
        due_at=row.due_at,
    )
