"""Sessions: who is signed in, since when and until when. Only hashes of tokens are kept."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from planner.store.tables import session
from planner.store.transactions import Transaction, View


@dataclass(frozen=True, slots=True)
class Session:
    """A session; `ends_at` is the latest moment, whatever is done in it."""

    token_hash: str
    account_id: int
    began_at: datetime
    seen_at: datetime
    ends_at: datetime
    ended_at: datetime | None


def begin(tx: Transaction, token_hash: str, account_id: int, ends_at: datetime) -> None:
    """Begin a session; those whose time is over are forgotten on the occasion."""
    tx.connection.execute(delete(session).where(session.c.ends_at < tx.at))
    tx.connection.execute(
        insert(session).values(
            token_hash=token_hash,
            account_id=account_id,
            began_at=tx.at,
            seen_at=tx.at,
            ends_at=ends_at,
        )
    )


def find(view: View, token_hash: str) -> Session | None:
    """Return a session by the hash of its token, over or not, or None."""
    query = select(session).where(session.c.token_hash == token_hash)
    row = view.connection.execute(query).first()
    return None if row is None else Session(*row)


def see(tx: Transaction, token_hash: str) -> None:
    """Note that a session was used."""
    tx.connection.execute(
        update(session).where(session.c.token_hash == token_hash).values(seen_at=tx.at)
    )


def end(tx: Transaction, token_hash: str) -> bool:
    """End a session; tells whether it was still on."""
    ended = tx.connection.execute(
        update(session)
        .where(session.c.token_hash == token_hash, session.c.ended_at.is_(None))
        .values(ended_at=tx.at)
    )
    return ended.rowcount == 1


def end_all(tx: Transaction, account_id: int) -> int:
    """End every session of an account; returns how many were on."""
    ended = tx.connection.execute(
        update(session)
        .where(session.c.account_id == account_id, session.c.ended_at.is_(None))
        .values(ended_at=tx.at)
    )
    return ended.rowcount
