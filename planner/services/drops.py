"""A bar moved on the timeline: checked at once, kept when it breaks nothing, undone in one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType

from planner.access import Action, Thing, require
from planner.errors import Conflict, NotFound
from planner.i18n import Translator
from planner.model import InterpreterTeam, LockCause, LockDimension
from planner.services import edits, versions
from planner.services.context import Context
from planner.services.edits import VisitEdit
from planner.services.labels import DROPPED
from planner.services.records import open_plan_at
from planner.services.views import EditCheck, Grip, Perspective, PlanRef
from planner.standing_locks import StandingLock

ROW_DIMENSIONS: Mapping[Perspective, LockDimension] = MappingProxyType(
    {
        Perspective.LEADER: LockDimension.HOST,
        Perspective.ROOM: LockDimension.PLACE,
        Perspective.INTERPRETER: LockDimension.INTERPRETER,
        Perspective.VEHICLE: LockDimension.VEHICLE,
    }
)
"""What a bar changes with its row; a guest's engagement stays that guest's."""


@dataclass(frozen=True, slots=True)
class Drop:
    """A bar as somebody left it, drawn from plan `number`.

    The times are those on the office's clock, without a zone. The times of a drive follow from
    the plan and are not looked at.
    """

    perspective: Perspective
    number: int
    engagement_id: str
    is_drive: bool
    start: datetime
    end: datetime
    from_row: str
    to_row: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """What a drop does; `saved` is the version made of it, None where it waits for a person."""

    edit: VisitEdit
    check: EditCheck
    saved: PlanRef | None


def grips_of_visit(
    perspective: Perspective, firmly_held: frozenset[LockDimension]
) -> frozenset[Grip]:
    """Return what of an engagement's bar can be dragged where these dimensions do not give."""
    in_time = {Grip.START, Grip.LENGTH} if LockDimension.TIME not in firmly_held else set()
    if perspective is Perspective.VEHICLE:
        return frozenset(in_time)
    return frozenset(in_time) | _row_grip(perspective, firmly_held)


def grips_of_drive(
    perspective: Perspective, firmly_held: frozenset[LockDimension]
) -> frozenset[Grip]:
    """Return what of a drive's bar can be dragged: to another vehicle, for its times follow."""
    if perspective is not Perspective.VEHICLE:
        return frozenset()
    return _row_grip(perspective, firmly_held)


def _row_grip(perspective: Perspective, held: frozenset[LockDimension]) -> frozenset[Grip]:
    dimension = ROW_DIMENSIONS.get(perspective)
    return frozenset() if dimension is None or dimension in held else frozenset({Grip.ROW})


def by_engagement(locks: Iterable[StandingLock]) -> Mapping[str, frozenset[LockDimension]]:
    """Return the dimensions that are held of each engagement."""
    found: dict[str, frozenset[LockDimension]] = {}
    for one in locks:
        key = one.lock.engagement_id
        found[key] = found.get(key, frozenset()) | {one.lock.dimension}
    return found


def gives(held: StandingLock) -> bool:
    """Tell whether what is held may be moved a little; how far is seen when it is dropped."""
    return held.cause is LockCause.APPROVAL


def drop(ctx: Context, ref: PlanRef, dropped: Drop, t: Translator) -> Dropped:
    """Check a drop on the newest plan; store it as a new version when it breaks no rule or lock.

    Raises:
        NotFound: the plan has no such engagement, or there is no such row.
        Conflict: `plan_changed`, there is a newer plan than the one that was drawn.
    """
    require(ctx, Action.CHANGE, Thing.PLAN)
    if dropped.number != ref.number:
        raise Conflict("plan_changed", base_number=dropped.number, head_number=ref.number)
    edit = _edit(ctx, ref, dropped)
    check = edits.check_edit(ctx, ref, edit, t)
    if check.broken or check.released or not check.has_effect:
        return Dropped(edit, check, None)
    return Dropped(edit, check, edits.save_edit(ctx, ref, edit, DROPPED))


def undo(ctx: Context, saved: PlanRef, before: PlanRef) -> PlanRef:
    """Store the version before a drop as a new one and return it.

    Raises NotFound, Unsettled and Conflict as `versions.restore` does; the last also when there
    is a newer plan than the one that the drop made.
    """
    return versions.restore(ctx, before, "", instead_of=saved)


def _edit(ctx: Context, ref: PlanRef, dropped: Drop) -> VisitEdit:
    shown = open_plan_at(ctx, ref)
    visit = shown.plan.visit(dropped.engagement_id)
    if visit is None:
        raise NotFound("engagement", id=dropped.engagement_id)
    edit = VisitEdit(visit.engagement_id, visit.start, visit.room_id, visit.host_id, visit.teams)
    if not dropped.is_drive:
        zone = shown.scenario.office.tzinfo
        start, end = (one.replace(tzinfo=zone) for one in (dropped.start, dropped.end))
        minutes = int((end - start) / timedelta(minutes=1))
        edit = replace(edit, start=start, minutes=minutes)
    if dropped.from_row == dropped.to_row:
        return edit
    return _in_row(edit, dropped)


def _in_row(edit: VisitEdit, dropped: Drop) -> VisitEdit:
    """Return an edit with the one of the row that the bar came from replaced."""
    old, new = dropped.from_row, dropped.to_row
    match dropped.perspective:
        case Perspective.LEADER:
            return replace(edit, host_id=new)
        case Perspective.ROOM:
            return replace(edit, room_id=new)
        case Perspective.INTERPRETER:
            teams = tuple(_with_another(team, old, new) for team in edit.teams)
            return replace(edit, teams=teams)
        case Perspective.VEHICLE:
            return replace(edit, swapped=(old, new))
        case Perspective.DELEGATION:
            return edit


def _with_another(team: InterpreterTeam, old: str, new: str) -> InterpreterTeam:
    """Return a team with one of its interpreters replaced; nobody is in it twice."""
    if old not in team.interpreter_ids or new in team.interpreter_ids:
        return team
    ids = tuple(new if key == old else key for key in team.interpreter_ids)
    return replace(team, interpreter_ids=ids)
