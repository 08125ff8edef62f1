"""The map: stops and drives of the plan on the roads of the city."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from planner.components.desk import Desk
from planner.components.map_frame import map_frame
from planner.pages.inputs import labels_of, pick_ids
from planner.pages.planning import opened
from planner.pages.planning.days import pick_days
from planner.services import plans
from planner.services.views import Perspective, PlanRef


def show_map(desk: Desk, ref: PlanRef) -> str | None:
    """Draw the map; return the engagement whose stop was clicked on, if any."""
    t = desk.t
    left, right = st.columns(2)
    with left:
        days = pick_days(desk)
    with right:
        delegation_ids = pick_ids(
            t("Delegations (none: all)"),
            labels_of(plans.resources(desk.ctx, ref, Perspective.DELEGATION, t)),
            (),
            t,
            key=f"plan_map_of:{desk.period.id}",
        )
    clicked = draw_map(desk, ref, days, delegation_ids)
    st.caption(t("Click on a numbered stop to open its engagement."))
    return clicked


def draw_map(
    desk: Desk, ref: PlanRef, days: Sequence[date], delegation_ids: Sequence[str] = ()
) -> str | None:
    """Draw some days and delegations (none: all); return the engagement clicked on, if any."""
    t = desk.t
    query = urlencode(
        [
            ("lang", t.language.value),
            *(("day", day.isoformat()) for day in days),
            *(("delegation", delegation_id) for delegation_id in delegation_ids),
        ]
    )
    address = f"/map/{ref.period_id}/{ref.number}?{query}"
    title = t("Map of the plan")
    return map_frame(address, title=title, selected=opened.selected(), key="plan_map")
