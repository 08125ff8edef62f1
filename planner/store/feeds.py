"""Calendar feeds: the secret link under which an account's calendar can be subscribed to."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select

from planner.i18n import Language
from planner.store import audit
from planner.store.audit import AuditAction
from planner.store.tables import calendar_feed
from planner.store.transactions import Transaction, View


@dataclass(frozen=True, slots=True)
class Feed:
    """An account's link; the token itself is kept nowhere."""

    account_id: int
    language: Language
    made_at: datetime


def renew(tx: Transaction, account_id: int, token_hash: str, language: Language) -> None:
    """Make an account's link; the one before ends."""
    audit.append(tx, AuditAction.FEED_MADE, f"account/{tx.actor}")
    tx.connection.execute(delete(calendar_feed).where(calendar_feed.c.account_id == account_id))
    tx.connection.execute(
        insert(calendar_feed).values(
            account_id=account_id, token_hash=token_hash, language=language.value, made_at=tx.at
        )
    )


def end(tx: Transaction, account_id: int) -> None:
    """End an account's link, if there is one."""
    audit.append(tx, AuditAction.FEED_ENDED, f"account/{tx.actor}")
    tx.connection.execute(delete(calendar_feed).where(calendar_feed.c.account_id == account_id))


def of_account(view: View, account_id: int) -> Feed | None:
    """Return an account's link, or None."""
    query = select(calendar_feed).where(calendar_feed.c.account_id == account_id)
    row = view.connection.execute(query).first()
    return None if row is None else Feed(row.account_id, Language(row.language), row.made_at)


def behind(view: View, token_hash: str) -> Feed | None:
    """Return the link of a token, or None."""
    query = select(calendar_feed).where(calendar_feed.c.token_hash == token_hash)
    row = view.connection.execute(query).first()
    return None if row is None else Feed(row.account_id, Language(row.language), row.made_at)
