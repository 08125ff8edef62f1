"""Vehicles and their drivers."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import streamlit as st

from planner.components.desk import Desk
from planner.formats import format_time
from planner.labels import label
from planner.model import Bilingual, PersonName, Vehicle, VehicleKind
from planner.pages.assets.busy import ask_busy
from planner.pages.assets.editing import NEW, choose, form_key, offer_removal, save
from planner.pages.assets.zones import known_permits
from planner.pages.escape import markdown
from planner.pages.identifiers import new_id
from planner.pages.inputs import (
    enter_bilingual,
    enter_count,
    enter_words,
    pick_id,
    pick_member,
    pick_time,
)
from planner.services.views import CurrentScenario

_KIND = "vehicle"
_DUTY_START, _DUTY_END = time(7), time(21)


def show_vehicles(desk: Desk, current: CurrentScenario) -> None:
    """Draw the list of vehicles and the form of the one that is open."""
    t = desk.t
    vehicles = sorted(current.scenario.vehicles, key=lambda one: (one.seats, one.id))
    opened = choose(
        desk,
        {
            t("Plate"): [one.plate for one in vehicles],
            t("Kind"): [t(label(one.kind)) for one in vehicles],
            t("Seats"): [one.seats for one in vehicles],
            t("Pieces of luggage"): [one.luggage_pieces for one in vehicles],
            t("Driver"): [one.driver.text(t.language) if one.driver else "" for one in vehicles],
            t("On duty"): [_duty(one) for one in vehicles],
            t("Step-free"): [one.accessible for one in vehicles],
            t("Busy blocks"): [len(one.busy) for one in vehicles],
        },
        {one.id: f"{one.plate} · {t(label(one.kind))}" for one in vehicles},
        kind=_KIND,
    )
    if opened == NEW:
        home = current.scenario.office.home_venue_id
        _show_form(desk, current, Vehicle("", "", VehicleKind.VAN, 7, 8, home))
    for vehicle in vehicles:
        if vehicle.id == opened:
            _show_form(desk, current, vehicle)


def _duty(vehicle: Vehicle) -> str:
    if vehicle.duty_start is None or vehicle.duty_end is None:
        return ""
    return f"{format_time(vehicle.duty_start)}–{format_time(vehicle.duty_end)}"


def _show_form(desk: Desk, current: CurrentScenario, vehicle: Vehicle) -> None:
    t = desk.t
    opened = vehicle.id or NEW
    key = form_key(desk, current, _KIND, opened)
    with st.form(key):
        st.subheader(markdown(vehicle.plate) or t("New vehicle"))
        entered = _ask(desk, current, vehicle, key=key)
        is_sent = st.form_submit_button(t("Save"), type="primary", key=f"{key}_save")
    if is_sent:
        if not entered.id:
            taken = (other.id for other in current.scenario.vehicles)
            entered = replace(entered, id=new_id(entered.plate, taken))
        save(desk, current, _KIND, opened, entered)
    if vehicle.id:
        offer_removal(desk, current, _KIND, vehicle, vehicle.plate)


def _ask(desk: Desk, current: CurrentScenario, vehicle: Vehicle, *, key: str) -> Vehicle:
    t = desk.t
    venues = {venue.id: venue.name.text(t.language) for venue in current.scenario.venues}
    columns = st.columns(4)
    plate = columns[0].text_input(t("Plate"), value=vehicle.plate, key=f"{key}_plate")
    with columns[1]:
        kind = pick_member(t("Kind"), vehicle.kind, t, key=f"{key}_kind")
    with columns[2]:
        seats = enter_count(
            t("Seats"),
            vehicle.seats,
            least=1,
            hint=t("Those that guests and staff can use; the driver's is not counted."),
            key=f"{key}_seats",
        )
    with columns[3]:
        pieces = enter_count(t("Pieces of luggage"), vehicle.luggage_pieces, key=f"{key}_luggage")
    driver = vehicle.driver or PersonName("", "")
    named = enter_bilingual(
        t("Driver"), Bilingual(driver.name_zh, driver.name_latin), t, key=f"{key}_driver"
    )
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        home = pick_id(t("Garage"), venues, vehicle.home_venue_id, key=f"{key}_home")
        has_duty = st.checkbox(
            t("Only on duty from and until these times"),
            value=vehicle.duty_start is not None,
            key=f"{key}_duty",
        )
    with right:
        is_accessible = st.checkbox(
            t("Step-free"), value=vehicle.accessible, key=f"{key}_accessible"
        )
        first, last = st.columns(2)
        with first:
            start = pick_time(t("From"), vehicle.duty_start or _DUTY_START, key=f"{key}_from")
        with last:
            end = pick_time(t("Until"), vehicle.duty_end or _DUTY_END, key=f"{key}_until")
    permits = enter_words(
        t("Permits"),
        known_permits(current.scenario),
        vehicle.permits,
        t,
        key=f"{key}_permits",
    )
    busy = ask_busy(desk, current.scenario, vehicle.busy, key=key)
    return replace(
        vehicle,
        plate=plate.strip(),
        kind=kind,
        seats=seats,
        luggage_pieces=pieces,
        driver=replace(driver, name_zh=named.zh, name_latin=named.en)
        if any((named.zh, named.en))
        else None,
        home_venue_id=home or vehicle.home_venue_id,
        duty_start=start if has_duty else None,
        duty_end=end if has_duty else None,
        accessible=is_accessible,
        permits=permits,
        busy=busy,
    )
