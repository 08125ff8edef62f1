"""What services show of notices: plain frozen data, worded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.duties import RecipientKind


@dataclass(frozen=True, slots=True)
class NoticeView:
    """What somebody is told, and whether they know; `message` is in their own language."""

    id: int
    kind: RecipientKind
    kind_label: str
    name: str
    lines: tuple[str, ...]
    message: str
    created_at: datetime
    told_at: datetime | None
    channel: str
    acknowledged_at: datetime | None
    acknowledged_by: str
    mails: tuple[str, ...] = ()
    """How far each e-mail of it has come; only the board knows."""
    can_be_mailed: bool = False
    """Whether somebody concerned has an address that it has not gone to yet."""
