"""When a leader is not free: the list, a form for one more, and what it clashes with."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from planner.components.desk import Desk
from planner.formats import format_datetime, format_day, format_interval
from planner.model import BusyBlock
from planner.pages.escape import markdown
from planner.pages.inputs import pick_day, pick_time
from planner.services import own_time
from planner.services.own_days import OwnPerson
from planner.services.own_time import OwnTime

_FROM, _UNTIL = time(15), time(17)


def ask_own_time(desk: Desk, person: OwnPerson) -> None:
    """Draw the leader's own times; the desk sees at once what they clash with."""
    t = desk.t
    own = own_time.own_time(desk.ctx, desk.period.id, person.id, t)
    with st.expander(t("When I am not free"), expanded=bool(own.clashes)):
        if own.clashes:
            told = "".join(f"\n- {markdown(clash)}" for clash in own.clashes)
            st.warning(t("The desk has been shown that this clashes with:") + f"\n{told}")
        for block in own.blocks:
            _show_block(desk, person, own, block)
        _ask_block(desk, person, own)


def _show_block(desk: Desk, person: OwnPerson, own: OwnTime, block: BusyBlock) -> None:
    t = desk.t
    zone = ZoneInfo(desk.period.zone)
    start, end = block.start.astimezone(zone), block.end.astimezone(zone)
    if start.date() == end.date():
        when = t("{day} {time}", day=format_day(t, start), time=format_interval(start, end))
    else:
        when = f"{format_datetime(t, start)} – {format_datetime(t, end)}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(markdown(" · ".join(part for part in (when, block.reason) if part)))
        st.button(
            t("I am free again"),
            on_click=own_time.free,
            args=(desk.ctx, desk.period.id, own.version, person.id, block.start),
            key=f"own_free_{block.start.isoformat()}",
        )


def _ask_block(desk: Desk, person: OwnPerson, own: OwnTime) -> None:
    t = desk.t
    days = list(desk.period.period.days())
    today = desk.ctx.clock().astimezone(ZoneInfo(desk.period.zone)).date()
    with st.form(f"own_time_{person.id}", border=False, clear_on_submit=True):
        day = pick_day(
            t("Day"), days, next((d for d in days if d >= today), days[-1]), t, key="own_time_day"
        )
        left, right = st.columns(2)
        with left:
            start = pick_time(t("From"), _FROM, key="own_time_from")
        with right:
            end = pick_time(t("Until"), _UNTIL, key="own_time_until")
        reason = st.text_input(t("Reason (only you and the desk see it)"), max_chars=200)
        if st.form_submit_button(t("I am not free then")):
            zone = ZoneInfo(desk.period.zone)
            begins = datetime.combine(day, start, zone)
            ends = datetime.combine(day, end, zone)
            if end == time(0):
                ends += timedelta(days=1)
            taken = BusyBlock(begins, ends, reason=reason.strip())
            own_time.block(desk.ctx, desk.period.id, own.version, person.id, taken)
            st.rerun()
