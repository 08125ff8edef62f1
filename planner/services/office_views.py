"""What services show of issuing, approval and differences: plain frozen data, worded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from planner.model import ApprovalState, LockCause, LockDimension, Subject, Verdict


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something that stands against issuing a plan; whoever issues accepts each by its `key`.

    What `is_unapproved` also asks for a note. `ids` are the engagements, or the delegation, that
    it is about.
    """

    key: str
    text: str
    is_unapproved: bool
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssueRow:
    """A plan version that was made binding; `accepted` are the open points it went out with."""

    number: int
    plan_number: int
    author: str
    at: datetime
    note: str
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """What differs in one dimension of an engagement, old and new in words."""

    engagement_id: str
    title: str
    dimension: LockDimension
    dimension_label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class IssuedChange:
    """What an issue changed for one delegation; `lines` is None for the first issue."""

    number: int
    plan_number: int
    author: str
    at: datetime
    note: str
    lines: tuple[DifferenceLine, ...] | None


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A dimension of an engagement that is held: what is held, why, by whom and since when."""

    engagement_id: str
    title: str
    dimension: LockDimension
    dimension_label: str
    cause: LockCause
    cause_label: str
    signed: str


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What somebody else saved while an edit was being made: theirs and one's own, side by side.

    `number` is the newest version; `clashes` are the dimensions that both have changed.
    """

    number: int
    signed: str
    reason: str
    theirs: tuple[DifferenceLine, ...]
    mine: tuple[DifferenceLine, ...]
    clashes: frozenset[LockDimension]


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a chain of approvers; `verdict` is None as long as nobody has decided it."""

    approver_label: str
    verdict: Verdict | None
    verdict_label: str
    signed: str
    comment: str


@dataclass(frozen=True, slots=True)
class ApprovalItem:
    """Something that needs approval, as planned, and how it stands.

    `changes` is what differs from what was approved last; `since_submitted` what was changed
    while it waits. `due` is the day on which it has to be submitted at the latest; `is_late` tells
    that no yes covers it and that day is over. `submission_id` is the newest submission.
    """

    subject: Subject
    title: str
    kind_label: str
    when: str
    place: str
    host: str
    attendees: str
    state: ApprovalState
    state_label: str
    submission_id: int | None
    submitted: str
    note: str
    chain: tuple[StepLine, ...]
    changes: tuple[DifferenceLine, ...]
    since_submitted: tuple[DifferenceLine, ...]
    warnings: tuple[str, ...]
    due: date | None
    is_late: bool
    may_submit: bool
    may_decide: bool


@dataclass(frozen=True, slots=True)
class ApprovalGroup:
    """A delegation with everything of it that needs approval, its whole plan first."""

    delegation_id: str
    title: str
    items: tuple[ApprovalItem, ...]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """An activity on a submission sheet."""

    day: str
    time: str
    title: str
    place: str
    host: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A submission sheet, worded in the language of the paper."""

    title: str
    office: str
    date: str
    paragraphs: tuple[str, ...]
    leaders: tuple[SheetRow, ...]
    others: tuple[SheetRow, ...]
    steps: tuple[StepLine, ...]
    version: str
