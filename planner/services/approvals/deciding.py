"""What approvers say: one at a time in the order of the chain, and nobody to their own."""

from __future__ import annotations

from collections.abc import Collection

from planner.access import Action, Actor, Extent, Post, Thing, extent_of, reach_of
from planner.approvals import Submission
from planner.errors import Conflict, NotAllowed, Unsettled
from planner.model import Approver, Verdict
from planner.services.approvals.examined import examine
from planner.services.context import Context
from planner.services.records import latest_plan, open_plan_at, scenario_now
from planner.services.views import PlanRef
from planner.store import submissions
from planner.store.submissions import Word
from planner.store.transactions import View


def decide(
    ctx: Context, period_id: int, ids: Collection[int], verdict: Verdict, comment: str = ""
) -> None:
    """Say the same to several submissions of a period, all of them or none.

    Raises:
        NotFound: there is no such submission.
        NotAllowed: `own_submission`, the person submitted it or has decided a step of it;
            `not_their_turn`, somebody else has to say yes first.
        Unsettled: `comment_missing`, it is returned, or a leader's word is entered from paper,
            without a comment.
        Conflict: `decided_meanwhile`; `submitted_anew`; `changed_since_submitted`, the plan is no
            longer what was submitted and cannot be approved.
    """
    reach_of(ctx, Action.CHANGE, Thing.DECISION)
    said = Word(verdict, comment.strip())
    office_id = scenario_now(ctx, period_id).scenario.office.id
    ref = latest_plan(ctx, period_id)
    if ref is not None:
        # Laid open before the transaction, which keeps other writers waiting.
        open_plan_at(ctx, ref)
    with ctx.store.transaction(ctx.actor) as tx:
        stale = _stale(ctx, tx, ref) if verdict is Verdict.APPROVED else frozenset()
        for key in sorted(ids):
            found = submissions.get(tx, key)
            _check_turn(ctx.person, found, office_id)
            _check_comment(ctx.person, found, said)
            if key in stale:
                raise Conflict("changed_since_submitted", id=key)
            submissions.decide(tx, key, said)


def is_turn_of(person: Actor, found: Submission, office_id: str) -> bool:
    """Tell whether somebody is to say yes or no to a submission now."""
    approver = found.next_approver
    if approver is None or found.took_part(person.name):
        return False
    match extent_of(person.roles, Action.CHANGE, Thing.DECISION):
        case Extent.ALL:
            return True
        case Extent.OWN:
            hosts = {one.host_id for one in found.draft.content} - {None}
            served = person.those_of(office_id, Post.LEADER)
            return approver is Approver.LEADER and bool(hosts) and hosts <= served
        case _:
            return False


def _check_turn(person: Actor, found: Submission, office_id: str) -> None:
    if found.next_approver is None:
        raise Conflict("decided_meanwhile", id=found.id)
    if found.took_part(person.name):
        raise NotAllowed("own_submission", id=found.id)
    if not is_turn_of(person, found, office_id):
        raise NotAllowed("not_their_turn", id=found.id)


def _check_comment(person: Actor, found: Submission, said: Word) -> None:
    may_all = extent_of(person.roles, Action.CHANGE, Thing.DECISION) is Extent.ALL
    is_from_paper = found.next_approver is Approver.LEADER and may_all
    if not said.comment and (said.verdict is Verdict.RETURNED or is_from_paper):
        raise Unsettled("comment_missing", id=found.id)


def _stale(ctx: Context, view: View, ref: PlanRef | None) -> frozenset[int]:
    """Return the submissions that are no longer what is planned."""
    if ref is None:
        return frozenset()
    standings = examine(ctx, view, ref).standings.values()
    return frozenset(one.last.id for one in standings if one.last is not None and one.since_last)
