"""The timeline: a day of everybody side by side."""

from __future__ import annotations

import streamlit as st

from planner.components.desk import Desk
from planner.components.timeline import Drawing, timeline
from planner.pages.planning import dropping, opened
from planner.pages.planning.days import pick_day
from planner.pages.planning.perspectives import pick_perspective
from planner.services import plans
from planner.services.views import Perspective, PlanRef


def show_timeline(desk: Desk, ref: PlanRef) -> str | None:
    """Draw a day of the plan, whose bars can be moved; return the engagement clicked on, if any."""
    t = desk.t
    left, right = st.columns(2)
    with left:
        perspective = pick_perspective(desk, list(Perspective), key="plan_timeline_of")
    with right:
        day = pick_day(desk)
    with_idle = perspective is not Perspective.DELEGATION and st.toggle(
        t("Show those with nothing to do"), key="plan_timeline_idle", persist_state="session"
    )
    shown = plans.timeline(
        desk.ctx, ref, perspective, t, tried=dropping.tried(ref), with_idle=with_idle
    )
    drawing = Drawing(shown, ref.number, day, picked=opened.picked(), turn=dropping.turn())
    handled = timeline(drawing, t, key="plan_timeline")
    if handled.drop is not None:
        dropping.take(desk, ref, handled.drop)
    dropping.show_answer(desk, ref)
    if any(event.grips for event in shown.events):
        st.caption(
            t(
                "Drag a bar to another time or row, or its end to make it longer or shorter. By "
                "keyboard: arrow keys move it by 5 minutes, with Shift its end, Enter opens its "
                "form."
            )
        )
    return handled.picked
