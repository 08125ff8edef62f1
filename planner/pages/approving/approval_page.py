"""The approval page as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import streamlit as st

from planner.access import Action, Thing, may
from planner.components.desk import Desk
from planner.i18n import N_
from planner.pages.approving.issue_view import show_issue
from planner.pages.approving.sheet_view import show_sheet
from planner.pages.approving.waiting import show_waiting
from planner.pages.empty import nothing_yet
from planner.pages.escape import markdown
from planner.services import approvals
from planner.services.views import PlanRef

_VIEWS: Final[Mapping[str, tuple[str, Callable[[Desk, PlanRef], None]]]] = MappingProxyType(
    {
        "waiting": (N_("What needs approval"), show_waiting),
        "sheet": (N_("Submission sheet"), show_sheet),
        "issue": (N_("Issue"), show_issue),
    }
)


def show(desk: Desk) -> None:
    """Draw the approval page of the office and period that is open."""
    t = desk.t
    with st.container(key="screen_approval_head"):
        st.title(t("Approval"))
        ref = approvals.newest(desk.ctx, desk.period.id)
        if ref is None:
            nothing_yet(t("No plan yet"), t("Make one under “Plan”; then it can be submitted."))
            return
        st.caption(markdown(t("Plan version {number}", number=ref.number)))
        chosen = _pick_view(desk)
    _VIEWS[chosen][1](desk, ref)


def _pick_view(desk: Desk) -> str:
    """Ask what to look at; who does not see whole plans sees only what waits for them."""
    t = desk.t
    if not may(desk.ctx, Action.SEE, Thing.PLAN):
        return "waiting"
    return st.segmented_control(
        t("What to look at"),
        list(_VIEWS),
        default="waiting",
        format_func=lambda view: t(_VIEWS[view][0]),
        label_visibility="collapsed",
        key="approval_view",
        required=True,
        wrap=True,
        persist_state="session",
    )
