"""What is to be done for a visit and by when: from the rule pack's list and the visit's dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from planner.model import Delegation, Engagement
from planner.rulepack import ChecklistItem


@dataclass(frozen=True, slots=True)
class Task:
    """An item of the rule pack's list with the day on which it is due for one delegation."""

    item: ChecklistItem
    due: date


def tasks_of(
    items: Iterable[ChecklistItem],
    delegation: Delegation,
    engagements: Iterable[Engagement],
    zone: ZoneInfo,
) -> tuple[Task, ...]:
    """Return what is to be done for a delegation with these engagements, by due day."""
    kinds = {engagement.kind for engagement in engagements}
    found = (
        Task(item, due_on(item.day, delegation, zone))
        for item in items
        if (not item.guest_classes or delegation.guest_class in item.guest_classes)
        and (not item.regimes or delegation.regime in item.regimes)
        and (not item.kinds or not kinds.isdisjoint(item.kinds))
    )
    return tuple(sorted(found, key=lambda task: task.due))


def due_on(day: int, delegation: Delegation, zone: ZoneInfo) -> date:
    """Return the date of day T+`day`: from the arrival up to 0, from the departure after it."""
    anchor = delegation.arrival if day <= 0 else delegation.departure
    return anchor.at.astimezone(zone).date() + timedelta(days=day)
