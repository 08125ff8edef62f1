"""What was issued for a delegation: its itinerary, and what each issue changed in it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from planner.components.desk import Desk
from planner.components.itinerary import itinerary
from planner.formats import format_datetime
from planner.pages.differences import difference_list
from planner.pages.empty import nothing_yet
from planner.pages.escape import markdown
from planner.pages.planning import opened
from planner.services import issuing, plans
from planner.services.issued_changes import issued_changes
from planner.services.views import Perspective

_PLAN_PAGE: Final = Path(__file__).parent.parent / "plan.py"


def show_issued(desk: Desk, delegation_id: str) -> None:
    """Draw the itinerary that people were told; a click on a line opens it on the plan page."""
    t = desk.t
    ref = issuing.issued(desk.ctx, desk.period.id)
    if ref is None:
        _show_nothing(desk)
        return
    shown = plans.itinerary(desk.ctx, ref, Perspective.DELEGATION, delegation_id, t)
    if not shown.days:
        nothing_yet(
            t("Not in the issued plan"), t("What was issued has nothing for this delegation.")
        )
        return
    st.caption(markdown(t("People were told version {number}.", number=ref.number)))
    clicked = itinerary(shown, t, picked=None, key="guests_itinerary")
    if clicked is not None:
        opened.open_version(desk, ref.number)
        opened.pick(clicked)
        st.switch_page(_PLAN_PAGE)


def show_history(desk: Desk, delegation_id: str) -> None:
    """Draw what each issue changed, newest first."""
    t = desk.t
    found = issued_changes(desk.ctx, desk.period.id, delegation_id, t)
    if not found:
        _show_nothing(desk)
    for one in found:
        with st.container(border=True):
            title = t(
                "Issue {number}: version {version}", number=one.number, version=one.plan_number
            )
            st.markdown(f"**{markdown(title)}**")
            when = format_datetime(t, one.at)
            said = t("{author}, {when}", author=one.author, when=when)
            st.caption(markdown(" · ".join(text for text in (said, one.note) if text)))
            if one.lines is None:
                st.markdown(t("The first that people were told."))
            elif one.lines:
                st.markdown(difference_list(one.lines, t))
            else:
                st.markdown(t("Nothing changed for this delegation."))


def _show_nothing(desk: Desk) -> None:
    t = desk.t
    nothing_yet(t("Nothing is issued yet"), t("Here is what people were told, once they were."))
