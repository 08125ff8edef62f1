"""The audit log: who did what to what and when, each entry chained to the one before.

An entry's hash covers its own words and the hash of the entry before. Changing, removing or
inserting an entry breaks the chain at that place. Only somebody who rewrites all entries from
there on goes unnoticed by the chain itself; who has kept the last hash elsewhere (a printed
booklet, a backup) notices that too.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Row, insert, select

from planner.errors import Fact
from planner.store.codec import encode, sha256_of
from planner.store.database import lock_audit
from planner.store.tables import audit
from planner.store.transactions import Transaction, View

FIRST_PREV = "0" * 64
"""What stands for the hash before the first entry."""


class AuditAction(StrEnum):
    """What can be done that the log remembers."""

    PERIOD_CREATED = "period_created"
    SCENARIO_SAVED = "scenario_saved"
    PLAN_SAVED = "plan_saved"
    PLAN_NAMED = "plan_named"
    PLAN_ISSUED = "plan_issued"
    NOTICE_TOLD = "notice_told"
    NOTICE_ACKNOWLEDGED = "notice_acknowledged"
    LOCK_RELEASED = "lock_released"
    SUBMITTED = "submitted"
    DECIDED = "decided"
    FEED_MADE = "feed_made"
    FEED_ENDED = "feed_ended"
    TASK_MARKED = "task_marked"
    ACTUAL_MARKED = "actual_marked"
    ACTUAL_UNMARKED = "actual_unmarked"
    DELAY_REPORTED = "delay_reported"
    DELAY_SETTLED = "delay_settled"
    RUN_SUBMITTED = "run_submitted"
    RUN_STOPPED = "run_stopped"
    STORE_RESTORED = "store_restored"
    ACCOUNT_ADDED = "account_added"
    ACCOUNT_CHANGED = "account_changed"
    PASSWORD_SET = "password_set"  # noqa: S105 - what was done, no password
    SIGNED_IN = "signed_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGNED_OUT = "signed_out"
    SESSIONS_ENDED = "sessions_ended"
    ACCESS_REFUSED = "access_refused"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the log; `subject` is a kind and an id (`period/3`), `detail` holds ids only."""

    seq: int
    at: datetime
    actor: str
    action: AuditAction
    subject: str
    detail: tuple[tuple[str, Fact], ...]
    hash: str


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The last entry's number and hash; (0, `FIRST_PREV`) for an empty log."""

    seq: int
    hash: str


def append(tx: Transaction, action: AuditAction, subject: str, **detail: Fact) -> None:
    """Add an entry, kept or undone together with the rest of the transaction."""
    lock_audit(tx.connection)
    last = head(tx)
    row: dict[str, str | int] = {
        "seq": last.seq + 1,
        "at": _text_of(tx.at),
        "actor": tx.actor,
        "action": action.value,
        "subject": subject,
        "detail": encode(detail),
        "prev": last.hash,
    }
    tx.connection.execute(insert(audit).values(**row, hash=_hash_of(row)))


def head(view: View) -> AuditHead:
    """Return the last entry's number and hash, to be kept where the database's owner cannot go."""
    query = select(audit.c.seq, audit.c.hash).order_by(audit.c.seq.desc()).limit(1)
    row = view.connection.execute(query).first()
    return AuditHead(0, FIRST_PREV) if row is None else AuditHead(row.seq, row.hash)


def first_broken(view: View, anchor: AuditHead | None = None) -> int | None:
    """Return the number of the first entry that does not fit the one before, or None.

    `anchor` is a head that was kept elsewhere: the log must still contain it.
    """
    prev = FIRST_PREV
    seq = 0
    for row in view.connection.execute(select(audit).order_by(audit.c.seq)).mappings():
        seq += 1
        words = {name: value for name, value in row.items() if name != "hash"}
        if row["seq"] != seq or row["prev"] != prev or row["hash"] != _hash_of(words):
            return seq
        if anchor is not None and seq == anchor.seq and row["hash"] != anchor.hash:
            return seq
        prev = row["hash"]
    return seq + 1 if anchor is not None and anchor.seq > seq else None


@dataclass(frozen=True, slots=True)
class AuditQuery:
    """Which entries are looked for; None and empty mean any. `since` is inclusive."""

    actor: str | None = None
    actions: frozenset[AuditAction] = frozenset()
    since: datetime | None = None
    before: datetime | None = None


def find(view: View, query: AuditQuery, limit: int | None = None) -> tuple[AuditEntry, ...]:
    """Return the entries that a query looks for, newest first."""
    found = select(audit).order_by(audit.c.seq.desc()).limit(limit)
    if query.actor is not None:
        found = found.where(audit.c.actor == query.actor)
    if query.actions:
        found = found.where(audit.c.action.in_(sorted(query.actions)))
    if query.since is not None:
        found = found.where(audit.c.at >= _text_of(query.since))
    if query.before is not None:
        found = found.where(audit.c.at < _text_of(query.before))
    return tuple(_entry(row) for row in view.connection.execute(found))


def actors(view: View) -> tuple[str, ...]:
    """Return everybody who stands in the log, by name."""
    query = select(audit.c.actor).distinct().order_by(audit.c.actor)
    return tuple(view.connection.execute(query).scalars())


def entries(view: View, *, after: int = 0, limit: int = 200) -> tuple[AuditEntry, ...]:
    """Return the entries that follow number `after`, oldest first."""
    query = select(audit).where(audit.c.seq > after).order_by(audit.c.seq).limit(limit)
    return tuple(_entry(row) for row in view.connection.execute(query))


def _entry(row: Row[tuple[object, ...]]) -> AuditEntry:
    return AuditEntry(
        seq=row.seq,
        at=datetime.fromisoformat(row.at),
        actor=row.actor,
        action=AuditAction(row.action),
        subject=row.subject,
        detail=tuple(sorted(json.loads(row.detail).items())),
        hash=row.hash,
    )


def _text_of(moment: datetime) -> str:
    """Return a moment as it is kept, which sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _hash_of(words: Mapping[str, str | int]) -> str:
    return sha256_of(encode(words))
