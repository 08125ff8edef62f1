"""What services show of issuing, approval and differences: plain frozen data, worded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.model import LockDimension


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something that stands against issuing a plan; whoever issues accepts each by its `key`."""

    key: str
    text: str
    engagement_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssueRow:
    """A plan version that was made binding; `accepted` are the open points it went out with."""

    number: int
    plan_number: int
    author: str
    at: datetime
    note: str
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """What differs in one dimension of an engagement, old and new in words."""

    engagement_id: str
    title: str
    dimension: LockDimension
    dimension_label: str
    before: str
    after: str
