"""Venues: where they are, when they are open, what they are good for."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from maps.datum import Datum
from planner.components.desk import Desk
from planner.i18n import N_
from planner.labels import label
from planner.model import (
    Bilingual,
    Venue,
    VenueKind,
)
from planner.pages.assets.editing import NEW, choose, form_key, offer_removal, save
from planner.pages.assets.hours import ask_hours
from planner.pages.escape import markdown
from planner.pages.identifiers import new_id
from planner.pages.inputs import enter_bilingual, enter_count, enter_words, pick_member
from planner.services.places import DATUMS, find_places, in_wgs84
from planner.services.views import CurrentScenario

_KIND: Final = "venue"
_DATUM_NAMES: Final = {
    Datum.WGS84: N_("GPS (WGS-84)"),
    Datum.GCJ02: N_("AMap, Tencent (GCJ-02)"),
    Datum.BD09: N_("Baidu (BD-09)"),
}


def show_venues(desk: Desk, current: CurrentScenario) -> None:
    """Draw the list of venues and the form of the one that is open."""
    t = desk.t
    venues = sorted(current.scenario.venues, key=lambda venue: (venue.kind, venue.id))
    rooms = {venue.id: len(current.scenario.rooms_of(venue.id)) for venue in venues}
    opened = choose(
        desk,
        {
            t("What it is called"): [venue.name.text(t.language) for venue in venues],
            t("Kind"): [t(label(venue.kind)) for venue in venues],
            t("Rooms"): [rooms[venue.id] for venue in venues],
            t("Certified visit site"): [venue.is_visit_point for venue in venues],
            t("Step-free"): [venue.step_free for venue in venues],
            t("Halal kitchen"): [venue.halal_kitchen for venue in venues],
        },
        {venue.id: venue.name.text(t.language) for venue in venues},
        kind=_KIND,
    )
    if opened == NEW:
        home = next((v for v in venues if v.id == current.scenario.office.home_venue_id), venues[0])
        blank = Venue("", Bilingual("", ""), VenueKind.COMPANY, home.lat, home.lon)
        _show_form(desk, current, _found(desk, current, blank))
    for venue in venues:
        if venue.id == opened:
            _show_form(desk, current, venue)


def _show_form(desk: Desk, current: CurrentScenario, venue: Venue) -> None:
    t = desk.t
    opened = venue.id or NEW
    key = form_key(desk, current, _KIND, opened)
    if not venue.id:
        # Another place found is another form: its fields start from that place.
        key = f"{key}_{venue.lat:.5f}_{venue.lon:.5f}"
    with st.form(key):
        st.subheader(markdown(venue.name.text(t.language)) or t("New venue"))
        entered = _ask(desk, current, venue, key=key)
        is_sent = st.form_submit_button(t("Save"), type="primary", key=f"{key}_save")
    if is_sent:
        if not entered.id:
            taken = (other.id for other in current.scenario.venues)
            entered = replace(entered, id=new_id(entered.name.text("en"), taken))
        save(desk, current, _KIND, opened, entered)
    if venue.id:
        offer_removal(desk, current, _KIND, venue, venue.name.text(t.language))


def _found(desk: Desk, current: CurrentScenario, blank: Venue) -> Venue:
    """Let the officer look a place up by name; return a new venue that lies there."""
    t = desk.t
    typed = st.text_input(
        t("Find the place"),
        help=t("Chinese, English, pinyin or initials, for example lys."),
        key="venue_find",
    )
    places = find_places(
        desk.ctx.geography, desk.ctx.settings, current.scenario.office.city_pack_id, typed
    )
    if not places:
        if typed.strip():
            st.caption(t("No place of that name is known. Enter its coordinates below."))
        return blank
    chosen = st.radio(
        t("Places found"),
        range(len(places)),
        format_func=lambda number: markdown(places[number].name.text(t.language)),
        key=f"venue_found_{typed}",
    )
    place = places[chosen]
    return replace(blank, name=place.name, lat=round(place.lat, 5), lon=round(place.lon, 5))


def _ask(desk: Desk, current: CurrentScenario, venue: Venue, *, key: str) -> Venue:
    t = desk.t
    name = enter_bilingual(t("What it is called"), venue.name, t, key=key)
    columns = st.columns([3, 2, 2, 3, 2])
    with columns[0]:
        kind = pick_member(t("Kind"), venue.kind, t, key=f"{key}_kind")
    lat = columns[1].number_input(
        t("Latitude"),
        min_value=-90.0,
        max_value=90.0,
        value=venue.lat,
        format="%.5f",
        key=f"{key}_lat",
    )
    lon = columns[2].number_input(
        t("Longitude"),
        min_value=-180.0,
        max_value=180.0,
        value=venue.lon,
        format="%.5f",
        key=f"{key}_lon",
    )
    datum = columns[3].selectbox(
        t("Coordinates from"),
        DATUMS,
        format_func=lambda each: t(_DATUM_NAMES[each]),
        help=t("Chinese web maps are shifted by some hundred metres; they are converted."),
        key=f"{key}_datum",
    )
    lat, lon = in_wgs84(lat, lon, datum)
    with columns[4]:
        largest = enter_count(
            t("Largest group of guests"),
            venue.max_group or 0,
            hint=t("0: as many as its rooms hold"),
            key=f"{key}_group",
        )
    tags = enter_words(
        t("Tags"),
        {tag for other in current.scenario.venues for tag in other.tags},
        venue.tags,
        t,
        key=f"{key}_tags",
    )
    left, right = st.columns(2)
    with left:
        walking_min = enter_count(
            t("Minutes that a visit makes guests walk"), venue.walking_min, key=f"{key}_walking"
        )
    with right:
        cleared = pick_member(
            t("Cleared for protection up to"), venue.cleared_level, t, key=f"{key}_cleared"
        )
    with st.container(horizontal=True):
        is_point = st.checkbox(
            t("Certified visit site"), value=venue.is_visit_point, key=f"{key}_point"
        )
        is_step_free = st.checkbox(t("Step-free"), value=venue.step_free, key=f"{key}_step")
        has_halal = st.checkbox(t("Halal kitchen"), value=venue.halal_kitchen, key=f"{key}_halal")
        is_outdoor = st.checkbox(t("Outdoors"), value=venue.outdoor, key=f"{key}_outdoor")
    captions = (t("Opening hours"), t("Opens"), t("Closes"))
    hours = ask_hours(desk, venue.hours, captions, key=key)
    return replace(
        venue,
        name=name,
        kind=kind,
        lat=lat,
        lon=lon,
        max_group=largest or None,
        walking_min=walking_min,
        cleared_level=cleared,
        tags=tags,
        is_visit_point=is_point,
        step_free=is_step_free,
        halal_kitchen=has_halal,
        outdoor=is_outdoor,
        hours=hours,
    )
