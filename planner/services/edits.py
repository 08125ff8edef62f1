"""Hand edits of one engagement: what could be chosen, what it breaks, save, hold fixed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from optimizer.solution import Solution
from planner.access import Action, Thing, require
from planner.errors import NotFound
from planner.i18n import Translator
from planner.model import Engagement, InterpreterTeam, Lock, LockDimension, Plan
from planner.services import choices
from planner.services.context import Context
from planner.services.findings import warning_line
from planner.services.labels import LOCKS_REASON
from planner.services.names import names_of
from planner.services.opened import OpenPlan
from planner.services.records import keep_scenario, open_plan_at, scenario_now
from planner.services.views import EditCheck, EditForm, PlanRef
from planner.store import plans as stored
from planner.translate.edited import VisitChange, with_visit, without_visit
from planner.translate.plans import Stamp, plan_of_edit, visits_of, warnings_of


@dataclass(frozen=True, slots=True)
class VisitEdit:
    """An engagement as a person wants it, whole; the form's values where nothing changes.

    `vehicle_ids` are the vehicles of every drive that leads to it; None leaves them alone.
    """

    engagement_id: str
    start: datetime
    room_id: str
    host_id: str | None
    teams: tuple[InterpreterTeam, ...]
    vehicle_ids: tuple[str, ...] | None = None


def form(ctx: Context, ref: PlanRef, engagement_id: str, t: Translator) -> EditForm:
    """Return an engagement as planned, with every choice of room, host, interpreters, vehicles.

    Raises NotFound.
    """
    require(ctx, Action.CHANGE, Thing.PLAN)
    shown = open_plan_at(ctx, ref)
    engagement = _engagement(shown, engagement_id)
    return choices.edit_form(shown, engagement, names_of(shown.scenario, t, ctx.person, shown.plan))


def check_edit(ctx: Context, ref: PlanRef, edit: VisitEdit, t: Translator) -> EditCheck:
    """Tell what an edit breaks and mends, in well under a second; nothing is stored.

    Raises NotFound.
    """
    require(ctx, Action.CHANGE, Thing.PLAN)
    shown = open_plan_at(ctx, ref)
    solution = _edited(shown, edit)
    translation = shown.ground.translation
    found = warnings_of(translation, solution)
    before, now = set(shown.warnings), set(found)
    before_names = names_of(shown.scenario, t, ctx.person, shown.plan)
    # The sentences name the times as they would be.
    edited = replace(shown.plan, visits=visits_of(translation, solution))
    names = names_of(shown.scenario, t, ctx.person, edited)
    return EditCheck(
        broken=tuple(warning_line(reason, names) for reason in found if reason not in before),
        mended=tuple(
            warning_line(reason, before_names) for reason in shown.warnings if reason not in now
        ),
        remaining=tuple(warning_line(reason, names) for reason in found if reason in before),
        has_effect=solution != shown.solution,
    )


def save_edit(ctx: Context, ref: PlanRef, edit: VisitEdit, reason: str) -> PlanRef:
    """Store the edited plan as a new version, whatever it breaks, and return it.

    Raises NotFound, and Conflict when a newer version than `ref` has been made meanwhile.
    """
    require(ctx, Action.CHANGE, Thing.PLAN)
    shown = open_plan_at(ctx, ref)
    return _save(ctx, ref, shown, _edited(shown, edit), reason)


def leave_out(ctx: Context, ref: PlanRef, engagement_id: str, reason: str) -> PlanRef:
    """Store the plan without an engagement as a new version and return it.

    Raises NotFound and Conflict.
    """
    require(ctx, Action.CHANGE, Thing.PLAN)
    shown = open_plan_at(ctx, ref)
    engagement = _engagement(shown, engagement_id)
    solution = without_visit(shown.ground.translation, shown.solution, engagement.id)
    return _save(ctx, ref, shown, solution, reason)


def set_locks(
    ctx: Context, ref: PlanRef, engagement_id: str, dimensions: frozenset[LockDimension]
) -> int:
    """Hold exactly these dimensions of an engagement as the plan has them (none: release all).

    What the plan does not have (the drive to an engagement in the guests' own hotel, anything of
    an engagement left out but its absence) is not held. Returns the scenario's new version; the
    next run keeps what is held. Raises NotFound and Conflict.
    """
    require(ctx, Action.CHANGE, Thing.PLAN)
    shown = open_plan_at(ctx, ref)
    engagement = _engagement(shown, engagement_id)
    current = scenario_now(ctx, ref.period_id)
    held = (_lock(engagement, dimension, shown.plan) for dimension in sorted(dimensions))
    others = tuple(x for x in current.scenario.locks if x.engagement_id != engagement_id)
    changed = replace(
        current.scenario, locks=(*others, *(lock for lock in held if lock is not None))
    )
    reason = LOCKS_REASON.format(engagement_id)
    return keep_scenario(ctx, ref.period_id, current.version, changed, reason)


def _engagement(shown: OpenPlan, engagement_id: str) -> Engagement:
    for engagement in shown.scenario.engagements:
        if engagement.id == engagement_id:
            return engagement
    raise NotFound("engagement", id=engagement_id)


def _edited(shown: OpenPlan, edit: VisitEdit) -> Solution:
    engagement = _engagement(shown, edit.engagement_id)
    change = VisitChange(
        engagement=engagement,
        start=edit.start,
        room_id=edit.room_id,
        host_id=edit.host_id,
        teams=edit.teams,
        vehicle_ids=edit.vehicle_ids,
    )
    return with_visit(shown.ground.translation, shown.solution, change)


def _save(ctx: Context, ref: PlanRef, shown: OpenPlan, solution: Solution, reason: str) -> PlanRef:
    stamp = Stamp(ctx.actor, ctx.clock(), reason, parent_number=ref.number)
    plan = plan_of_edit(shown.ground.translation, shown.plan, solution, stamp)
    with ctx.store.transaction(ctx.actor) as tx:
        saved = stored.add(tx, ref.period_id, plan, base_number=ref.number)
    return PlanRef(ref.period_id, saved.number)


def _lock(engagement: Engagement, dimension: LockDimension, plan: Plan) -> Lock | None:
    """Return a dimension held as the plan has it, None when there is nothing to hold."""
    visit = plan.visit(engagement.id)
    if dimension is LockDimension.EXISTENCE:
        return Lock(engagement.id, dimension, present=visit is not None)
    if visit is None:
        return None
    ids: tuple[str, ...] = ()
    match dimension:
        case LockDimension.TIME:
            return Lock(engagement.id, dimension, start=visit.start)
        case LockDimension.PLACE:
            ids = (visit.room_id,)
        case LockDimension.HOST:
            # Nobody is held too: no host.
            return Lock(engagement.id, dimension, ids=(visit.host_id,) if visit.host_id else ())
        case LockDimension.INTERPRETER:
            ids = tuple(sorted({key for team in visit.teams for key in team.interpreter_ids}))
        case LockDimension.VEHICLE:
            legs = (leg for leg in plan.legs if leg.to_engagement_id == engagement.id)
            ids = tuple(sorted({key for leg in legs for key in leg.vehicle_ids}))
        case LockDimension.ATTENDEES:
            ids = engagement.delegation_ids
    return Lock(engagement.id, dimension, ids=ids) if ids else None
