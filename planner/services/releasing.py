"""Changing what is held: which locks a change goes against, and that it is remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planner.arrangements import Arrangement
from planner.standing_locks import StandingLock, released_by
from planner.store import audit
from planner.store.audit import AuditAction
from planner.store.transactions import Transaction


def released_between(
    locks: Iterable[StandingLock],
    before: Mapping[str, Arrangement],
    after: Mapping[str, Arrangement],
) -> tuple[StandingLock, ...]:
    """Return the locks that one plan keeps and another does not, in the order given."""
    return tuple(
        lock
        for lock in locks
        if released_by(
            (lock,), before.get(lock.lock.engagement_id), after.get(lock.lock.engagement_id)
        )
    )


def remember(tx: Transaction, period_id: int, released: Iterable[StandingLock]) -> None:
    """Write down which locks a change goes against, one entry for each engagement."""
    by_engagement: dict[str, list[str]] = {}
    for one in released:
        word = f"{one.lock.dimension}:{one.cause}"
        by_engagement.setdefault(one.lock.engagement_id, []).append(word)
    for engagement_id, words in sorted(by_engagement.items()):
        audit.append(
            tx,
            AuditAction.LOCK_RELEASED,
            f"period/{period_id}",
            engagement=engagement_id,
            locks=" ".join(words),
        )
