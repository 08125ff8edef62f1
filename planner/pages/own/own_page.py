"""One person's day on one screen, phone first: what changed, then where, when, with whom."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import streamlit as st

from planner.access import Post
from planner.components.desk import Desk
from planner.formats import format_datetime, format_day
from planner.pages.empty import nothing_yet
from planner.pages.escape import markdown
from planner.pages.own.calendar_link import offer_calendar
from planner.pages.own.late import offer_late
from planner.pages.own.lines import show_line
from planner.pages.own.taken import ask_own_time
from planner.pages.own.unread import show_unread
from planner.services import own_days
from planner.services.own_days import OwnDay, OwnPerson, OwnPlan


def show_day(desk: Desk) -> None:
    """Draw a leader's day, with the times at which the leader is not free."""
    person = _pick_person(desk, desk.t("My day"), (Post.LEADER,))
    if person is not None:
        _show(desk, person)
        ask_own_time(desk, person)
        offer_calendar(desk)


def show_sheet(desk: Desk) -> None:
    """Draw the sheet of an interpreter or a driver."""
    person = _pick_person(desk, desk.t("My sheet"), (Post.INTERPRETER, Post.VEHICLE))
    if person is not None:
        _show(desk, person)
        offer_calendar(desk)


def _pick_person(desk: Desk, title: str, posts: tuple[Post, ...]) -> OwnPerson | None:
    t = desk.t
    found = own_days.people(desk.ctx, desk.period.id, t)
    mine = {one.id: one for one in found if one.post in posts}
    st.title(title)
    if not mine:
        nothing_yet(
            t("Nobody stands here for you"),
            t("The administrator links your account to a person or vehicle of this office."),
        )
        return None
    if len(mine) == 1:
        person = next(iter(mine.values()))
        st.markdown(f"**{markdown(person.name)}**")
        return person
    chosen = st.selectbox(
        t("Whose"), list(mine), format_func=lambda key: mine[key].name, key="own_person"
    )
    return mine[chosen]


def _show(desk: Desk, person: OwnPerson) -> None:
    t = desk.t
    plan = own_days.own_plan(desk.ctx, desk.period.id, person, t)
    if plan is None:
        nothing_yet(t("No plan is in force yet"), t("What concerns you appears once it is issued."))
        return
    st.caption(markdown(t("In force since {when}", when=format_datetime(t, plan.issued_at))))
    show_unread(desk)
    offer_late(desk, person)
    if not plan.days:
        st.info(t("The plan in force asks nothing of you."))
        return
    day = _pick_day(desk, plan)
    for line in day.lines:
        show_line(desk, line)


def _pick_day(desk: Desk, plan: OwnPlan) -> OwnDay:
    t = desk.t
    days = {one.day: one for one in plan.days}
    today = desk.ctx.clock().astimezone(ZoneInfo(desk.period.zone)).date()
    chosen = st.segmented_control(
        t("Day"),
        list(days),
        default=_nearest(list(days), today),
        format_func=lambda day: format_day(t, day),
        required=True,
        wrap=True,
        label_visibility="collapsed",
        key=f"own_day_{plan.person.id}",
    )
    return days[chosen]


def _nearest(days: list[date], today: date) -> date:
    """Return today, the next day with something on it, or the last."""
    return next((day for day in days if day >= today), days[-1])
