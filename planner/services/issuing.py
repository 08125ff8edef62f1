"""Issuing: the plan version that binds everybody, and what it went out with."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from planner.access import Action, Thing, require
from planner.errors import Unsettled
from planner.i18n import Translator
from planner.model import Reason, Scenario, SubjectKind
from planner.services import mailing
from planner.services.approvals.examined import unapproved
from planner.services.context import Context
from planner.services.labels import author_label
from planner.services.names import Names, names_of
from planner.services.noticing import Told, drafts_of
from planner.services.office_views import IssueRow, OpenPoint
from planner.services.records import open_plan_at, plan_at, scenario_now
from planner.services.sentences import engagements_of, sentence_of
from planner.services.views import PlanRef
from planner.store import issues, notices, plans, scenarios
from planner.store.issues import Issue
from planner.store.transactions import View

UNAPPROVED: Final = "unapproved"
"""The rule that something breaks which no approval covers; its ids are a subject's kind and id."""


def issued(ctx: Context, period_id: int) -> PlanRef | None:
    """Return the plan version that binds, or None while nothing was issued."""
    require(ctx, Action.SEE, Thing.PERIOD)
    with ctx.store.snapshot() as view:
        last = issues.latest(view, period_id)
    return None if last is None else PlanRef(period_id, last.plan_number)


def open_points(ctx: Context, ref: PlanRef, t: Translator) -> tuple[OpenPoint, ...]:
    """Return everything that stands against issuing a plan.

    That is every rule that it breaks today, and everything in it that no approval covers.
    Raises NotFound.
    """
    require(ctx, Action.SEE, Thing.ASSESSMENT)
    shown = open_plan_at(ctx, ref)
    names = names_of(shown.scenario, t, ctx.person, shown.plan)
    with ctx.store.snapshot() as view:
        matters = _matters(ctx, view, ref)
    return tuple(
        OpenPoint(
            matter.key, _text(matter, names), matter.rule == UNAPPROVED, _about(matter, names)
        )
        for matter in matters
    )


def issue(ctx: Context, ref: PlanRef, *, accepted: Collection[str] = (), note: str = "") -> None:
    """Make a plan version the one that binds, with a notice for everybody whom it changes.

    `accepted` are the keys of the open points that the person has seen and accepts, which are
    kept with the issue. Any version can be issued: an earlier one takes a later one back.

    Raises:
        NotFound: there is no such version.
        Unsettled: `open_points`, something stands open that was not accepted; `note_missing`,
            something is not approved and no note says who has agreed to it.
    """
    require(ctx, Action.CHANGE, Thing.ISSUE)
    # Laid open before the transaction, which keeps other writers waiting.
    shown = open_plan_at(ctx, ref)
    with ctx.store.transaction(ctx.actor) as tx:
        matters = _matters(ctx, tx, ref)
        unseen = [matter for matter in matters if matter.key not in accepted]
        if unseen:
            raise Unsettled("open_points", count=len(unseen))
        if not note.strip() and any(matter.rule == UNAPPROVED for matter in matters):
            raise Unsettled("note_missing")
        binding = issues.latest(tx, ref.period_id)
        before = None if binding is None else _as_issued(tx, ref.period_id, binding)
        made = issues.add(tx, ref.period_id, ref.number, note=note.strip(), accepted=matters)
        drafts = drafts_of(before, (shown.plan, shown.scenario), tx.at)
        made_notices = notices.add(tx, ref.period_id, made.number, drafts)
        mailing.queue(tx, ctx.settings, made_notices)


def _as_issued(view: View, period_id: int, made: Issue) -> Told:
    plan = plans.load(view, period_id, made.plan_number)
    return plan, scenarios.load(view, period_id, made.scenario_version)


def _matters(ctx: Context, view: View, ref: PlanRef) -> tuple[Reason, ...]:
    missing = (
        Reason(UNAPPROVED, (subject.kind.value, subject.id))
        for subject in unapproved(ctx, view, ref)
    )
    return (*open_plan_at(ctx, ref).warnings, *missing)


def _text(matter: Reason, names: Names) -> str:
    if matter.rule != UNAPPROVED:
        return sentence_of(matter, names)
    kind, id_ = matter.ids
    if kind == SubjectKind.DELEGATION:
        return names.t("{delegation}: the plan is not approved", delegation=names.delegation(id_))
    return names.t("{what} is not approved", what=names.engagement(id_))


def _about(matter: Reason, names: Names) -> tuple[str, ...]:
    return matter.ids[1:] if matter.rule == UNAPPROVED else engagements_of(matter, names)


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
        accepted=tuple(_text(matter, names) for matter in made.accepted),
    )
