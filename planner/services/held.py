"""What is held fixed, in words."""

from __future__ import annotations

from collections.abc import Iterable

from planner.labels import label
from planner.services.names import Names
from planner.services.office_views import HeldLine
from planner.standing_locks import StandingLock


def held_lines(locks: Iterable[StandingLock], names: Names) -> tuple[HeldLine, ...]:
    """Return locks as lines, in the order given."""
    return tuple(
        HeldLine(
            engagement_id=one.lock.engagement_id,
            title=names.title(one.lock.engagement_id),
            dimension=one.lock.dimension,
            dimension_label=names.t(label(one.lock.dimension)),
            cause=one.cause,
            cause_label=names.t(label(one.cause)),
            signed="" if one.since is None else names.signed(one.by, one.since),
        )
        for one in locks
    )
