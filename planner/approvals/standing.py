"""How the approval of something stands, from what was submitted and what is planned now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.approvals.submission import Outcome, Submission
from planner.arrangements import Arrangement, Difference, Yardstick, differences_between
from planner.model import ApprovalState


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of one subject.

    `last` is the newest submission, `approved` the newest that was approved. What is planned
    now differs from them by `since_last` and `since_approved`.
    """

    state: ApprovalState
    last: Submission | None
    approved: Submission | None
    since_last: tuple[Difference, ...]
    since_approved: tuple[Difference, ...]


def standing_of(
    history: Sequence[Submission],
    planned: Iterable[Arrangement],
    issued: Iterable[Arrangement] | None,
    yardstick: Yardstick,
) -> Standing:
    """Return how a subject stands.

    `history` are its submissions, newest first; `planned` is its content now, `issued` that of
    the plan that binds, None while none does. A yes holds as long as nothing that the yardstick
    counts has changed since, however the content got there.
    """
    content = tuple(planned)
    last = next(iter(history), None)
    approved = next((one for one in history if one.outcome is Outcome.APPROVED), None)
    since_last = _since(last, content, yardstick)
    since_approved = _since(approved, content, yardstick)
    if last is None:
        state = ApprovalState.DRAFT
    elif last.outcome is Outcome.WAITING:
        state = ApprovalState.SUBMITTED
    elif approved is not None and not since_approved:
        is_told = issued is not None and not _since(approved, issued, yardstick)
        state = ApprovalState.ISSUED if is_told else ApprovalState.APPROVED
    elif last.outcome is Outcome.RETURNED:
        state = ApprovalState.RETURNED
    else:
        state = ApprovalState.CHANGED
    return Standing(state, last, approved, since_last, since_approved)


def _since(
    submission: Submission | None, content: Iterable[Arrangement], yardstick: Yardstick
) -> tuple[Difference, ...]:
    if submission is None:
        return ()
    before = {one.engagement_id: one for one in submission.draft.content}
    return differences_between(before, {one.engagement_id: one for one in content}, yardstick)
