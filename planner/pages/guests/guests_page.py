"""The delegations page: the list, the intake of a new one, and one opened."""

from __future__ import annotations

import streamlit as st

from planner.components.desk import Desk
from planner.pages.escape import markdown
from planner.pages.guests import roster
from planner.pages.guests.details import show_details, take_in
from planner.pages.guests.held_guests import show_held_guests
from planner.pages.guests.issued_view import show_history, show_issued
from planner.pages.guests.opened import NEW, open_delegation, opened_id
from planner.pages.guests.programme import show_programme
from planner.pages.guests.tasks import show_tasks
from planner.pages.session import close_form, put_in_address
from planner.services import delegations, scenarios


def show(desk: Desk) -> None:
    """Draw the list, or the delegation that is open."""
    opened = opened_id()
    rows = delegations.all_delegations(desk.ctx, desk.period.id, desk.t)
    if opened == NEW:
        _show_intake(desk)
    elif opened is not None and any(row.id == opened for row in rows):
        put_in_address("delegation", opened)
        _show_one(desk, opened)
    else:
        put_in_address("delegation", None)
        asked = roster.show(desk, rows)
        if asked is not None:
            open_delegation(asked)
            st.rerun()


def _show_back(desk: Desk, form: str) -> None:
    if st.button(
        desk.t("All delegations"), icon=":material/arrow_back:", type="tertiary", key="guests_back"
    ):
        close_form(form)
        open_delegation(None)
        st.rerun()


def _show_intake(desk: Desk) -> None:
    t = desk.t
    _show_back(desk, NEW)
    st.title(t("New delegation"))
    st.caption(
        t(
            "Enter what is known; a template proposes the programme, which can then be changed "
            "line by line."
        )
    )
    made = take_in(desk, scenarios.current(desk.ctx, desk.period.id))
    if made is not None:
        close_form(NEW)
        open_delegation(made)
        st.rerun()


def _show_one(desk: Desk, delegation_id: str) -> None:
    t = desk.t
    current = scenarios.current(desk.ctx, desk.period.id)
    delegation, engagements = delegations.get(desk.ctx, desk.period.id, delegation_id)
    _show_back(desk, delegation_id)
    st.title(markdown(delegation.name.text(t.language)))
    st.caption(
        markdown(f"{delegation.code_name} · {delegation.head.formal(t.language)}")
        + " · "
        + t.n("{count} guest", "{count} guests", delegation.headcount)
    )
    if delegation.embargoed:
        st.warning(t("Not to be made public yet"), icon=":material/visibility_off:")
    views = {
        "programme": t("Programme"),
        "details": t("Guests and travel"),
        "issued": t("Itinerary as issued"),
        "history": t("History"),
        "tasks": t("Checklist"),
    }
    view = st.segmented_control(
        t("What to look at"),
        list(views),
        default="programme",
        format_func=views.__getitem__,
        label_visibility="collapsed",
        required=True,
        key="guests_view",
        persist_state="session",
    )
    if view in {"programme", "details"}:
        show_held_guests(desk, delegation_id)
    if view == "programme":
        show_programme(desk, current, delegation, engagements)
    elif view == "issued":
        show_issued(desk, delegation_id)
    elif view == "history":
        show_history(desk, delegation_id)
    elif view == "tasks":
        show_tasks(desk, delegation)
    elif show_details(desk, current, delegation, engagements):
        close_form(delegation_id)
        open_delegation(None)
        st.rerun()
