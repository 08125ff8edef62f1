"""Plans as people read them: versions, score card, warnings, itineraries, timeline."""

from __future__ import annotations

from planner.i18n import Translator
from planner.labels import label
from planner.model import Plan
from planner.services import findings, itineraries, timelines
from planner.services.context import Context
from planner.services.ground import ground_of
from planner.services.labels import author_label, reason_text
from planner.services.names import names_of
from planner.services.opened import OpenPlan, open_plan
from planner.services.scenarios import at_version, current
from planner.services.views import (
    Choice,
    Itinerary,
    Perspective,
    PlanRef,
    PlanRow,
    PlanSummary,
    TierScore,
    Timeline,
    UnplacedLine,
    WarningLine,
)
from planner.store import periods
from planner.store import plans as stored


def all_plans(ctx: Context, period_id: int, t: Translator) -> tuple[PlanRow, ...]:
    """Return the plan versions of a period, newest first."""
    with ctx.store.snapshot() as view:
        history = stored.history(view, period_id)
    zone = current(ctx, period_id).scenario.office.tzinfo
    return tuple(
        PlanRow(
            number=made.number,
            author=author_label(made.author, t),
            created_at=made.at.astimezone(zone),
            reason=reason_text(made.reason, t),
            status=made.status,
            status_label=t(label(made.status)),
            parent_number=made.parent_number,
        )
        for made in history
    )


def latest(ctx: Context, period_id: int) -> PlanRef | None:
    """Return the newest plan of a period, or None before the first. Raises NotFound."""
    with ctx.store.snapshot() as view:
        number = periods.get(view, period_id).plan_number
    return PlanRef(period_id, number) if number else None


def get(ctx: Context, ref: PlanRef) -> Plan:
    """Return a plan version. Raises NotFound."""
    with ctx.store.snapshot() as view:
        return stored.load(view, ref.period_id, ref.number)


def opened(ctx: Context, ref: PlanRef) -> OpenPlan:
    """Return a plan laid over the scenario as it stands. Raises NotFound."""
    with ctx.store.snapshot() as view:
        version = periods.get(view, ref.period_id).scenario_version

    def lay_open() -> OpenPlan:
        plan = get(ctx, ref)
        scenario = at_version(ctx, ref.period_id, version)
        return open_plan(plan, scenario, ground_of(scenario, ctx.geography))

    return ctx.open_plans.get((ref.period_id, ref.number, version), lay_open)


def summary(ctx: Context, ref: PlanRef, t: Translator) -> PlanSummary:
    """Return the head of a plan; `is_current` is false once the scenario has changed since.

    Raises NotFound.
    """
    shown = opened(ctx, ref)
    row = next(row for row in all_plans(ctx, ref.period_id, t) if row.number == ref.number)
    return findings.summary(shown, row)


def score_card(ctx: Context, ref: PlanRef, t: Translator) -> tuple[TierScore, ...]:
    """Return a plan's costs by tier, most important first."""
    return findings.score_card(opened(ctx, ref).plan, t)


def warnings(ctx: Context, ref: PlanRef, t: Translator) -> tuple[WarningLine, ...]:
    """Check a plan against the scenario as it stands and word every broken rule."""
    shown = opened(ctx, ref)
    names = names_of(shown.scenario, t, shown.plan)
    return tuple(findings.warning_line(reason, names) for reason in shown.warnings)


def unplaced(ctx: Context, ref: PlanRef, t: Translator) -> tuple[UnplacedLine, ...]:
    """Return what a plan leaves out, musts first, each with its reasons."""
    shown = opened(ctx, ref)
    return findings.unplaced_lines(shown, names_of(shown.scenario, t, shown.plan))


def resources(
    ctx: Context, ref: PlanRef, perspective: Perspective, t: Translator
) -> tuple[Choice, ...]:
    """Return those whose itinerary can be shown: all who have something to do in the plan."""
    shown = opened(ctx, ref)
    return itineraries.resources(shown, perspective, names_of(shown.scenario, t, shown.plan))


def itinerary(
    ctx: Context, ref: PlanRef, perspective: Perspective, resource_id: str, t: Translator
) -> Itinerary:
    """Return one resource's plan day by day; empty for one with nothing to do."""
    shown = opened(ctx, ref)
    names = names_of(shown.scenario, t, shown.plan)
    return itineraries.itinerary(shown, perspective, resource_id, names)


def timeline(ctx: Context, ref: PlanRef, perspective: Perspective, t: Translator) -> Timeline:
    """Return a plan as rows and bars, busy blocks included (their reasons are not)."""
    shown = opened(ctx, ref)
    return timelines.timeline(shown, perspective, names_of(shown.scenario, t, shown.plan))
