"""The timeline: a day of everybody side by side, with the map below it if wanted."""

from __future__ import annotations

import streamlit as st

from planner.access import Action, Thing, may
from planner.components.desk import Desk
from planner.components.timeline import Drawing, timeline
from planner.pages.planning import dropping, opened
from planner.pages.planning.days import pick_day, turn_to
from planner.pages.planning.map_view import draw_map
from planner.pages.planning.perspectives import pick_perspective
from planner.pages.planning.selected import show_selected
from planner.services import plans
from planner.services.views import Perspective, PlanRef


def show_timeline(desk: Desk, ref: PlanRef) -> str | None:
    """Draw a day of the plan, whose bars can be moved; return the engagement to open, if any.

    With the map below it a click only lets the engagement stand out in both; a second opens it.
    """
    t = desk.t
    _turn_to_selected(desk, ref)
    left, right = st.columns(2)
    with left:
        perspective = pick_perspective(desk, list(Perspective), key="plan_timeline_of")
    with right:
        day = pick_day(desk)
    with st.container(horizontal=True):
        with_map = st.toggle(t("Map below"), key="plan_timeline_map", persist_state="session")
        with_idle = perspective is not Perspective.DELEGATION and st.toggle(
            t("Show those with nothing to do"), key="plan_timeline_idle", persist_state="session"
        )
    shown = plans.timeline(
        desk.ctx, ref, perspective, t, tried=dropping.tried(ref), with_idle=with_idle
    )
    drawing = Drawing(shown, ref.number, day, picked=opened.selected(), turn=dropping.turn())
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
    clicked = handled.picked
    asked = show_selected(desk, ref) if may(desk.ctx, Action.CHANGE, Thing.PLAN) else None
    if with_map:
        clicked = draw_map(desk, ref, (day,)) or clicked
        st.caption(t("The first click shows an engagement in both; a second one opens its form."))
        if clicked is not None and clicked != opened.selected():
            opened.select(clicked)
            st.rerun()
    return asked or clicked


def _turn_to_selected(desk: Desk, ref: PlanRef) -> None:
    """Show the day of an engagement that was clicked on elsewhere."""
    chosen = opened.newly_selected("timeline")
    visit = None if chosen is None else plans.get(desk.ctx, ref).visit(chosen)
    if visit is not None:
        turn_to(desk, visit.start.date())
