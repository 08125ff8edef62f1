"""Broken rules and what is held fixed, as lists of sentences."""

from __future__ import annotations

from collections.abc import Iterable

from planner.pages.escape import markdown
from planner.services.office_views import HeldLine
from planner.services.views import WarningLine


def held_list(lines: Iterable[HeldLine]) -> list[str]:
    """Return a line for each dimension that is held: which one, why, by whom."""
    return [
        f"- **{markdown(line.dimension_label)}**: "
        f"{markdown(' · '.join(word for word in (line.cause_label, line.signed) if word))}"
        for line in lines
    ]


def sentence_list(lines: Iterable[WarningLine]) -> list[str]:
    """Return a line for each broken rule."""
    return [f"- {markdown(line.text)}" for line in lines]
