"""Offices and their periods: the list to pick from, and the samples of the first start."""

from __future__ import annotations

from planner.formats import format_date
from planner.i18n import Translator
from planner.scenario import load_scenario
from planner.services.context import Context
from planner.services.data_files import SCENARIOS
from planner.services.scenarios import at_version
from planner.services.views import PeriodView
from planner.store import periods
from planner.store import scenarios as stored

SAMPLE_REASON = "sample"


def ensure_samples(ctx: Context) -> tuple[int, ...]:
    """Import the sample scenarios into a store without any; return the ids of the new periods.

    An office that has removed or changed them never gets them back.
    """
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
    """Return every office and period, by office, the latest first."""
    with ctx.store.snapshot() as view:
        found = periods.every(view)
    return tuple(_shown(ctx, period, t) for period in found)


def _shown(ctx: Context, found: periods.OfficePeriod, t: Translator) -> PeriodView:
    scenario = at_version(ctx, found.id, found.scenario_version)
    first, last = format_date(t, found.period.start), format_date(t, found.period.end)
    return PeriodView(
        id=found.id,
        office_id=found.office_id,
        office=found.office_name.text(t.language.value),
        label=t("{first} to {last}", first=first, last=last),
        period=found.period,
        zone=scenario.office.zone,
        delegations=len(scenario.delegations),
        version=found.scenario_version,
        plans=found.plan_number,
    )
