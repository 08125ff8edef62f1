"""The form of an engagement: what it is, when and where it may be, who hosts and interprets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import streamlit as st

from planner.components.desk import Desk
from planner.formats import format_day
from planner.model import Delegation, Engagement, Scenario, TimeSpec
from planner.pages.inputs import (
    STEP_MIN,
    enter_bilingual,
    enter_count,
    enter_words,
    pick_id,
    pick_ids,
    pick_member,
)
from planner.pages.topics import known_topics


def ask_engagement(
    desk: Desk, scenario: Scenario, delegation: Delegation, engagement: Engagement, *, key: str
) -> Engagement:
    """Draw the fields of an engagement and return it as entered."""
    t = desk.t
    entered = _ask_what(desk, engagement, key=key)
    st.markdown(f"**{t('When')}**")
    entered = replace(entered, time=_ask_when(desk, scenario, entered.time, key=key))
    st.markdown(f"**{t('Where and with whom')}**")
    entered = _ask_where(desk, scenario, entered, key=key)
    with st.expander(t("More")):
        return _ask_more(desk, scenario, delegation, entered, key=key)


def _ask_what(desk: Desk, engagement: Engagement, *, key: str) -> Engagement:
    t = desk.t
    title = enter_bilingual(t("What it is called"), engagement.title, t, key=f"{key}_title")
    columns = st.columns(3)
    with columns[0]:
        kind = pick_member(t("Kind"), engagement.kind, t, key=f"{key}_kind")
    with columns[1]:
        priority = pick_member(t("Priority"), engagement.priority, t, key=f"{key}_priority")
    with columns[2]:
        duration_min = enter_count(
            t("Length in minutes"),
            engagement.duration_min,
            least=STEP_MIN,
            step=STEP_MIN,
            key=f"{key}_duration",
        )
    return replace(
        engagement,
        title=title,
        kind=kind,
        priority=priority,
        duration_min=duration_min,
        min_duration_min=min(engagement.min_duration_min, duration_min),
    )


def _ask_when(desk: Desk, scenario: Scenario, spec: TimeSpec, *, key: str) -> TimeSpec:
    """Ask for the days and hours that are allowed, and the start that is wished for."""
    t = desk.t
    days = list(scenario.period.days())
    labels = {day.isoformat(): format_day(t, day) for day in days}
    allowed = pick_ids(
        t("On one of these days (none: any day)"),
        labels,
        [day.isoformat() for day in spec.days],
        t,
        key=f"{key}_days",
    )
    columns = st.columns(3)
    zone = scenario.office.tzinfo
    with columns[0]:
        earliest = _ask_moment(desk, days, spec.earliest, zone, t("Not before"), f"{key}_earliest")
    with columns[1]:
        latest = _ask_moment(desk, days, spec.latest, zone, t("Over by"), f"{key}_latest")
    with columns[2]:
        preferred = _ask_moment(
            desk, days, spec.preferred_start, zone, t("Best start"), f"{key}_preferred"
        )
    return TimeSpec(
        earliest=earliest,
        latest=latest,
        days=tuple(sorted(date.fromisoformat(day) for day in allowed)),
        preferred_start=preferred,
    )


def _ask_moment(
    desk: Desk, days: list[date], value: datetime | None, zone: ZoneInfo, caption: str, key: str
) -> datetime | None:
    """Ask for a moment that may be left open: the day and the time of it."""
    t = desk.t
    labels = {day.isoformat(): format_day(t, day) for day in days}
    day = pick_id(
        caption,
        labels,
        value.date().isoformat() if value else None,
        key=f"{key}_day",
        nothing=t("No limit"),
    )
    at = st.time_input(
        t("{caption}, time", caption=caption),
        value=value.time() if value else time(9),
        step=STEP_MIN * 60,
        label_visibility="collapsed",
        key=f"{key}_time",
    )
    if day is None or at is None:
        return None
    return datetime.combine(date.fromisoformat(day), at, tzinfo=zone)


def _ask_where(desk: Desk, scenario: Scenario, engagement: Engagement, *, key: str) -> Engagement:
    t = desk.t
    language = t.language
    venues = {venue.id: venue.name.text(language) for venue in scenario.venues}
    rooms = {
        room.id: f"{venues[room.venue_id]} · {room.name.text(language)}" for room in scenario.rooms
    }
    leaders = {leader.id: leader.name.formal(language) for leader in scenario.leaders}
    options = pick_ids(
        t("Places, best first (none: any that fits)"),
        venues | rooms,
        engagement.place.options,
        t,
        key=f"{key}_places",
    )
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        hosts = pick_ids(
            t("Hosts, best first (none: any that fits)"),
            leaders,
            engagement.host.candidate_ids,
            t,
            key=f"{key}_hosts",
        )
    with right:
        is_hosted = st.checkbox(
            t("Needs a host"), value=engagement.host.required, key=f"{key}_hosted"
        )
    mode = pick_member(t("Interpreting"), engagement.interpreting.mode, t, key=f"{key}_mode")
    return replace(
        engagement,
        place=replace(engagement.place, options=options),
        host=replace(engagement.host, required=is_hosted, candidate_ids=hosts),
        interpreting=replace(engagement.interpreting, mode=mode),
    )


def _ask_more(
    desk: Desk, scenario: Scenario, delegation: Delegation, engagement: Engagement, *, key: str
) -> Engagement:
    t = desk.t
    language = t.language
    guests = {other.id: other.name.text(language) for other in scenario.delegations}
    others = {
        other.id: other.title.text(language)
        for other in scenario.engagements_of(delegation.id)
        if other.id != engagement.id
    }
    groups = {group.id: group.name.text(language) for group in delegation.subgroups}
    together = pick_ids(
        t("Delegations that take part"), guests, engagement.delegation_ids, t, key=f"{key}_parties"
    )
    left, right = st.columns(2)
    with left:
        after = pick_ids(t("Comes after"), others, engagement.after_ids, t, key=f"{key}_after")
        meal = pick_member(t("Meal"), engagement.meal, t, key=f"{key}_meal")
    with right:
        subgroup = pick_id(
            t("For the subgroup"),
            groups,
            engagement.subgroup_id,
            key=f"{key}_subgroup",
            nothing=t("Everybody"),
        )
        topics = enter_words(
            t("Topics that the interpreter should know"),
            known_topics(scenario),
            engagement.topics,
            t,
            key=f"{key}_topics",
        )
    return replace(
        _ask_circumstances(desk, engagement, key=key),
        delegation_ids=together or engagement.delegation_ids,
        after_ids=after,
        meal=meal,
        subgroup_id=subgroup,
        topics=topics,
    )


def _ask_circumstances(desk: Desk, engagement: Engagement, *, key: str) -> Engagement:
    t = desk.t
    left, right = st.columns(2)
    with left:
        press = pick_member(t("Press"), engagement.press, t, key=f"{key}_press")
    with right:
        dress = pick_member(t("Dress"), engagement.dress, t, key=f"{key}_dress")
    is_outdoor = st.checkbox(t("Outdoors"), value=engagement.outdoor, key=f"{key}_outdoor")
    is_heavy = st.checkbox(t("Tiring for the guests"), value=engagement.heavy, key=f"{key}_heavy")
    entered = _ask_approval(desk, engagement, key=key)
    return replace(entered, press=press, dress=dress, outdoor=is_outdoor, heavy=is_heavy)


def _ask_approval(desk: Desk, engagement: Engagement, *, key: str) -> Engagement:
    """Ask whether approval takes as long as the rules say, or how long it takes."""
    t = desk.t
    is_usual = st.checkbox(
        t("Approval takes as long as the office’s rules say"),
        value=engagement.approval_days is None,
        key=f"{key}_usual_approval",
    )
    days = enter_count(
        t("Otherwise so many working days"),
        engagement.approval_days or 0,
        hint=t("0: it needs no approval"),
        key=f"{key}_approval",
    )
    return replace(engagement, approval_days=None if is_usual else days)
