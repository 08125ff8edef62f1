"""Rooms: what they hold and what they are fit for."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planner.components.desk import Desk
from planner.formats import format_list
from planner.labels import label
from planner.model import Bilingual, Room, RoomPurpose
from planner.pages.assets.busy import ask_busy
from planner.pages.assets.editing import NEW, choose, form_key, offer_removal, save
from planner.pages.escape import markdown
from planner.pages.identifiers import new_id
from planner.pages.inputs import enter_bilingual, enter_count, pick_id, pick_members
from planner.services.views import CurrentScenario

_KIND = "room"


def show_rooms(desk: Desk, current: CurrentScenario) -> None:
    """Draw the list of rooms and the form of the one that is open."""
    t = desk.t
    venues = {venue.id: venue.name.text(t.language) for venue in current.scenario.venues}
    rooms = sorted(current.scenario.rooms, key=lambda room: (room.venue_id, room.id))
    opened = choose(
        desk,
        {
            t("Venue"): [venues[room.venue_id] for room in rooms],
            t("Room"): [room.name.text(t.language) for room in rooms],
            t("Capacity"): [room.capacity for room in rooms],
            t("Fit for"): [
                format_list(t, sorted(t(label(purpose)) for purpose in room.purposes))
                for room in rooms
            ],
            t("Several at once"): [room.shared for room in rooms],
            t("Busy blocks"): [len(room.busy) for room in rooms],
        },
        {room.id: f"{venues[room.venue_id]} · {room.name.text(t.language)}" for room in rooms},
        kind=_KIND,
    )
    if opened == NEW:
        venue_id = current.scenario.office.home_venue_id
        _show_form(desk, current, Room("", venue_id, Bilingual("", ""), 20, frozenset()))
    for room in rooms:
        if room.id == opened:
            _show_form(desk, current, room)


def _show_form(desk: Desk, current: CurrentScenario, room: Room) -> None:
    t = desk.t
    opened = room.id or NEW
    key = form_key(desk, current, _KIND, opened)
    with st.form(key):
        st.subheader(markdown(room.name.text(t.language)) or t("New room"))
        entered = _ask(desk, current, room, key=key)
        is_sent = st.form_submit_button(t("Save"), type="primary", key=f"{key}_save")
    if is_sent:
        if not entered.id:
            taken = (other.id for other in current.scenario.rooms)
            name = f"{entered.venue_id}-{entered.name.text('en')}"
            entered = replace(entered, id=new_id(name, taken))
        save(desk, current, _KIND, opened, entered)
    if room.id:
        offer_removal(desk, current, _KIND, room, room.name.text(t.language))


def _ask(desk: Desk, current: CurrentScenario, room: Room, *, key: str) -> Room:
    t = desk.t
    venues = {venue.id: venue.name.text(t.language) for venue in current.scenario.venues}
    name = enter_bilingual(t("What it is called"), room.name, t, key=key)
    left, middle, right = st.columns([2, 1, 1])
    with left:
        venue_id = pick_id(t("Venue"), venues, room.venue_id, key=f"{key}_venue")
    with middle:
        capacity = enter_count(t("Capacity"), room.capacity, least=1, key=f"{key}_capacity")
    with right:
        turnaround = enter_count(
            t("Minutes until the next"),
            room.turnaround_min or 0,
            hint=t("0: as usual for the kind of engagement"),
            key=f"{key}_turnaround",
        )
    hire_yuan = enter_count(
        t("Hire for each use, in yuan"), room.hire_yuan, step=100, key=f"{key}_hire"
    )
    purposes = pick_members(t("Fit for"), RoomPurpose, room.purposes, t, key=f"{key}_purposes")
    is_shared = st.checkbox(
        t("Takes several engagements at once"), value=room.shared, key=f"{key}_shared"
    )
    busy = ask_busy(desk, current.scenario, room.busy, key=key)
    return replace(
        room,
        name=name,
        venue_id=venue_id or room.venue_id,
        capacity=capacity,
        turnaround_min=turnaround or None,
        hire_yuan=hire_yuan,
        purposes=purposes,
        shared=is_shared,
        busy=busy,
    )
