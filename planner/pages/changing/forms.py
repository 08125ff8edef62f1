"""One form for each kind of change, filled in from the plan that people were told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import Final

import streamlit as st

from planner.catalogue import new_engagement
from planner.changes import Change, ChangeKind, kinds
from planner.components.desk import Desk
from planner.model import (
    Bilingual,
    EngagementKind,
    HostSpec,
    NeedKind,
    PersonName,
    PlaceSpec,
    Priority,
    SecurityLevel,
    TimeSpec,
    WeatherKind,
)
from planner.pages.changing.fields import (
    KEY,
    pick,
    pick_at,
    pick_delegation,
    pick_optional,
    pick_span,
    pick_told,
)
from planner.pages.identifiers import new_id
from planner.pages.inputs import (
    enter_bilingual,
    enter_count,
    enter_name,
    pick_day,
    pick_ids,
    pick_member,
)
from planner.services.change_forms import FormData

_LATE: Final = timedelta(minutes=90)
_STEP_MIN: Final = 5


def ask(desk: Desk, kind: ChangeKind, data: FormData) -> Change | None:
    """Draw the form of a kind of change; None while it has nothing to choose from."""
    return _FORMS[kind](desk, data)


def _arrival(desk: Desk, data: FormData) -> Change | None:
    key = pick_delegation(desk, data)
    if key is None:
        return None
    planned = data.delegations[key].arrival.at.astimezone(data.now.tzinfo)
    at = pick_at(desk, data, planned + _LATE, f"arrival_{key}")
    port = pick_optional(desk.t("Airport or station"), data.ports, "port", desk.t("As planned"))
    return kinds.Arrival(key, at, port)


def _departure(desk: Desk, data: FormData) -> Change | None:
    key = pick_delegation(desk, data)
    if key is None:
        return None
    planned = data.delegations[key].departure.at.astimezone(data.now.tzinfo)
    at = pick_at(desk, data, planned, f"departure_{key}")
    port = pick_optional(desk.t("Airport or station"), data.ports, "port", desk.t("As planned"))
    return kinds.Departure(key, at, port)


def _left_behind(desk: Desk, data: FormData) -> Change | None:
    key = pick_delegation(desk, data)
    if key is None:
        return None
    delegation = data.delegations[key]
    count = enter_count(desk.t("Guests who stay"), 1, least=1, key=f"{KEY}_staying")
    leaves = delegation.departure.at.astimezone(data.now.tzinfo) + timedelta(days=1)
    at = pick_at(desk, data, leaves, f"staying_{key}")
    hotel = None
    if delegation.hotel_venue_id is None:
        hotel = pick(desk.t("Hotel"), data.venues, "hotel")
    return kinds.LeftBehind(key, count, at, hotel_venue_id=hotel)


def _not_coming(desk: Desk, data: FormData) -> Change | None:
    key = pick_delegation(desk, data)
    return None if key is None else kinds.NotComing(key)


def _leader_away(desk: Desk, data: FormData) -> Change | None:
    key = pick(desk.t("Leader"), data.leaders, "leader")
    span = pick_span(desk, data, "leader")
    return None if key is None else kinds.LeaderAway(key, *span)


def _interpreter_away(desk: Desk, data: FormData) -> Change | None:
    key = pick(desk.t("Interpreter"), data.interpreters, "interpreter")
    span = pick_span(desk, data, "interpreter")
    return None if key is None else kinds.InterpreterAway(key, *span)


def _vehicle_out(desk: Desk, data: FormData) -> Change | None:
    key = pick(desk.t("Vehicle"), data.vehicles, "vehicle")
    span = pick_span(desk, data, "vehicle")
    return None if key is None else kinds.VehicleOut(key, *span)


def _place_closed(desk: Desk, data: FormData) -> Change | None:
    key = pick(desk.t("Venue or room"), {**data.venues, **data.rooms}, "place")
    span = pick_span(desk, data, "place")
    return None if key is None else kinds.PlaceClosed(key, *span)


def _minutes(desk: Desk) -> int:
    return enter_count(desk.t("Minutes"), 20, least=_STEP_MIN, step=_STEP_MIN, key=f"{KEY}_minutes")


def _leader_late(desk: Desk, data: FormData) -> Change | None:
    hosted = {key: data.engagements[key] for key, one in data.told.items() if one.host_id}
    key = pick(desk.t("Engagement"), hosted, "hosted")
    minutes = _minutes(desk)
    return None if key is None else kinds.LeaderLate(key, minutes)


def _overrun(desk: Desk, data: FormData) -> Change | None:
    key = pick_told(desk, data)
    minutes = _minutes(desk)
    return None if key is None else kinds.Overrun(key, minutes)


def _cancelled(desk: Desk, data: FormData) -> Change | None:
    key = pick(desk.t("Engagement"), data.engagements, "any_engagement")
    return None if key is None else kinds.Cancelled(key)


def _fixed(desk: Desk, data: FormData) -> Change | None:
    t = desk.t
    key = pick(t("Engagement"), data.engagements, "any_engagement")
    if key is None:
        return None
    told = data.told.get(key)
    start = data.now if told is None else told.start.astimezone(data.now.tzinfo)
    at = pick_at(desk, data, start, f"fixed_{key}")
    room = pick_optional(t("Room"), data.rooms, "room", t("Open"))
    host = pick_optional(t("Host"), data.leaders, "host", t("Open"))
    return kinds.Fixed(key, at, room, host)


def _new_engagement(desk: Desk, data: FormData) -> Change | None:
    t = desk.t
    ids = pick_ids(t("Delegations"), data.delegation_labels, (), t, key=f"{KEY}_delegations")
    kind = pick_member(t("Kind"), EngagementKind.MEETING, t, key=f"{KEY}_kind")
    usual = new_engagement("", ids, kind)
    title = enter_bilingual(t("Title"), Bilingual("", ""), t, key=f"{KEY}_title")
    day = pick_day(t("Day"), data.days, data.now.date(), t, key=f"{KEY}_day")
    minutes = enter_count(
        t("Length in minutes"),
        usual.duration_min,
        least=_STEP_MIN,
        step=_STEP_MIN,
        key=f"{KEY}_length_{kind}",
    )
    hosts = pick_ids(t("Host, best first"), data.leaders, (), t, key=f"{KEY}_hosts")
    places = {**data.venues, **data.rooms}
    options = pick_ids(t("Place, best first"), places, (), t, key=f"{KEY}_places")
    priority = pick_member(t("Priority"), Priority.MUST, t, key=f"{KEY}_priority")
    if not ids:
        st.caption(t("Choose at least one delegation."))
        return None
    named = title if title.zh or title.en else usual.title
    return kinds.NewEngagement(
        replace(
            usual,
            id=new_id(f"{ids[0]} {named.en or named.zh}", data.engagement_ids),
            title=named,
            duration_min=minutes,
            min_duration_min=min(minutes, usual.min_duration_min),
            priority=priority,
            time=TimeSpec(days=(day,)),
            place=PlaceSpec(options=options),
            host=HostSpec(required=bool(hosts) or usual.host.required, candidate_ids=hosts),
        )
    )


def _headcount(desk: Desk, data: FormData) -> Change | None:
    key = pick_delegation(desk, data)
    if key is None:
        return None
    known = data.delegations[key].headcount
    count = enter_count(desk.t("Number of guests"), known, least=1, key=f"{KEY}_guests_{key}")
    return kinds.Headcount(key, count)


def _new_head(desk: Desk, data: FormData) -> Change | None:
    t, key = desk.t, pick_delegation(desk, data)
    if key is None:
        return None
    name = enter_name(PersonName("", ""), t, key=f"{KEY}_head")
    steps = list(data.ranks)
    rank = st.selectbox(
        t("Rank"),
        steps,
        index=steps.index(data.delegations[key].rank),
        format_func=data.ranks.__getitem__,
        key=f"{KEY}_rank_{key}",
    )
    if not (name.name_zh or name.name_latin):
        st.caption(t("Enter the name."))
        return None
    return kinds.NewHead(key, name, rank)


def _weather(desk: Desk, data: FormData) -> Change | None:
    t = desk.t
    kind = pick_member(t("Weather"), WeatherKind.RAIN, t, key=f"{KEY}_weather")
    span = pick_span(desk, data, "weather")
    percent = enter_count(
        t("Drives take, in per cent of usual"), 120, least=100, step=10, key=f"{KEY}_percent"
    )
    shelters = pick_ids(
        t("Places indoors that may stand in"), data.venues, (), t, key=f"{KEY}_shelters"
    )
    return kinds.Weather(kind, *span, percent, shelters)


def _incident(desk: Desk, data: FormData) -> Change | None:
    t, key = desk.t, pick_delegation(desk, data)
    span = pick_span(desk, data, "incident")
    place = pick_optional(t("Where help is"), data.venues, "hospital", t("Not among the venues"))
    best = t("Whoever can best be spared")
    interpreter = pick_optional(t("Interpreter"), data.interpreters, "helper", best)
    vehicle = pick_optional(t("Vehicle"), data.vehicles, "help_car", best)
    return None if key is None else kinds.Incident(key, *span, place, interpreter, vehicle)


def _roads(desk: Desk, data: FormData) -> Change | None:
    t = desk.t
    span = pick_span(desk, data, "roads")
    minutes = enter_count(t("Minutes more for each drive"), 20, step=_STEP_MIN, key=f"{KEY}_extra")
    venues = pick_ids(
        t("Only from and to"),
        data.venues,
        (),
        t,
        key=f"{KEY}_venues",
        hint=t("All drives if nothing is chosen."),
    )
    return kinds.Roads(*span, 100, minutes, venues)


def _security(desk: Desk, data: FormData) -> Change | None:
    key = pick_delegation(desk, data)
    level = pick_member(desk.t("Protection"), SecurityLevel.L2, desk.t, key=f"{KEY}_level")
    return None if key is None else kinds.Security(key, level)


def _need(desk: Desk, data: FormData) -> Change | None:
    t, key = desk.t, pick_delegation(desk, data)
    need = pick_member(t("Need"), NeedKind.VEGETARIAN, t, key=f"{KEY}_need")
    count = enter_count(t("Number of guests"), 1, least=1, key=f"{KEY}_needing")
    return None if key is None else kinds.NeedFound(key, need, count)


_FORMS: Final[Mapping[ChangeKind, Callable[[Desk, FormData], Change | None]]] = MappingProxyType(
    {
        ChangeKind.ARRIVAL: _arrival,
        ChangeKind.DEPARTURE: _departure,
        ChangeKind.LEFT_BEHIND: _left_behind,
        ChangeKind.NOT_COMING: _not_coming,
        ChangeKind.LEADER_AWAY: _leader_away,
        ChangeKind.LEADER_LATE: _leader_late,
        ChangeKind.OVERRUN: _overrun,
        ChangeKind.NEW_ENGAGEMENT: _new_engagement,
        ChangeKind.CANCELLED: _cancelled,
        ChangeKind.FIXED: _fixed,
        ChangeKind.PLACE_CLOSED: _place_closed,
        ChangeKind.INTERPRETER_AWAY: _interpreter_away,
        ChangeKind.VEHICLE_OUT: _vehicle_out,
        ChangeKind.HEADCOUNT: _headcount,
        ChangeKind.NEW_HEAD: _new_head,
        ChangeKind.WEATHER: _weather,
        ChangeKind.INCIDENT: _incident,
        ChangeKind.ROADS: _roads,
        ChangeKind.SECURITY: _security,
        ChangeKind.NEED: _need,
    }
)
