"""Hand edits of one engagement: what could be chosen, what it breaks, save, hold fixed."""

from __future__ import annotations
from dataclasses import dataclass
from datetime import datetime
from planner.i18n import Translator
from planner.model import InterpreterTeam, LockDimension
from planner.services.context import Context
from planner.services.views import EditCheck, EditForm, PlanRef


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
    """Return an engagement as planned, with every choice of room, host, interpreters, vehicles."""
    raise NotImplementedError


def check_edit(ctx: Context, ref: PlanRef, edit: VisitEdit, t: Translator) -> EditCheck:
    """Tell what an edit breaks and mends, in well under a second; nothing is stored."""
    raise NotImplementedError


def save_edit(ctx: Context, ref: PlanRef, edit: VisitEdit, reason: str) -> PlanRef:
    """Store the edited plan as a new version, whatever it breaks, and return it."""
    raise NotImplementedError


def leave_out(ctx: Context, ref: PlanRef, engagement_id: str, reason: str) -> PlanRef:
    """Store the plan without an engagement as a new version and return it."""
    raise NotImplementedError


def set_locks(
    ctx: Context, ref: PlanRef, engagement_id: str, dimensions: frozenset[LockDimension]
) -> int:
    """Hold exactly these dimensions of an engagement as the plan has them (none: release all).

    Returns the scenario's new version; the next run keeps what is held.
    """
    raise NotImplementedError
