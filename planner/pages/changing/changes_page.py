"""The changes page as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import streamlit as st

from planner.components.desk import Desk
from planner.i18n import N_
from planner.pages.changing.answers import show_answers
from planner.pages.changing.board import show_board
from planner.pages.changing.fields import NEXT_VIEW
from planner.pages.changing.happened import show_happened
from planner.pages.empty import nothing_yet
from planner.pages.escape import markdown
from planner.services import issuing, replanning
from planner.services.views import PlanRef

_VIEWS: Final[Mapping[str, tuple[str, Callable[[Desk, PlanRef], None]]]] = MappingProxyType(
    {
        "happened": (N_("What has happened"), show_happened),
        "answers": (N_("Answers"), show_answers),
        "notices": (N_("Notices"), show_board),
    }
)


def show(desk: Desk) -> None:
    """Draw the changes page of the office and period that is open."""
    t = desk.t
    st.title(t("Changes"))
    ref = replanning.told(desk.ctx, desk.period.id)
    if ref is None:
        nothing_yet(t("No plan yet"), t("What is not planned cannot change: plan first."))
        return
    is_issued = issuing.issued(desk.ctx, desk.period.id) is not None
    said = (
        t("People were told version {number}, which was issued.", number=ref.number)
        if is_issued
        else t("Nothing is issued: version {number} is taken as told.", number=ref.number)
    )
    st.caption(markdown(said))
    if NEXT_VIEW in st.session_state:
        st.session_state["changes_view"] = st.session_state.pop(NEXT_VIEW)
    chosen = st.segmented_control(
        t("What to look at"),
        list(_VIEWS),
        default="happened",
        format_func=lambda view: t(_VIEWS[view][0]),
        label_visibility="collapsed",
        key="changes_view",
        required=True,
        wrap=True,
        persist_state="session",
    )
    _VIEWS[chosen][1](desk, ref)
