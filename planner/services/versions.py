"""Versions of a plan: what differs between any two, back to an earlier one, names."""

from __future__ import annotations

from planner.access import Action, Thing, require
from planner.arrangements import arrangements_of, differences_between
from planner.errors import Unsettled
from planner.i18n import Translator
from planner.services.context import Context
from planner.services.differences import difference_lines
from planner.services.holding import standing_locks
from planner.services.labels import RESTORED
from planner.services.names import names_of
from planner.services.office_views import DifferenceLine
from planner.services.records import latest_plan, open_plan_at, plan_at, scenario_now
from planner.services.releasing import released_between, remember
from planner.services.views import PlanRef
from planner.store import plan_names
from planner.store import plans as stored
from planner.translate.plans import Stamp, plan_of_edit

MAX_NAME = 80
"""Longer names would not fit into lists."""


def compare(ctx: Context, ref: PlanRef, other: int, t: Translator) -> tuple[DifferenceLine, ...]:
    """Return what differs from version `other` to version `ref`. Raises NotFound.

    Both are told with the data as they stand.
    """
    require(ctx, Action.SEE, Thing.PLAN)
    scenario = scenario_now(ctx, ref.period_id).scenario
    plan = plan_at(ctx, ref)
    before = arrangements_of(plan_at(ctx, PlanRef(ref.period_id, other)), scenario)
    after = arrangements_of(plan, scenario)
    names = names_of(scenario, t, ctx.person, plan)
    return difference_lines(differences_between(before, after), names)


def restore(
    ctx: Context,
    ref: PlanRef,
    reason: str,
    *,
    release: bool = False,
    instead_of: PlanRef | None = None,
) -> PlanRef:
    """Make an earlier version the newest again, as a new version, and return that.

    `instead_of` is the version that it is to come after, None whichever is the newest. It is
    checked against the data as they stand. What is held is changed only with `release` and
    a reason, as by any other change by hand.

    Raises:
        NotFound: there is no such version.
        Unsettled: `held`, something that is held would be changed without both.
        Conflict: a newer version was made meanwhile.
    """
    require(ctx, Action.CHANGE, Thing.PLAN)
    shown = open_plan_at(ctx, ref)
    newest = instead_of or latest_plan(ctx, ref.period_id) or ref
    before = arrangements_of(plan_at(ctx, newest), shown.scenario)
    after = arrangements_of(shown.plan, shown.scenario)
    locks = standing_locks(ctx, ref.period_id, ctx.clock())
    released = released_between(locks, before, after)
    if released and not (release and reason.strip()):
        raise Unsettled("held", count=len(released))
    stamp = Stamp(ctx.actor, ctx.clock(), reason.strip() or RESTORED, parent_number=ref.number)
    plan = plan_of_edit(shown.ground.translation, shown.plan, shown.solution, stamp)
    with ctx.store.transaction(ctx.actor) as tx:
        saved = stored.add(tx, ref.period_id, plan, base_number=newest.number)
        remember(tx, ref.period_id, released)
    return PlanRef(ref.period_id, saved.number)


def give_name(ctx: Context, ref: PlanRef, name: str) -> None:
    """Name a version, or take its name away with an empty one. Raises NotFound."""
    require(ctx, Action.CHANGE, Thing.PLAN)
    with ctx.store.transaction(ctx.actor) as tx:
        plan_names.give(tx, ref.period_id, ref.number, name.strip()[:MAX_NAME])
