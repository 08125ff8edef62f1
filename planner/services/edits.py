"""Hand edits of one engagement: what could be chosen, what it breaks, save, hold fixed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from optimizer.solution import Solution
from planner.access import Action, Thing, require
from planner.arrangements import arrangements_of
from planner.errors import NotFound, Unsettled
from planner.i18n import Translator
from planner.model import Engagement, InterpreterTeam, LockCause, LockDimension, Plan
from planner.services import choices
from planner.services.context import Context
from planner.services.findings import warning_line
from planner.services.hand_locks import with_held, without_held
from planner.services.held import held_lines
from planner.services.holding import standing_locks
from planner.services.labels import LOCKS_REASON
from planner.services.names import names_of
from planner.services.opened import OpenPlan
from planner.services.records import keep_scenario, open_plan_at, scenario_now
from planner.services.releasing import released_between, remember
from planner.services.views import EditCheck, EditForm, PlanRef
from planner.standing_locks import StandingLock
from planner.store import plans as stored
from planner.store import scenarios as stored_scenarios
from planner.store.transactions import Transaction
from planner.translate.edited import VisitChange, with_visit, without_visit
from planner.translate.plans import Stamp, legs_of, plan_of_edit, visits_of, warnings_of


@dataclass(frozen=True, slots=True)
class VisitEdit:
    """An engagement as a person wants it, whole; the form's values where nothing changes.

    `vehicle_ids` are the vehicles of every drive that leads to it; None leaves them alone, but for
    one of them that is `swapped` for another (old, new). `minutes` is how long it lasts; None
    leaves that alone too.
    """

    engagement_id: str
    start: datetime
    room_id: str
    host_id: str | None
    teams: tuple[InterpreterTeam, ...]
    vehicle_ids: tuple[str, ...] | None = None
    minutes: int | None = None
    swapped: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class _Saving:
    """An edited plan to be kept: why, and whether what is held may change."""

    solution: Solution
    reason: str
    release: bool


_Released: TypeAlias = tuple[StandingLock, ...]


def form(ctx: Context, ref: PlanRef, engagement_id: str, t: Translator) -> EditForm:
    """Return an engagement as planned, with every choice of room, host, interpreters, vehicles.

    Raises NotFound.
    """
    require(ctx, Action.CHANGE, Thing.PLAN)
    shown = open_plan_at(ctx, ref)
    engagement = _engagement(shown, engagement_id)
    names = names_of(shown.scenario, t, ctx.person, shown.plan)
    held = held_lines(_locks_on(ctx, ref, engagement_id), names)
    return choices.edit_form(shown, engagement, held, names)


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
    names = names_of(shown.scenario, t, ctx.person, _with_solution(shown, solution))
    return EditCheck(
        broken=tuple(warning_line(reason, names) for reason in found if reason not in before),
        mended=tuple(
            warning_line(reason, before_names) for reason in shown.warnings if reason not in now
        ),
        remaining=tuple(warning_line(reason, names) for reason in found if reason in before),
        released=held_lines(_released(ctx, ref, shown, solution), before_names),
        has_effect=solution != shown.solution,
    )


def save_edit(
    ctx: Context, ref: PlanRef, edit: VisitEdit, reason: str, *, release: bool = False
) -> PlanRef:
    """Store the edited plan as a new version, whatever it breaks, and return it.

    What is held is changed only with `release` and a reason, which the audit log remembers; what
    somebody holds by hand is then held as it is now.

    Raises:
        NotFound: there is no such plan or engagement.
        Unsettled: `held`, something that is held would be changed without both.
        Conflict: a newer version than `ref` has been made meanwhile.
    """
    require(ctx, Action.CHANGE, Thing.PLAN)
    shown = open_plan_at(ctx, ref)
    solution = _edited(shown, edit)
    return _save(ctx, ref, shown, _Saving(solution, reason, release))


def leave_out(
    ctx: Context, ref: PlanRef, engagement_id: str, reason: str, *, release: bool = False
) -> PlanRef:
    """Store the plan without an engagement as a new version and return it.

    Raises NotFound, Unsettled and Conflict as `save_edit` does.
    """
    require(ctx, Action.CHANGE, Thing.PLAN)
    shown = open_plan_at(ctx, ref)
    engagement = _engagement(shown, engagement_id)
    solution = without_visit(shown.ground.translation, shown.solution, engagement.id)
    return _save(ctx, ref, shown, _Saving(solution, reason, release))


def save_solution(
    ctx: Context, ref: PlanRef, solution: Solution, reason: str, *, release: bool = False
) -> PlanRef:
    """Store a whole plan, whatever it breaks, as the version that follows another one.

    Raises NotFound, Unsettled and Conflict as `save_edit` does.
    """
    require(ctx, Action.CHANGE, Thing.PLAN)
    shown = open_plan_at(ctx, ref)
    return _save(ctx, ref, shown, _Saving(solution, reason, release))


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
    released = without_held(current.scenario, engagement_id)
    changed = with_held(released, shown.plan, engagement, dimensions)
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
        minutes=edit.minutes,
        swapped=edit.swapped,
    )
    return with_visit(shown.ground.translation, shown.solution, change)


def _save(ctx: Context, ref: PlanRef, shown: OpenPlan, saving: _Saving) -> PlanRef:
    released = _released(ctx, ref, shown, saving.solution)
    if released and not (saving.release and saving.reason.strip()):
        raise Unsettled("held", count=len(released))
    stamp = Stamp(ctx.actor, ctx.clock(), saving.reason, parent_number=ref.number)
    plan = plan_of_edit(shown.ground.translation, shown.plan, saving.solution, stamp)
    with ctx.store.transaction(ctx.actor) as tx:
        saved = stored.add(tx, ref.period_id, plan, base_number=ref.number)
        if released:
            remember(tx, ref.period_id, released)
            _hold_anew(tx, ref.period_id, shown, saved, released)
    return PlanRef(ref.period_id, saved.number)


def _locks_on(ctx: Context, ref: PlanRef, engagement_id: str) -> _Released:
    found = standing_locks(ctx, ref.period_id, ctx.clock())
    return tuple(one for one in found if one.lock.engagement_id == engagement_id)


def _released(ctx: Context, ref: PlanRef, shown: OpenPlan, solution: Solution) -> _Released:
    """Return what is held and is not as it is held in an edited plan, but was before."""
    edited = _with_solution(shown, solution)
    before, after = (arrangements_of(plan, shown.scenario) for plan in (shown.plan, edited))
    locks = standing_locks(ctx, ref.period_id, ctx.clock())
    return released_between(locks, before, after)


def edited_plan(shown: OpenPlan, edit: VisitEdit) -> Plan:
    """Return a plan with one engagement edited, its visits and drives only. Raises NotFound."""
    return _with_solution(shown, _edited(shown, edit))


def with_edit(shown: OpenPlan, edit: VisitEdit) -> OpenPlan:
    """Return a plan laid open as it would be with one engagement edited. Raises NotFound."""
    solution = _edited(shown, edit)
    return replace(
        shown,
        plan=_with_solution(shown, solution),
        solution=solution,
        warnings=warnings_of(shown.ground.translation, solution),
    )


def _with_solution(shown: OpenPlan, solution: Solution) -> Plan:
    translation = shown.ground.translation
    return replace(
        shown.plan, visits=visits_of(translation, solution), legs=legs_of(translation, solution)
    )


def _hold_anew(
    tx: Transaction, period_id: int, shown: OpenPlan, plan: Plan, released: _Released
) -> None:
    """Hold what somebody held by hand as the plan has it now."""
    by_hand: dict[str, set[LockDimension]] = {}
    for one in released:
        if one.cause is LockCause.HAND:
            by_hand.setdefault(one.lock.engagement_id, set()).add(one.lock.dimension)
    for key, dimensions in sorted(by_hand.items()):
        version, scenario = stored_scenarios.load_head(tx, period_id)
        changed = with_held(scenario, plan, _engagement(shown, key), dimensions)
        reason = LOCKS_REASON.format(key)
        stored_scenarios.save(tx, period_id, changed, base_version=version, reason=reason)
