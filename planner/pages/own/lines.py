"""One engagement or drive of somebody's day as a card."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from planner.components.desk import Desk
from planner.formats import format_interval, format_time
from planner.pages.escape import markdown
from planner.services.own_days import OwnLine


def show_line(desk: Desk, line: OwnLine) -> None:
    """Draw a line: the time first, then what, where and with whom."""
    t = desk.t
    with st.container(border=True):
        st.markdown(f"**{format_interval(line.start, line.end)}** · {markdown(line.kind_label)}")
        st.markdown(f"##### {markdown(line.title)}")
        st.markdown("  \n".join(markdown(part) for part in _facts(desk, line)))
        if line.guests:
            with st.expander(t("Guests by name")):
                st.markdown("\n".join(f"1. {markdown(guest)}" for guest in line.guests))
        if line.convoy:
            with st.expander(t("Order of vehicles and seats")):
                for car in line.convoy:
                    name = " · ".join(part for part in (car.vehicle, car.role) if part)
                    seats = "".join(f"\n- {markdown(seat)}" for seat in car.seats)
                    st.markdown(f"**{markdown(name)}**\n{seats}")


def _facts(desk: Desk, line: OwnLine) -> Iterator[str]:
    """Yield the facts of a line, most needed first."""
    t = desk.t
    if line.be_there is not None:
        yield t("Be there at {time}", time=format_time(line.be_there))
    yield line.place
    if line.delegations:
        yield t("Guests: {names}", names=line.delegations)
    if line.host:
        yield t("Host: {name}", name=line.host)
    if line.interpreters:
        yield t("Interpreters: {names}", names=line.interpreters)
    if line.cars:
        yield t("Guests’ vehicles: {names}", names=line.cars)
    yield from line.remarks
