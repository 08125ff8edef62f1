"""What services show of answers: why, why not, what if, and other plans; worded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.model import LockDimension
from planner.services.office_views import DifferenceLine
from planner.services.views import RunView


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about an engagement of a plan.

    Without anything else: why it is left out, or what it would cost to put it in. `start`,
    `room_id` and `host_id` ask why it is not so; `other_than` (time, place or host) asks why it
    is as it is: what the next best would be.
    """

    engagement_id: str
    start: datetime | None = None
    room_id: str | None = None
    host_id: str | None = None
    other_than: LockDimension | None = None


@dataclass(frozen=True, slots=True)
class TierLine:
    """What a tier costs in a plan and in another one; the `difference` is worse above 0."""

    label: str
    before: int
    after: int
    difference: int


@dataclass(frozen=True, slots=True)
class OfferView:
    """Another plan that can be used: where the engagement is in it, and all that differs.

    `vehicles_changed` counts the engagements to which other vehicles drive than before; they are
    not among the `differences`. `is_exact` tells that nothing costs less.
    """

    text: str
    tiers: tuple[TierLine, ...]
    differences: tuple[DifferenceLine, ...]
    vehicles_changed: int
    broken: tuple[str, ...]
    is_exact: bool


@dataclass(frozen=True, slots=True)
class RemedyView:
    """Something that would make it possible, and where the engagement would be then.

    `can_apply` tells that it is a change of the plan alone.
    """

    text: str
    outcome: str
    can_apply: bool


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The answer to a question, worded.

    `verdict` says it in a sentence, `facts` what clashes, `note` how sure that is. `offer` is the
    plan that meets the wish while everything else stays, `moving` one in which others move.
    """

    question: str
    verdict: str
    is_possible: bool
    facts: tuple[str, ...]
    note: str
    offer: OfferView | None
    moving: OfferView | None
    remedies: tuple[RemedyView, ...]


@dataclass(frozen=True, slots=True)
class AskedView:
    """A question in the queue or answered; `answer` is there once the run is done."""

    run: RunView
    answer: AnswerView | None


@dataclass(frozen=True, slots=True)
class OtherPlansView:
    """Other plans for a delegation, searched for or found."""

    run: RunView
    plans: tuple[OfferView, ...]
