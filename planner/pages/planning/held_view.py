"""What of the plan is held fixed, with the reason, and who holds it since when."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from planner.components.desk import Desk
from planner.pages.empty import nothing_yet
from planner.pages.escape import markdown
from planner.services import plans
from planner.services.office_views import HeldLine
from planner.services.views import PlanRef


def show_held(desk: Desk, ref: PlanRef) -> str | None:
    """Draw the list; nothing in it is clicked on."""
    t = desk.t
    lines = plans.held(desk.ctx, ref.period_id, t)
    if not lines:
        nothing_yet(
            t("Nothing is held fixed"),
            t("What is held by hand, approved, close or over appears here with the reason."),
        )
        return None
    st.caption(
        markdown(
            t(
                "Planning again keeps what has begun or is close, and changes what was approved "
                "only for something that weighs more."
            )
        )
    )
    st.markdown("\n".join(_entries(lines)))
    return None


def _entries(lines: Sequence[HeldLine]) -> list[str]:
    """Return an entry for each engagement and reason, with the dimensions that it holds."""
    told = []
    for (title, cause, signed), group in groupby(lines, key=_reason):
        dimensions = ", ".join(markdown(line.dimension_label) for line in group)
        why = markdown(" · ".join(word for word in (cause, signed) if word))
        told.append(f"- **{markdown(title)}**: {dimensions}  \n  {why}")
    return told


def _reason(line: HeldLine) -> tuple[str, str, str]:
    return line.title, line.cause_label, line.signed
