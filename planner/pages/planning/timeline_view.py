"""The timeline: a day of everybody side by side."""

from __future__ import annotations

import streamlit as st

from planner.components.desk import Desk
from planner.components.timeline import timeline
from planner.pages.planning import opened
from planner.pages.planning.days import pick_day
from planner.pages.planning.perspectives import pick_perspective
from planner.services import plans
from planner.services.views import Perspective, PlanRef


def show_timeline(desk: Desk, ref: PlanRef) -> str | None:
    """Draw a day of the plan; return the engagement that was clicked on, if any."""
    left, right = st.columns(2)
    with left:
        perspective = pick_perspective(desk, list(Perspective), key="plan_timeline_of")
    with right:
        day = pick_day(desk)
    shown = plans.timeline(desk.ctx, ref, perspective, desk.t)
    return timeline(shown, day, desk.t, picked=opened.picked(), key="plan_timeline")
