"""The day of the period that a view shows."""

from __future__ import annotations

from datetime import date

import streamlit as st

from planner.components.desk import Desk
from planner.formats import format_day


def turn_to(desk: Desk, day: date) -> None:
    """Show a day, and let the map show it too; before the day is asked for."""
    if day in desk.period.period.days():
        st.session_state[_day_key(desk)] = day
        drawn = st.session_state.get(_days_key(desk))
        if drawn and day not in drawn:
            st.session_state[_days_key(desk)] = [*drawn, day]


def _day_key(desk: Desk) -> str:
    return f"plan_day:{desk.period.id}"


def _days_key(desk: Desk) -> str:
    return f"plan_days:{desk.period.id}"


def pick_day(desk: Desk) -> date:
    """Ask for a day of the period; views share the choice."""
    t = desk.t
    key = _day_key(desk)
    days = list(desk.period.period.days())
    chosen: date | None = st.segmented_control(
        t("Day"),
        days,
        default=None if key in st.session_state else days[0],
        format_func=lambda day: format_day(t, day),
        key=key,
        required=True,
        wrap=True,
        persist_state="session",
    )
    return chosen or days[0]


def pick_days(desk: Desk) -> tuple[date, ...]:
    """Ask for days of the period to draw together; none picked means all."""
    t = desk.t
    key = _days_key(desk)
    days = list(desk.period.period.days())
    return tuple(
        st.pills(
            t("Days (none: all)"),
            days,
            default=None if key in st.session_state else days[:1],
            selection_mode="multi",
            format_func=lambda day: format_day(t, day),
            key=key,
            wrap=True,
            persist_state="session",
        )
    )
