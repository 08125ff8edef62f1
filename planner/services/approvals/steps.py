"""A chain of approvers in words: who has said what, and who is still to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from planner.approvals import Submission
from planner.formats import format_datetime
from planner.labels import label
from planner.model import Approver
from planner.services.labels import author_label
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
            signed=signed(one.author, one.at, names),
            comment=one.comment,
        )
        for one in said
    )
    open_steps = (
        StepLine(names.t(label(step)), None, "", "", "") for step in steps[len(decided) :]
    )
    return (*decided, *open_steps)


def signed(author: str, at: datetime, names: Names) -> str:
    """Return who did something and when."""
    when = format_datetime(names.t, at.astimezone(names.zone))
    return names.t("{author}, {when}", author=author_label(author, names.t), when=when)
