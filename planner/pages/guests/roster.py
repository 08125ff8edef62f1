"""The list of delegations."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import streamlit as st

from planner.components.desk import Desk
from planner.formats import format_datetime
from planner.pages.empty import nothing_yet
from planner.pages.guests.opened import NEW
from planner.pages.inputs import pick_id
from planner.pages.tables import clickable_table
from planner.services.views import DelegationRow

_OPENS: Final = "guests_open"


def show(desk: Desk, rows: tuple[DelegationRow, ...]) -> str | None:
    """Draw the list; return the delegation to open (`NEW`: a new one), if any was asked for."""
    t = desk.t
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        st.title(t("Delegations"))
        guests = sum(row.headcount for row in rows)
        st.caption(
            t.n("{count} delegation", "{count} delegations", len(rows))
            + " · "
            + t.n("{count} guest", "{count} guests", guests)
        )
    with right, st.container(horizontal=True, horizontal_alignment="right"):
        is_new = st.button(
            t("New delegation"), icon=":material/add:", type="primary", key="guests_new"
        )
    if is_new:
        return NEW
    if not rows:
        nothing_yet(
            t("No delegations yet"),
            t("Press **New delegation** to enter the first one."),
        )
        return None
    asked = pick_id(
        t("Open a delegation"),
        {row.id: f"{row.code_name} · {row.name}" for row in rows},
        None,
        key=_OPENS,
        nothing=t("Choose, or click on a line below"),
    )
    _show_table(desk, rows)
    return asked


def _show_table(desk: Desk, rows: tuple[DelegationRow, ...]) -> None:
    t = desk.t
    clickable_table(
        {
            t("Delegation"): [row.name for row in rows],
            t("Placed"): [_placed(desk, row) for row in rows],
            t("Guests"): [row.headcount for row in rows],
            t("Arrival"): [_travel(desk, row.arrives, row.arrives_by) for row in rows],
            t("Departure"): [_travel(desk, row.departs, row.departs_by) for row in rows],
            t("Head of delegation"): [row.head for row in rows],
            t("Hotel"): [row.hotel for row in rows],
            t("Class"): [row.guest_class for row in rows],
            t("Region"): [row.region for row in rows],
            t("Rank"): [row.rank for row in rows],
            t("Code name"): [row.code_name for row in rows],
        },
        [row.id for row in rows],
        opens=_OPENS,
        key=f"guests_table:{desk.period.id}",
        name=t("Delegations"),
    )


def _travel(desk: Desk, at: datetime, number: str) -> str:
    return " ".join(filter(None, (format_datetime(desk.t, at), number)))


def _placed(desk: Desk, row: DelegationRow) -> str:
    placed = "–" if row.placed is None else row.placed
    return desk.t("{placed} of {all}", placed=placed, all=row.engagements)
