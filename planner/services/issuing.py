"""Issuing: the plan version that binds everybody, and what it went out with."""

from __future__ import annotations

from collections.abc import Collection

from planner.access import Action, Thing, require
from planner.errors import Unsettled
from planner.i18n import Translator
from planner.model import Scenario
from planner.services.context import Context
from planner.services.labels import author_label
from planner.services.names import names_of
from planner.services.office_views import IssueRow, OpenPoint
from planner.services.records import open_plan_at, plan_at, scenario_now
from planner.services.sentences import engagements_of, sentence_of
from planner.services.views import PlanRef
from planner.store import issues
from planner.store.issues import Issue


def issued(ctx: Context, period_id: int) -> PlanRef | None:
    """Return the plan version that binds, or None while nothing was issued."""
    require(ctx, Action.SEE, Thing.PERIOD)
    with ctx.store.snapshot() as view:
        last = issues.latest(view, period_id)
    return None if last is None else PlanRef(period_id, last.plan_number)


def open_points(ctx: Context, ref: PlanRef, t: Translator) -> tuple[OpenPoint, ...]:
    """Return everything that stands against issuing a plan: the rules that it breaks today.

    Raises NotFound.
    """
    require(ctx, Action.SEE, Thing.ASSESSMENT)
    shown = open_plan_at(ctx, ref)
    names = names_of(shown.scenario, t, ctx.person, shown.plan)
    return tuple(
        OpenPoint(reason.key, sentence_of(reason, names), engagements_of(reason, names))
        for reason in shown.warnings
    )


def issue(ctx: Context, ref: PlanRef, *, accepted: Collection[str] = (), note: str = "") -> None:
    """Make a plan version the one that binds.

    `accepted` are the keys of the open points that the person has seen and accepts, which are
    kept with the issue. Any version can be issued: an earlier one takes a later one back.

    Raises:
        NotFound: there is no such version.
        Unsettled: `open_points`, something stands open that was not accepted.
    """
    require(ctx, Action.CHANGE, Thing.ISSUE)
    matters = open_plan_at(ctx, ref).warnings
    unseen = [matter for matter in matters if matter.key not in accepted]
    if unseen:
        raise Unsettled("open_points", count=len(unseen))
    with ctx.store.transaction(ctx.actor) as tx:
        issues.add(tx, ref.period_id, ref.number, note=note, accepted=matters)


def history(ctx: Context, period_id: int, t: Translator) -> tuple[IssueRow, ...]:
    """Return every issue of a period, newest first."""
    require(ctx, Action.SEE, Thing.PLAN)
    with ctx.store.snapshot() as view:
        found = issues.history(view, period_id)
    scenario = scenario_now(ctx, period_id).scenario
    return tuple(_row(ctx, period_id, one, scenario, t) for one in found)


def _row(ctx: Context, period_id: int, made: Issue, scenario: Scenario, t: Translator) -> IssueRow:
    plan = plan_at(ctx, PlanRef(period_id, made.plan_number))
    names = names_of(scenario, t, ctx.person, plan)
    return IssueRow(
        number=made.number,
        plan_number=made.plan_number,
        author=author_label(made.author, t),
        at=made.at.astimezone(names.zone),
        note=made.note,
        accepted=tuple(sentence_of(matter, names) for matter in made.accepted),
    )
