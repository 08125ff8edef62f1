"""Plans as people read them: versions, score card, warnings, itineraries, timeline."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from planner.access import Action, Post, Thing, may, reach_of, require
from planner.i18n import Translator
from planner.labels import label
from planner.model import Plan
from planner.services import findings, itineraries, timelines
from planner.services.context import Context
from planner.services.drops import by_engagement, gives
from planner.services.edits import VisitEdit, with_edit
from planner.services.held import held_lines
from planner.services.holding import standing_locks
from planner.services.labels import author_label, reason_text
from planner.services.names import names_of
from planner.services.office_views import HeldLine
from planner.services.records import latest_plan, open_plan_at, plan_at, scenario_now
from planner.services.timelines import Handling
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
from planner.store import plan_names
from planner.store import plans as stored

_POSTS: Mapping[Perspective, Post] = MappingProxyType(
    {
        Perspective.LEADER: Post.LEADER,
        Perspective.INTERPRETER: Post.INTERPRETER,
        Perspective.VEHICLE: Post.VEHICLE,
    }
)


def all_plans(ctx: Context, period_id: int, t: Translator) -> tuple[PlanRow, ...]:
    """Return the plan versions of a period, newest first."""
    require(ctx, Action.SEE, Thing.PLAN)
    with ctx.store.snapshot() as view:
        history = stored.history(view, period_id)
        given = plan_names.every(view, period_id)
    zone = scenario_now(ctx, period_id).scenario.office.tzinfo
    return tuple(
        PlanRow(
            number=made.number,
            name=given.get(made.number, ""),
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
    require(ctx, Action.SEE, Thing.PLAN)
    return latest_plan(ctx, period_id)


def get(ctx: Context, ref: PlanRef) -> Plan:
    """Return a plan version. Raises NotFound."""
    require(ctx, Action.SEE, Thing.PLAN)
    return plan_at(ctx, ref)


def held(ctx: Context, period_id: int, t: Translator) -> tuple[HeldLine, ...]:
    """Return what of a period's plan is held now, and why. Raises NotFound."""
    require(ctx, Action.SEE, Thing.PLAN)
    names = names_of(scenario_now(ctx, period_id).scenario, t, ctx.person)
    return held_lines(standing_locks(ctx, period_id, ctx.clock()), names)


def summary(ctx: Context, ref: PlanRef, t: Translator) -> PlanSummary:
    """Return the head of a plan; `is_current` is false once the scenario has changed since.

    Raises NotFound.
    """
    require(ctx, Action.SEE, Thing.PLAN)
    shown = open_plan_at(ctx, ref)
    row = next(row for row in all_plans(ctx, ref.period_id, t) if row.number == ref.number)
    return findings.summary(shown, row)


def score_card(ctx: Context, ref: PlanRef, t: Translator) -> tuple[TierScore, ...]:
    """Return a plan's costs by tier, most important first."""
    require(ctx, Action.SEE, Thing.ASSESSMENT)
    return findings.score_card(plan_at(ctx, ref), t)


def warnings(ctx: Context, ref: PlanRef, t: Translator) -> tuple[WarningLine, ...]:
    """Check a plan against the scenario as it stands and word every broken rule."""
    require(ctx, Action.SEE, Thing.ASSESSMENT)
    shown = open_plan_at(ctx, ref)
    names = names_of(shown.scenario, t, ctx.person, shown.plan)
    return tuple(findings.warning_line(reason, names) for reason in shown.warnings)


def unplaced(ctx: Context, ref: PlanRef, t: Translator) -> tuple[UnplacedLine, ...]:
    """Return what a plan leaves out, musts first, each with its reasons."""
    require(ctx, Action.SEE, Thing.ASSESSMENT)
    shown = open_plan_at(ctx, ref)
    return findings.unplaced_lines(shown, names_of(shown.scenario, t, ctx.person, shown.plan))


def resources(
    ctx: Context, ref: PlanRef, perspective: Perspective, t: Translator
) -> tuple[Choice, ...]:
    """Return those whose itinerary can be shown: all who have something to do in the plan."""
    require(ctx, Action.SEE, Thing.PLAN)
    shown = open_plan_at(ctx, ref)
    names = names_of(shown.scenario, t, ctx.person, shown.plan)
    return itineraries.resources(shown, perspective, names)


def itinerary(
    ctx: Context, ref: PlanRef, perspective: Perspective, resource_id: str, t: Translator
) -> Itinerary:
    """Return one resource's plan day by day; empty for one with nothing to do.

    Leaders, interpreters and drivers may ask for their own.
    """
    reach_of(ctx, Action.SEE, Thing.PROGRAMME)
    shown = open_plan_at(ctx, ref)
    post = _POSTS.get(perspective)
    is_own = post is not None and ctx.person.stands_for(shown.scenario.office.id, post, resource_id)
    require(ctx, Action.SEE, Thing.PROGRAMME, own=is_own)
    names = names_of(shown.scenario, t, ctx.person, shown.plan)
    return itineraries.itinerary(shown, perspective, resource_id, names)


def timeline(
    ctx: Context,
    ref: PlanRef,
    perspective: Perspective,
    t: Translator,
    *,
    tried: VisitEdit | None = None,
    with_idle: bool = False,
) -> Timeline:
    """Return a plan as rows and bars, busy blocks included (their reasons are not).

    `tried` is an edit to show it with, as it would be; `with_idle` adds rows of those who have
    nothing to do. Whoever may change the newest plan is told what of its bars can be dragged.
    """
    require(ctx, Action.SEE, Thing.PLAN)
    shown = open_plan_at(ctx, ref)
    if tried is not None:
        shown = with_edit(shown, tried)
    locks = standing_locks(ctx, ref.period_id, ctx.clock())
    is_editable = may(ctx, Action.CHANGE, Thing.PLAN) and ref == latest_plan(ctx, ref.period_id)
    handling = Handling(
        held=by_engagement(locks),
        firmly=by_engagement(one for one in locks if not gives(one)) if is_editable else None,
        with_idle=with_idle,
    )
    names = names_of(shown.scenario, t, ctx.person, shown.plan)
    return timelines.timeline(shown, perspective, handling, names)
