"""What the forms of changes are filled in from: who and what there is, as it was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planner.access import Action, Thing, require
from planner.i18n import Translator
from planner.model import Delegation, PlannedVisit, VenueKind
from planner.services.context import Context
from planner.services.names import names_of
from planner.services.records import plan_at, scenario_now
from planner.services.views import PlanRef

PORTS = frozenset({VenueKind.AIRPORT, VenueKind.RAIL})


@dataclass(frozen=True, slots=True)
class FormData:
    """Labels by id, and what a form begins with; moments are in the office's zone.

    `engagements` are all that are asked for, `told` those that were planned, in order of time.
    """

    days: tuple[date, ...]
    now: datetime
    delegations: Mapping[str, Delegation]
    delegation_labels: Mapping[str, str]
    leaders: Mapping[str, str]
    interpreters: Mapping[str, str]
    vehicles: Mapping[str, str]
    venues: Mapping[str, str]
    ports: Mapping[str, str]
    rooms: Mapping[str, str]
    engagements: Mapping[str, str]
    told: Mapping[str, PlannedVisit]
    ranks: Mapping[int, str]
    engagement_ids: frozenset[str]


def form_data(ctx: Context, ref: PlanRef, t: Translator) -> FormData:
    """Return what the forms of changes to a told plan are filled in from. Raises NotFound."""
    require(ctx, Action.SEE, Thing.SCENARIO)
    scenario, plan = scenario_now(ctx, ref.period_id).scenario, plan_at(ctx, ref)
    names = names_of(scenario, t, ctx.person, plan)
    zone = scenario.office.tzinfo
    days = tuple(scenario.period.days())
    visits = sorted(plan.visits, key=lambda visit: (visit.start, visit.engagement_id))
    told = {visit.engagement_id: visit for visit in visits}
    asked = {one.id for one in scenario.engagements}
    return FormData(
        days=days,
        now=_known_at(ctx.clock().astimezone(zone), days),
        delegations={one.id: one for one in scenario.delegations},
        delegation_labels={one.id: names.delegation(one.id) for one in scenario.delegations},
        leaders={one.id: names.leader(one.id) for one in scenario.leaders},
        interpreters={one.id: names.interpreter(one.id) for one in scenario.interpreters},
        vehicles={one.id: names.vehicle(one.id) for one in scenario.vehicles},
        venues={one.id: names.venue(one.id) for one in scenario.venues},
        ports={one.id: names.venue(one.id) for one in scenario.venues if one.kind in PORTS},
        rooms={one.id: names.room(one.id) for one in scenario.rooms},
        engagements={
            key: f"{names.engagement(key)} · {names.delegations_of(names.engagements[key])}"
            for key in (*told, *sorted(asked - told.keys()))
            if key in asked
        },
        told={key: visit for key, visit in told.items() if key in asked},
        ranks={step.step: step.name.text(names.language) for step in scenario.office.rank_ladder},
        engagement_ids=frozenset(asked),
    )


def _known_at(now: datetime, days: tuple[date, ...]) -> datetime:
    """Return the moment to the five minutes, or the first morning before and after the period."""
    if days[0] - timedelta(days=1) <= now.date() <= days[-1]:
        return now.replace(minute=now.minute // 5 * 5, second=0, microsecond=0)
    return datetime.combine(days[0], datetime.min.time(), now.tzinfo).replace(hour=7)
