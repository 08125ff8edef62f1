"""What of the plan is held fixed, with the reason, and who holds it since when."""

from __future__ import annotations

import streamlit as st

from planner.components.desk import Desk
from planner.pages.empty import nothing_yet
from planner.pages.escape import markdown
from planner.pages.tables import clickable_table
from planner.services import plans
from planner.services.views import PlanRef

_OPENS = "plan_held_opens"


def show_held(desk: Desk, ref: PlanRef) -> str | None:
    """Draw the list; return the engagement that was clicked on, if any."""
    t = desk.t
    lines = plans.held(desk.ctx, ref.period_id, t)
    if not lines:
        nothing_yet(
            t("Nothing is held fixed"),
            t("What is held by hand, approved, close or over appears here with the reason."),
        )
        return None
    st.caption(
        markdown(
            t(
                "Planning again keeps what has begun or is close, and changes what was approved "
                "only for something that weighs more."
            )
        )
    )
    clickable_table(
        {
            t("Engagement"): [line.title for line in lines],
            t("What"): [line.dimension_label for line in lines],
            t("Why"): [line.cause_label for line in lines],
            t("By whom"): [line.signed for line in lines],
        },
        [line.engagement_id for line in lines],
        opens=_OPENS,
        key="plan_held",
        name=t("Held fixed"),
    )
    asked: str | None = st.session_state.pop(_OPENS, None)
    return asked
