"""The versions of a plan, newest first; any of them can be opened."""

from __future__ import annotations

import streamlit as st

from planner.components.desk import Desk
from planner.formats import format_datetime
from planner.pages.escape import markdown
from planner.pages.planning import opened
from planner.services import plans
from planner.services.views import PlanRef, PlanRow


def show_versions(desk: Desk, ref: PlanRef) -> str | None:
    """Draw the list of versions."""
    for row in plans.all_plans(desk.ctx, ref.period_id, desk.t):
        _show_version(desk, row, is_open=row.number == ref.number)
    return None


def _show_version(desk: Desk, row: PlanRow, *, is_open: bool) -> None:
    t = desk.t
    with st.container(border=True):
        left, right = st.columns([5, 1], vertical_alignment="center")
        number = t("Version {number}", number=row.number)
        left.markdown(f"**{markdown(number)}** · {markdown(row.status_label)}")
        told = [row.author, format_datetime(t, row.created_at)]
        if row.parent_number is not None:
            told.append(t("made from version {number}", number=row.parent_number))
        left.caption(markdown(" · ".join(told)))
        if row.reason:
            left.markdown(markdown(row.reason))
        right.button(
            t("Open now") if is_open else t("Open"),
            disabled=is_open,
            on_click=opened.open_version,
            args=(desk, row.number),
            key=f"plan_version_{row.number}",
            width="stretch",
        )
