"""How everything that needs approval stands, delegation by delegation."""

from __future__ import annotations

from planner.access import Action, Extent, Post, Thing, reach_of
from planner.i18n import Translator
from planner.model import Subject, SubjectKind
from planner.services.approvals.examined import Examined, examine
from planner.services.approvals.items import Reader, item_of
from planner.services.context import Context
from planner.services.names import names_of
from planner.services.office_views import ApprovalGroup, ApprovalItem
from planner.services.records import latest_plan
from planner.services.views import PlanRef


def newest(ctx: Context, period_id: int) -> PlanRef | None:
    """Return the plan that approval is about: the newest, None before the first."""
    reach_of(ctx, Action.SEE, Thing.SUBMISSION)
    return latest_plan(ctx, period_id)


def board(ctx: Context, ref: PlanRef, t: Translator) -> tuple[ApprovalGroup, ...]:
    """Return what needs approval in a plan, delegations by arrival.

    A leader, or the leader's secretary, sees what that leader hosts. Raises NotFound.
    """
    reach = reach_of(ctx, Action.SEE, Thing.SUBMISSION)
    with ctx.store.snapshot() as view:
        examined = examine(ctx, view, ref)
    shown = examined.shown
    names = names_of(shown.scenario, t, ctx.person, shown.plan)
    reader = Reader(ctx.person, ctx.clock().astimezone(names.zone).date(), examined, names)
    own = ctx.person.those_of(shown.scenario.office.id, Post.LEADER)
    groups: dict[str, list[ApprovalItem]] = {}
    for subject in examined.standings:
        hosts = {one.host_id for one in examined.content(subject)}
        if reach is Extent.ALL or (subject.kind is SubjectKind.ENGAGEMENT and hosts & own):
            groups.setdefault(_delegation_of(subject, examined), []).append(
                item_of(subject, reader)
            )
    return tuple(
        ApprovalGroup(key, names.delegation(key), tuple(items)) for key, items in groups.items()
    )


def _delegation_of(subject: Subject, examined: Examined) -> str:
    """Return the delegation that a subject is shown under: the first that takes part."""
    if subject.kind is SubjectKind.DELEGATION:
        return subject.id
    engagement = examined.engagements.get(subject.id)
    if engagement is not None:
        return engagement.delegation_ids[0]
    last = examined.standings[subject].last
    content = last.draft.content if last is not None else ()
    return next((who.delegation_id for one in content for who in one.attendees), subject.id)
