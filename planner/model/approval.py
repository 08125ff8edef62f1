"""The words of approval: who must say yes, to what, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Approver(StrEnum):
    """A step of a chain of approvers: who has to say yes there."""

    CHIEF = "chief"
    """The division chief examines."""
    DIRECTOR = "director"
    """Somebody else of the office's leadership decides."""
    LEADER = "leader"
    """The leader of the city who is to attend agrees."""


class SubjectKind(StrEnum):
    """What can be approved, the larger first."""

    DELEGATION = "delegation"
    """The reception plan of one delegation, with everything in it."""
    ENGAGEMENT = "engagement"
    """One engagement that a leader attends."""


class Verdict(StrEnum):
    """What an approver says."""

    APPROVED = "approved"
    RETURNED = "returned"


class ApprovalState(StrEnum):
    """How the approval of something stands, in the order of the work."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    CHANGED = "changed"
    """It was approved, and is no longer what was approved: it needs approval again."""
    APPROVED = "approved"
    ISSUED = "issued"

    @property
    def holds(self) -> bool:
        """Tell whether a yes covers it as it stands."""
        return self in {ApprovalState.APPROVED, ApprovalState.ISSUED}


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """What is approved, by kind and id."""

    kind: SubjectKind
    id: str
