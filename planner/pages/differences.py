"""Differences between two plans as people read them: old and new, by engagement and dimension."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from planner.i18n import Translator
from planner.pages.escape import markdown
from planner.services.office_views import DifferenceLine


def difference_list(lines: Sequence[DifferenceLine], t: Translator) -> str:
    """Return differences as a Markdown list, one entry for each engagement."""
    told = []
    for _, group in groupby(lines, key=lambda line: line.engagement_id):
        several = list(group)
        changes = "; ".join(_change(line, t) for line in several)
        told.append(f"- **{markdown(several[0].title)}**: {changes}")
    return "\n".join(told)


def _change(line: DifferenceLine, t: Translator) -> str:
    return t(
        "{dimension} ~~{before}~~ → **{after}**",
        dimension=markdown(line.dimension_label),
        before=markdown(line.before),
        after=markdown(line.after),
    )
