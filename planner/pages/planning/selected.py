"""The engagement that stands out: what of it is held fixed by hand, and the way to its form."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from planner.components.desk import Desk
from planner.errors import NotFound, PlannerError
from planner.formats import format_day, format_interval
from planner.labels import label
from planner.model import LockDimension
from planner.pages.escape import markdown
from planner.pages.failures import say
from planner.pages.planning import dropping, opened
from planner.pages.planning.adjust import HOLDABLE
from planner.services import edits
from planner.services.views import EditForm, PlanRef


def show_selected(desk: Desk, ref: PlanRef) -> str | None:
    """Draw the engagement that stands out, if any; return it when its form is asked for."""
    chosen = opened.selected()
    if chosen is None:
        return None
    try:
        form = edits.form(desk.ctx, ref, chosen, desk.t)
    except NotFound:
        return None
    with st.container(border=True, key="plan_selected_box"):
        return _show(desk, ref, form)


def _show(desk: Desk, ref: PlanRef, form: EditForm) -> str | None:
    t = desk.t
    left, right = st.columns([5, 1], vertical_alignment="center")
    left.markdown(f"**{markdown(form.title)}** · {markdown(_when(desk, form))}")
    asked = right.button(t("Change"), key="plan_selected_open", width="stretch")
    held = st.pills(
        t("Hold fixed when planning again"),
        HOLDABLE,
        selection_mode="multi",
        default=[dimension for dimension in HOLDABLE if dimension in form.locked],
        format_func=lambda dimension: t(label(dimension)),
        # What cannot be held is let go of again: a new turn shows what is.
        key=f"plan_selected_held:{form.engagement_id}:{dropping.turn()}",
    )
    if frozenset(held) != frozenset(form.locked).intersection(HOLDABLE):
        _hold(desk, ref, form, frozenset(held))
    return form.engagement_id if asked else None


def _when(desk: Desk, form: EditForm) -> str:
    if form.start is None:
        return desk.t("The plan leaves this engagement out.")
    end = form.start + timedelta(minutes=form.duration_min)
    return f"{format_day(desk.t, form.start.date())} {format_interval(form.start, end)}"


def _hold(desk: Desk, ref: PlanRef, form: EditForm, held: frozenset[LockDimension]) -> None:
    others = frozenset(form.locked).difference(HOLDABLE)
    try:
        edits.set_locks(desk.ctx, ref, form.engagement_id, held | others)
    except PlannerError as error:
        say(error, desk.t)
    else:
        dropping.next_turn()
        st.rerun()
