"""Offices and their periods: the list to pick from, and the samples of the first start."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from planner.access import Action, Thing, require
from planner.formats import format_date, format_span
from planner.i18n import Translator
from planner.model import Office
from planner.scenario import load_scenario
from planner.services.context import Context
from planner.services.data_files import SCENARIOS
from planner.services.ground import CityUnusable
from planner.services.records import scenario_at
from planner.services.views import PeriodView
from planner.store import periods
from planner.store import scenarios as stored

SAMPLE_REASON = "sample"


def ensure_samples(ctx: Context) -> tuple[int, ...]:
    """Import the sample scenarios into a store without any; return the ids of the new periods.

    An office that has removed or changed them never gets them back.
    """
    require(ctx, Action.CHANGE, Thing.SCENARIO_FILE)
    with ctx.store.snapshot() as view:
        if periods.every(view):
            return ()
    samples = [load_scenario(path) for path in sorted(SCENARIOS.glob("*.json"))]
    with ctx.store.transaction(ctx.actor) as tx:
        # Another process may have been faster.
        if periods.every(tx):
            return ()
        return tuple(stored.create(tx, sample, SAMPLE_REASON).id for sample in samples)


def all_periods(ctx: Context, t: Translator) -> tuple[PeriodView, ...]:
    """Return every office and period in order of time."""
    require(ctx, Action.SEE, Thing.PERIOD)
    with ctx.store.snapshot() as view:
        found = periods.every(view)
    ordered = sorted(found, key=lambda one: (one.period.start, one.period.end, one.office_id))
    return tuple(_shown(ctx, period, t) for period in ordered)


def running_or_next(ctx: Context, shown: tuple[PeriodView, ...]) -> PeriodView | None:
    """Return the period that is on today, else the next one, else the last that was.

    `shown` are periods in order of time; None if there are none.
    """
    require(ctx, Action.SEE, Thing.PERIOD)
    now = ctx.clock()
    to_come = (one for one in shown if one.period.end >= now.astimezone(ZoneInfo(one.zone)).date())
    return next(to_come, shown[-1] if shown else None)


def _shown(ctx: Context, found: periods.OfficePeriod, t: Translator) -> PeriodView:
    scenario = scenario_at(ctx, found.id, found.scenario_version)
    office = scenario.office
    first, last = format_date(t, found.period.start), format_date(t, found.period.end)
    return PeriodView(
        id=found.id,
        office_id=found.office_id,
        office=found.office_name.text(t.language.value),
        label=t("{first} to {last}", first=first, last=last),
        short_label=t(
            "{city} · {days}",
            city=_city(ctx, office, t),
            days=format_span(t, found.period.start, found.period.end),
        ),
        period=found.period,
        zone=office.zone,
        delegations=len(scenario.delegations),
        version=found.scenario_version,
        plans=found.plan_number,
    )


def _city(ctx: Context, office: Office, t: Translator) -> str:
    """Return where an office is; the office itself if its city pack is missing."""
    try:
        return ctx.geography.name_of(office.city_pack_id).text(t.language.value)
    except CityUnusable:
        return office.name.text(t.language.value)
