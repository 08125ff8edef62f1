"""The day of the period that a view shows."""

from __future__ import annotations

from datetime import date

import streamlit as st

from planner.components.desk import Desk
from planner.formats import format_day


def pick_day(desk: Desk) -> date:
    """Ask for a day of the period; views share the choice."""
    t = desk.t
    days = list(desk.period.period.days())
    return st.segmented_control(
        t("Day"),
        days,
        default=days[0],
        format_func=lambda day: format_day(t, day),
        key=f"plan_day:{desk.period.id}",
        required=True,
        wrap=True,
        persist_state="session",
    )


def pick_days(desk: Desk) -> tuple[date, ...]:
    """Ask for days of the period to draw together; none picked means all."""
    t = desk.t
    days = list(desk.period.period.days())
    return tuple(
        st.pills(
            t("Days (none: all)"),
            days,
            default=days[:1],
            selection_mode="multi",
            format_func=lambda day: format_day(t, day),
            key=f"plan_days:{desk.period.id}",
            wrap=True,
            persist_state="session",
        )
    )
