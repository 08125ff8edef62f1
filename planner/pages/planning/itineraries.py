"""Itineraries: the programme of one delegation, person or vehicle."""

from __future__ import annotations

from typing import Final

import streamlit as st

from planner.components.desk import Desk
from planner.components.itinerary import itinerary
from planner.pages.empty import nothing_yet
from planner.pages.escape import markdown
from planner.pages.inputs import labels_of, pick_id
from planner.pages.planning import opened
from planner.pages.planning.perspectives import name_of, pick_perspective
from planner.services import plans
from planner.services.views import Perspective, PlanRef

_OFFERED: Final = (
    Perspective.DELEGATION,
    Perspective.LEADER,
    Perspective.INTERPRETER,
    Perspective.VEHICLE,
)


def show_itineraries(desk: Desk, ref: PlanRef) -> str | None:
    """Draw one itinerary; return the engagement that was clicked on, if any."""
    t = desk.t
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        perspective = pick_perspective(desk, _OFFERED, key="plan_itinerary_of")
    labels = labels_of(plans.resources(desk.ctx, ref, perspective, t))
    if not labels:
        nothing_yet(t("Nothing to show"), t("Nobody of this kind has anything to do in this plan."))
        return None
    with right:
        resource_id = pick_id(
            name_of(desk, perspective),
            labels,
            None,
            key=f"plan_itinerary_{perspective}:{desk.period.id}",
        )
    if resource_id not in labels:
        return None
    shown = plans.itinerary(desk.ctx, ref, perspective, resource_id, t)
    st.subheader(markdown(shown.title))
    if shown.subtitle:
        st.caption(markdown(shown.subtitle))
    return itinerary(shown, t, picked=opened.picked(), key="plan_itinerary")
