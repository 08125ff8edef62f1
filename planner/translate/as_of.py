"""When a scenario is looked at, which decides what can still be approved in time (rule H19)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from planner.catalogue import approval_days
from planner.model import Engagement, Leader, Plan, Scenario
from planner.rulepack import RulePack
from planner.workdays import workdays_from


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day from which approval days count, and the engagements approved or issued already."""

    day: date
    settled: frozenset[str] = frozenset()


def as_of(moment: datetime, scenario: Scenario, settled: frozenset[str] = frozenset()) -> AsOf:
    """Return how things stand at a moment; a scenario with a planning day of its own keeps it."""
    today = moment.astimezone(scenario.office.tzinfo).date()
    return AsOf(scenario.settings.planned_on or today, settled)


def as_of_plan(plan: Plan) -> AsOf:
    """Return how things stood when a plan was searched, or the one that it was edited from.

    A plan that could be approved in time does not become late by being looked at later.
    """
    return AsOf(plan.planned_on or plan.created_at.date(), frozenset(plan.settled_ids))


def cleared_on(
    engagement: Engagement,
    hosts: Sequence[Leader],
    seen: AsOf,
    scenario: Scenario,
    pack: RulePack,
) -> date | None:
    """Return the first day on which an engagement can have its approval, None if it needs none."""
    days = approval_days(engagement, hosts, scenario, pack)
    if engagement.id in seen.settled or not days:
        return None
    return workdays_from(seen.day, days, scenario.office)
