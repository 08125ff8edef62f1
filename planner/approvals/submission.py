"""Submissions: something laid before a chain of approvers, and what they said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from planner.arrangements import Arrangement
from planner.model import Approver, Subject, Verdict


class Outcome(StrEnum):
    """What became of a submission."""

    WAITING = "waiting"
    APPROVED = "approved"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Decision:
    """What one approver of the chain said; `author` is the account that entered it."""

    approver: Approver
    verdict: Verdict
    author: str
    at: datetime
    comment: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be submitted: the content as planned, without anything if it is to be dropped.

    `content` holds one arrangement for each engagement, in order of id; `chain` is not empty.
    """

    subject: Subject
    content: tuple[Arrangement, ...]
    chain: tuple[Approver, ...]


@dataclass(frozen=True, slots=True)
class Submission:
    """A draft laid before its approvers; `sha256` is the hash of its content."""

    id: int
    draft: Draft
    plan_number: int
    sha256: str
    author: str
    at: datetime
    note: str
    decisions: tuple[Decision, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """What became of it: one no returns it, a yes of every approver approves it."""
        if any(one.verdict is Verdict.RETURNED for one in self.decisions):
            return Outcome.RETURNED
        is_through = len(self.decisions) == len(self.draft.chain)
        return Outcome.APPROVED if is_through else Outcome.WAITING

    @property
    def next_approver(self) -> Approver | None:
        """Whose turn it is; None when it is decided."""
        if self.outcome is not Outcome.WAITING:
            return None
        return self.draft.chain[len(self.decisions)]

    def took_part(self, account: str) -> bool:
        """Tell whether an account submitted it or has decided a step of it already."""
        return account == self.author or any(account == one.author for one in self.decisions)
