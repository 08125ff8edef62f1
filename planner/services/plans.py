"""Plans as people read them: versions, score card, warnings, itineraries, timeline."""

from __future__ import annotations
from planner.i18n import Translator
from planner.model import Plan
from planner.services.context import Context
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


def all_plans(ctx: Context, period_id: int, t: Translator) -> tuple[PlanRow, ...]:
    """Return the plan versions of a period, newest first."""
    raise NotImplementedError


def latest(ctx: Context, period_id: int) -> PlanRef | None:
    """Return the newest plan of a period, or None before the first."""
    raise NotImplementedError


def get(ctx: Context, ref: PlanRef) -> Plan:
    """Return a plan version. Raises NotFound."""
    raise NotImplementedError


def summary(ctx: Context, ref: PlanRef, t: Translator) -> PlanSummary:
    """Return the head of a plan; `is_current` is false once the scenario has changed since."""
    raise NotImplementedError


def score_card(ctx: Context, ref: PlanRef, t: Translator) -> tuple[TierScore, ...]:
    """Return a plan's costs by tier, most important first."""
    raise NotImplementedError


def warnings(ctx: Context, ref: PlanRef, t: Translator) -> tuple[WarningLine, ...]:
    """Check a plan against the scenario as it stands and word every broken rule."""
    raise NotImplementedError


def unplaced(ctx: Context, ref: PlanRef, t: Translator) -> tuple[UnplacedLine, ...]:
    """Return what a plan leaves out, musts first, each with its reasons."""
    raise NotImplementedError


def resources(
    ctx: Context, ref: PlanRef, perspective: Perspective, t: Translator
) -> tuple[Choice, ...]:
    """Return those whose itinerary can be shown: all who have something to do in the plan."""
    raise NotImplementedError


def itinerary(
    ctx: Context, ref: PlanRef, perspective: Perspective, resource_id: str, t: Translator
) -> Itinerary:
    """Return one resource's plan day by day. Raises NotFound."""
    raise NotImplementedError


def timeline(ctx: Context, ref: PlanRef, perspective: Perspective, t: Translator) -> Timeline:
    """Return a plan as rows and bars, busy blocks included (their reasons are not)."""
    raise NotImplementedError
