"""Saying that one runs late, on one's own page."""

from __future__ import annotations

from typing import Final

import streamlit as st

from planner.access import Served
from planner.components.desk import Desk
from planner.errors import PlannerError
from planner.formats import format_duration
from planner.pages.escape import markdown
from planner.pages.failures import say
from planner.pages.inputs import labels_of, pick_id
from planner.services import live
from planner.services.own_days import OwnPerson

_STEPS_MIN: Final = (5, 10, 15, 20, 30, 45, 60, 90)


def offer_late(desk: Desk, person: OwnPerson) -> None:
    """Offer to report a lateness, and show what was reported and nobody has dealt with yet."""
    t, period_id = desk.t, desk.period.id
    who = Served(desk.period.office_id, person.post, person.id)
    for one in live.own_delays(desk.ctx, period_id, who, t):
        length = format_duration(t, one.minutes)
        with st.container(border=True):
            text = t("You said: {length} late for {what}", length=length, what=one.what)
            st.markdown(f":material/timer: {markdown(text)}")
            st.button(
                t("I am on time after all"),
                on_click=live.settle,
                args=(desk.ctx, one.id),
                key=f"own_on_time_{one.id}",
            )
    labels = labels_of(live.can_run_late(desk.ctx, period_id, who, t))
    if labels:
        with st.expander(t("I am running late"), icon=":material/timer:"):
            _ask(desk, who, labels)


def _ask(desk: Desk, who: Served, labels: dict[str, str]) -> None:
    t = desk.t
    step = pick_id(t("For what"), labels, None, key=f"own_late_for_{who.id}")
    minutes = st.segmented_control(
        t("How many minutes"),
        _STEPS_MIN,
        default=_STEPS_MIN[1],
        required=True,
        wrap=True,
        key=f"own_late_by_{who.id}",
    )
    if st.button(t("Tell the duty officer"), type="primary", key=f"own_late_{who.id}") and step:
        try:
            live.report_late(desk.ctx, desk.period.id, who, step, minutes)
        except PlannerError as error:
            say(error, t)
            return
        st.rerun()
