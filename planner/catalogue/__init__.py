"""The catalogue of engagements: what is usual for each kind, and what one could use."""

from planner.catalogue.approvals import approval_days, approval_rule
from planner.catalogue.candidates import (
    delegations_of,
    fit_hosts,
    fit_rooms,
    guest_count,
    guest_rank,
    is_municipal,
    municipal_leaders,
    named_rooms,
    natural_venues,
    needed_languages,
    people_count,
    purposes_of,
)
from planner.catalogue.kinds import (
    KINDS,
    KindDefaults,
    RankCap,
    Turnaround,
    max_rank_gap,
    turnaround_min,
    usual_minutes,
)
from planner.catalogue.making import new_engagement
from planner.catalogue.meals import free_span, meals_due

__all__ = [
    "KINDS",
    "KindDefaults",
    "RankCap",
    "Turnaround",
    "approval_days",
    "approval_rule",
    "delegations_of",
    "fit_hosts",
    "fit_rooms",
    "free_span",
    "guest_count",
    "guest_rank",
    "is_municipal",
    "max_rank_gap",
    "meals_due",
    "municipal_leaders",
    "named_rooms",
    "natural_venues",
    "needed_languages",
    "new_engagement",
    "people_count",
    "purposes_of",
    "turnaround_min",
    "usual_minutes",
]
