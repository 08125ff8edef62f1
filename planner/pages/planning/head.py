"""The head of a plan: which version it is, and its figures at a glance."""

from __future__ import annotations

import streamlit as st

from planner.components.desk import Desk
from planner.formats import format_datetime, format_distance, format_number
from planner.model import PlanStatus
from planner.pages.escape import markdown
from planner.pages.planning import opened
from planner.services import plans
from planner.services.views import PlanRef, PlanSummary


def show(desk: Desk, ref: PlanRef) -> None:
    """Draw the head of a plan."""
    summary = plans.summary(desk.ctx, ref, desk.t)
    _say_which(desk, ref, summary)
    _show_figures(desk, summary)
    if summary.warnings or summary.unplaced_musts:
        t = desk.t
        st.warning(
            t("The plan breaks rules or leaves out what must be; “Findings” says which and why."),
            icon=":material/warning:",
        )


def _say_which(desk: Desk, ref: PlanRef, summary: PlanSummary) -> None:
    t = desk.t
    row = summary.row
    made = t(
        "Version {number} · {status} · {author}, {when}",
        number=row.number,
        status=row.status_label,
        author=row.author,
        when=format_datetime(t, row.created_at),
    )
    st.markdown(f"**{markdown(made)}**")
    if row.status is PlanStatus.STOPPED:
        st.info(
            t("The search was stopped: this is the best plan that it had found so far."),
            icon=":material/stop_circle:",
        )
    newest = plans.latest(desk.ctx, ref.period_id)
    if newest is not None and newest.number != ref.number:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info(
                t(
                    "This is an older version; the newest is version {number}.",
                    number=newest.number,
                ),
                icon=":material/history:",
            )
            st.button(
                t("Open the newest"),
                on_click=opened.open_version,
                args=(desk, None),
                key="plan_open_newest",
            )
    elif not summary.is_current:
        st.info(
            t(
                "Delegations, resources or what is held fixed have changed since this plan was "
                "made. Press **Plan again** to take the changes in."
            ),
            icon=":material/update:",
        )


def _show_figures(desk: Desk, summary: PlanSummary) -> None:
    t = desk.t
    figures = (
        (t("Placed"), t("{placed} of {all}", placed=summary.placed, all=summary.engagements)),
        (t("Left out"), _left_out(desk, summary)),
        (t("Broken rules"), format_number(t, summary.warnings)),
        (t("Drives"), format_number(t, summary.legs)),
        (t("On the road"), format_distance(t, summary.distance_m)),
        (t("Vehicles"), format_number(t, summary.vehicles)),
    )
    with st.container(horizontal=True, key="plan_figures"):
        for caption, figure in figures:
            st.metric(caption, figure, border=True)


def _left_out(desk: Desk, summary: PlanSummary) -> str:
    """Return how many engagements of each priority the plan leaves out, but for none."""
    t = desk.t
    musts, shoulds = summary.unplaced_musts, summary.unplaced_shoulds
    others = summary.engagements - summary.placed - musts - shoulds
    told = (
        (musts, t.n("{count} must", "{count} musts", musts)),
        (shoulds, t.n("{count} should", "{count} shoulds", shoulds)),
        (others, t.n("{count} optional", "{count} optional", others)),
    )
    return " · ".join(text for count, text in told if count) or "0"
