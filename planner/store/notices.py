"""Notices: what each person is told of an issued plan, and whether they have acknowledged it."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, insert, select, update

from planner.duties import Channel, RecipientKind
from planner.errors import NotFound
from planner.model import Bilingual
from planner.store import audit
from planner.store.audit import AuditAction
from planner.store.codec import encode
from planner.store.tables import notice, office_period
from planner.store.transactions import Transaction, View


@dataclass(frozen=True, slots=True)
class Draft:
    """A notice to be: to whom, in which language they are written to, and its lines in both."""

    kind: RecipientKind
    recipient_id: str
    language: str
    name: Bilingual
    lines: tuple[Bilingual, ...]

    @property
    def message(self) -> str:
        """What can be sent as it is, in the reader's own language."""
        return "\n".join(line.text(self.language) for line in (self.name, *self.lines))


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice, and when it was told and acknowledged; the texts never change."""

    id: int
    period_id: int
    office_id: str
    issue_number: int
    draft: Draft
    created_at: datetime
    told_at: datetime | None
    channel: Channel | None
    acknowledged_at: datetime | None
    acknowledged_by: str | None


def add(tx: Transaction, period_id: int, issue_number: int, drafts: Iterable[Draft]) -> list[int]:
    """Keep the notices that an issue brings; returns their ids."""
    ids = []
    for draft in drafts:
        query = (
            insert(notice)
            .values(
                period_id=period_id,
                issue_number=issue_number,
                kind=draft.kind.value,
                recipient_id=draft.recipient_id,
                language=draft.language,
                name_zh=draft.name.zh,
                name_en=draft.name.en,
                lines_zh=encode([line.zh for line in draft.lines]),
                lines_en=encode([line.en for line in draft.lines]),
                created_at=tx.at,
            )
            .returning(notice.c.id)
        )
        ids.append(tx.connection.execute(query).scalar_one())
    return ids


def of_period(view: View, period_id: int) -> tuple[Notice, ...]:
    """Return a period's notices, those of the last issue first, in the order they were made."""
    query = _ALL.where(notice.c.period_id == period_id).order_by(
        notice.c.issue_number.desc(), notice.c.id
    )
    return tuple(_notice(row) for row in view.connection.execute(query))


def unacknowledged(
    view: View, recipients: Collection[tuple[str, RecipientKind, str]]
) -> tuple[Notice, ...]:
    """Return what some recipients (office, kind, id) have not acknowledged, newest first."""
    query = _ALL.where(notice.c.acknowledged_at.is_(None)).order_by(notice.c.id.desc())
    found = (_notice(row) for row in view.connection.execute(query))
    return tuple(
        one
        for one in found
        if (one.office_id, one.draft.kind, one.draft.recipient_id) in recipients
    )


def get(view: View, notice_id: int) -> Notice:
    """Return a notice.

    Raises:
        NotFound: `notice`.
    """
    row = view.connection.execute(_ALL.where(notice.c.id == notice_id)).first()
    if row is None:
        raise NotFound("notice", notice_id=notice_id)
    return _notice(row)


def mark_told(tx: Transaction, notice_id: int, channel: Channel) -> None:
    """Note that somebody was told; the first time counts."""
    marked = tx.connection.execute(
        update(notice)
        .where(notice.c.id == notice_id, notice.c.told_at.is_(None))
        .values(told_at=tx.at, told_by=tx.actor, channel=channel.value)
    )
    if marked.rowcount:
        audit.append(tx, AuditAction.NOTICE_TOLD, f"notice/{notice_id}", channel=channel.value)


def mark_acknowledged(tx: Transaction, notice_id: int) -> None:
    """Note that somebody has acknowledged a notice; the first time counts."""
    marked = tx.connection.execute(
        update(notice)
        .where(notice.c.id == notice_id, notice.c.acknowledged_at.is_(None))
        .values(acknowledged_at=tx.at, acknowledged_by=tx.actor)
    )
    if marked.rowcount:
        audit.append(tx, AuditAction.NOTICE_ACKNOWLEDGED, f"notice/{notice_id}")


_ALL = select(notice, office_period.c.office_id).join(
    office_period, office_period.c.id == notice.c.period_id
)


def _notice(row: Row[tuple[object, ...]]) -> Notice:
    lines = zip(json.loads(row.lines_zh), json.loads(row.lines_en), strict=True)
    return Notice(
        id=row.id,
        period_id=row.period_id,
        office_id=row.office_id,
        issue_number=row.issue_number,
        draft=Draft(
            kind=RecipientKind(row.kind),
            recipient_id=row.recipient_id,
            language=row.language,
            name=Bilingual(row.name_zh, row.name_en),
            lines=tuple(Bilingual(zh, en) for zh, en in lines),
        ),
        created_at=row.created_at,
        told_at=row.told_at,
        channel=None if row.channel is None else Channel(row.channel),
        acknowledged_at=row.acknowledged_at,
        acknowledged_by=row.acknowledged_by,
    )
