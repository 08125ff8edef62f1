"""Zones that some vehicles may not drive in: where, when, who, and with which permit."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planner.components.desk import Desk
from planner.formats import format_list
from planner.labels import label
from planner.model import Bilingual, RestrictedZone, Scenario, VehicleKind
from planner.pages.assets.editing import NEW, choose, form_key, offer_removal, save
from planner.pages.assets.hours import ask_hours
from planner.pages.escape import markdown
from planner.pages.identifiers import new_id
from planner.pages.inputs import enter_bilingual, pick_id, pick_ids, pick_members
from planner.services.views import CurrentScenario

_KIND = "zone"


def known_permits(scenario: Scenario) -> frozenset[str]:
    """Return the permits that zones ask for or vehicles have."""
    of_vehicles = {permit for vehicle in scenario.vehicles for permit in vehicle.permits}
    return frozenset(of_vehicles.union(zone.permit for zone in scenario.zones if zone.permit))


def show_zones(desk: Desk, current: CurrentScenario) -> None:
    """Draw the list of zones and the form of the one that is open."""
    t = desk.t
    zones = sorted(current.scenario.zones, key=lambda zone: zone.id)
    opened = choose(
        desk,
        {
            t("What it is called"): [zone.name.text(t.language) for zone in zones],
            t("Venues"): [len(zone.venue_ids) for zone in zones],
            t("Kinds of vehicles"): [
                format_list(t, sorted(t(label(kind)) for kind in zone.kinds)) for zone in zones
            ],
            t("Permit"): [zone.permit for zone in zones],
        },
        {zone.id: zone.name.text(t.language) for zone in zones},
        kind=_KIND,
    )
    if opened == NEW:
        _show_form(desk, current, RestrictedZone("", Bilingual("", ""), ()))
    for zone in zones:
        if zone.id == opened:
            _show_form(desk, current, zone)


def _show_form(desk: Desk, current: CurrentScenario, zone: RestrictedZone) -> None:
    t = desk.t
    opened = zone.id or NEW
    key = form_key(desk, current, _KIND, opened)
    with st.form(key):
        st.subheader(markdown(zone.name.text(t.language)) or t("New zone"))
        entered = _ask(desk, current.scenario, zone, key=key)
        is_sent = st.form_submit_button(t("Save"), type="primary", key=f"{key}_save")
    if is_sent:
        if not entered.id:
            taken = (other.id for other in current.scenario.zones)
            entered = replace(entered, id=new_id(entered.name.text("en"), taken))
        save(desk, current, _KIND, opened, entered)
    if zone.id:
        offer_removal(desk, current, _KIND, zone, zone.name.text(t.language))


def _ask(desk: Desk, scenario: Scenario, zone: RestrictedZone, *, key: str) -> RestrictedZone:
    t = desk.t
    venues = {venue.id: venue.name.text(t.language) for venue in scenario.venues}
    name = enter_bilingual(t("What it is called"), zone.name, t, key=key)
    inside = pick_ids(t("Venues in it"), venues, zone.venue_ids, t, key=f"{key}_venues")
    kinds = pick_members(
        t("Kinds of vehicles shut out (none: all)"), VehicleKind, zone.kinds, t, key=f"{key}_kinds"
    )
    left, right = st.columns(2)
    with left:
        digits = pick_ids(
            t("Last digits of plates (none: all)"),
            {str(digit): str(digit) for digit in range(10)},
            [str(digit) for digit in sorted(zone.plate_digits)],
            t,
            key=f"{key}_digits",
        )
    with right:
        permit = pick_id(
            t("Permit that lets a vehicle in"),
            {word: word for word in sorted(known_permits(scenario))},
            zone.permit or None,
            key=f"{key}_permit",
            nothing=t("None"),
        )
    captions = (t("Shut out in these hours"), t("From"), t("Until"))
    hours = ask_hours(desk, zone.hours, captions, key=key)
    return replace(
        zone,
        name=name,
        venue_ids=inside,
        hours=hours,
        kinds=kinds,
        plate_digits=frozenset(map(int, digits)),
        permit=permit or "",
    )
