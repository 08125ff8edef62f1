"""What services show of answers to changes: plain frozen data, worded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner.duties import RecipientKind
from planner.model import Priority
from planner.services.office_views import DifferenceLine, HeldLine
from planner.services.views import PlanRef, UnplacedLine, WarningLine


class AnswerKind(StrEnum):
    """What an answer puts first."""

    FEWEST_CHANGES = "fewest_changes"
    KEEP_LEADERS = "keep_leaders"
    BEST_PROGRAMME = "best_programme"


@dataclass(frozen=True, slots=True)
class ChangedEngagement:
    """An engagement that an answer changes: old and new, and why.

    `reasons` say what the told arrangement would break; `after` are other engagements that
    change and are the reason, by title. `released` is what was held of it and is changed.
    """

    engagement_id: str
    title: str
    delegations: str
    lines: tuple[DifferenceLine, ...]
    reasons: tuple[str, ...]
    after: tuple[str, ...]
    released: tuple[HeldLine, ...]
    needs_approval: bool


@dataclass(frozen=True, slots=True)
class ToTell:
    """Somebody who must be told, and what: lines ready to be sent."""

    kind: RecipientKind
    kind_label: str
    id: str
    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What has happened, and what it breaks in the plan as it was told."""

    happened: tuple[str, ...]
    touched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer that is the newest plan; it can be undone while nothing else has changed."""

    ref: PlanRef
    run_id: int
    kind: AnswerKind
    can_undo: bool


@dataclass(frozen=True, slots=True)
class ProposalView:
    """An answer to what has happened, ready to be read and taken.

    `dropped` are those of the engagements `left_out` that people were told of.
    """

    kind: AnswerKind
    label: str
    sentence: str
    changed: tuple[ChangedEngagement, ...]
    unchanged: int
    to_tell: tuple[ToTell, ...]
    dropped: tuple[UnplacedLine, ...]
    left_out: tuple[UnplacedLine, ...]
    broken: tuple[WarningLine, ...]

    @property
    def is_whole(self) -> bool:
        """Tell whether no rule is broken and all that must take place does."""
        return not self.broken and all(one.priority is not Priority.MUST for one in self.left_out)
