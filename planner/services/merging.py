"""Two officers at once: what the other did meanwhile, and one's own change on top of it."""

from __future__ import annotations

from dataclasses import replace

from planner.access import Action, Thing, require
from planner.arrangements import Arrangement, arrangements_of, differences_between
from planner.i18n import Translator
from planner.services.context import Context
from planner.services.differences import difference_lines
from planner.services.edits import VisitEdit, edited_plan
from planner.services.labels import reason_text
from planner.services.names import names_of
from planner.services.office_views import Meanwhile
from planner.services.records import latest_plan, open_plan_at, plan_at
from planner.services.views import PlanRef


def meanwhile(ctx: Context, ref: PlanRef, edit: VisitEdit, t: Translator) -> Meanwhile | None:
    """Return what has come between a version and an edit of it, None if nothing has.

    Raises NotFound.
    """
    require(ctx, Action.CHANGE, Thing.PLAN)
    newest = latest_plan(ctx, ref.period_id)
    if newest is None or newest.number <= ref.number:
        return None
    shown = open_plan_at(ctx, ref)
    made = plan_at(ctx, newest)
    before = arrangements_of(shown.plan, shown.scenario)
    theirs = differences_between(before, arrangements_of(made, shown.scenario))
    own = arrangements_of(edited_plan(shown, edit), shown.scenario)
    mine = differences_between(_only(before, edit), _only(own, edit))
    names = names_of(shown.scenario, t, ctx.person, shown.plan)
    return Meanwhile(
        number=newest.number,
        signed=names.signed(made.author, made.created_at),
        reason=reason_text(made.reason, t),
        theirs=difference_lines(theirs, names),
        mine=difference_lines(mine, names),
        clashes=frozenset(
            one.dimension
            for one in theirs
            if one.engagement_id == edit.engagement_id
            and one.dimension in {x.dimension for x in mine}
        ),
    )


def _only(told: dict[str, Arrangement], edit: VisitEdit) -> dict[str, Arrangement]:
    return {key: one for key, one in told.items() if key == edit.engagement_id}


def on_newest(ctx: Context, ref: PlanRef, edit: VisitEdit) -> tuple[PlanRef, VisitEdit]:
    """Return an edit of a version as an edit of the newest: what it leaves alone is the other's.

    Raises NotFound.
    """
    require(ctx, Action.CHANGE, Thing.PLAN)
    newest = latest_plan(ctx, ref.period_id) or ref
    old = plan_at(ctx, ref).visit(edit.engagement_id)
    new = plan_at(ctx, newest).visit(edit.engagement_id)
    if old is None or new is None:
        return newest, edit
    return newest, replace(
        edit,
        start=new.start if edit.start == old.start else edit.start,
        room_id=new.room_id if edit.room_id == old.room_id else edit.room_id,
        host_id=new.host_id if edit.host_id == old.host_id else edit.host_id,
        teams=new.teams if edit.teams == old.teams else edit.teams,
    )
