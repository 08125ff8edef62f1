"""What a running search says, in words."""

from __future__ import annotations

from typing import Protocol

from optimizer.solution import Tier
from planner.i18n import Translator
from planner.services.labels import phase_label, tier_label
from planner.services.views import ProgressPoint


class Word(Protocol):
    """A word from a search: fresh from the solver, or as the store has kept it."""

    @property
    def seconds(self) -> float:
        """Seconds since the search began."""

    @property
    def phase(self) -> str:
        """What the search is doing."""

    @property
    def tier(self) -> int:
        """The tier that is being worked on."""

    @property
    def value(self) -> int:
        """What the best plan so far costs in it."""

    @property
    def bound(self) -> int | None:
        """The least cost still possible in it, None if not known."""

    @property
    def unplaced_musts(self) -> int:
        """How many musts the best plan leaves out."""

    @property
    def unplaced_shoulds(self) -> int:
        """How many shoulds it leaves out."""


def progress_point(word: Word, t: Translator) -> ProgressPoint:
    """Return a word from a search as it is shown."""
    tier = Tier(word.tier).name.lower()
    return ProgressPoint(
        seconds=word.seconds,
        phase=word.phase,
        phase_label=phase_label(word.phase, t),
        tier=tier,
        tier_label=tier_label(tier, t),
        value=word.value,
        bound=word.bound,
        unplaced_musts=word.unplaced_musts,
        unplaced_shoulds=word.unplaced_shoulds,
    )
