"""A chain of approvers in words: who has said what, and who is still to be asked."""

from __future__ import annotations

from collections.abc import Sequence

from planner.approvals import Submission
from planner.labels import label
from planner.model import Approver
from planner.services.names import Names
from planner.services.office_views import StepLine


def step_lines(
    last: Submission | None, chain: Sequence[Approver], names: Names
) -> tuple[StepLine, ...]:
    """Return the steps of the newest submission, or those that one would have to take."""
    steps = chain if last is None else last.draft.chain
    said = () if last is None else last.decisions
    decided = tuple(
        StepLine(
            approver_label=names.t(label(one.approver)),
            verdict=one.verdict,
            verdict_label=names.t(label(one.verdict)),
            signed=names.signed(one.author, one.at),
            comment=one.comment,
        )
        for one in said
    )
    open_steps = (
        StepLine(names.t(label(step)), None, "", "", "") for step in steps[len(decided) :]
    )
    return (*decided, *open_steps)
