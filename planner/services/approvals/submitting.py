"""Laying what is planned before its approvers."""

from __future__ import annotations

from collections.abc import Collection

from planner.access import Action, Thing, require
from planner.approvals import Draft, Standing
from planner.errors import Conflict, NotFound
from planner.model import ApprovalState, Subject
from planner.services.approvals.examined import examine
from planner.services.context import Context
from planner.services.records import open_plan_at
from planner.services.views import PlanRef
from planner.store import periods, submissions


def submit(ctx: Context, ref: PlanRef, subjects: Collection[Subject], note: str = "") -> None:
    """Lay subjects of the newest plan before their approvers, all of them or none.

    Raises:
        NotFound: `plan_version`, or `subject` for one that needs no approval.
        Conflict: `plan_changed`, there is a newer plan; `nothing_to_submit`, one waits already as
            it is planned, or is approved as it is planned.
    """
    require(ctx, Action.CHANGE, Thing.SUBMISSION)
    # Laid open before the transaction, which keeps other writers waiting.
    open_plan_at(ctx, ref)
    with ctx.store.transaction(ctx.actor) as tx:
        head = periods.get(tx, ref.period_id).plan_number
        if head != ref.number:
            raise Conflict("plan_changed", base_number=ref.number, head_number=head)
        examined = examine(ctx, tx, ref)
        for subject in sorted(subjects):
            standing = examined.standings.get(subject)
            if standing is None:
                raise NotFound("subject", id=subject.id)
            if not can_submit(standing):
                raise Conflict("nothing_to_submit", id=subject.id)
            draft = Draft(subject, examined.content(subject), examined.chain(subject))
            submissions.add(tx, ref.period_id, draft, plan_number=ref.number, note=note)


def can_submit(standing: Standing) -> bool:
    """Tell whether there is anything to submit: no yes covers it, and it does not wait as it is."""
    if standing.state is ApprovalState.SUBMITTED:
        return bool(standing.since_last)
    return not standing.state.holds
