"""Groups of fields in the form of a delegation: the guests and their travel."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from planner.components.desk import Desk
from planner.model import Delegation, Regime, Scenario, Transport, VenueKind
from planner.pages.inputs import (
    enter_bilingual,
    enter_count,
    enter_name,
    pick_id,
    pick_ids,
    pick_member,
    pick_moment,
)
from planner.pages.languages import language_labels, region_labels

_PORTS: Final = frozenset({VenueKind.AIRPORT, VenueKind.RAIL})
_OUR_REGIONS: Final = frozenset({"HK", "MO", "TW"})
_HOME: Final = "CN"


def ask_guests(desk: Desk, scenario: Scenario, delegation: Delegation, *, key: str) -> Delegation:
    """Ask who comes."""
    t = desk.t
    name = enter_bilingual(t("Name of the delegation"), delegation.name, t, key=f"{key}_name")
    left, middle, right = st.columns(3)
    with left:
        code_name = st.text_input(
            t("Code name"),
            value=delegation.code_name,
            help=t("Short and unmistakable; it stands on signs, cars and sheets."),
            key=f"{key}_code",
        )
    with middle:
        guest_class = pick_member(t("Class"), delegation.guest_class, t, key=f"{key}_class")
    with right:
        region = pick_id(
            t("Region"),
            region_labels(t),
            delegation.region or None,
            key=f"{key}_region",
            nothing=t("Choose"),
        )
    st.markdown(f"**{t('Head of delegation')}**")
    head = enter_name(delegation.head, t, key=f"{key}_head")
    ladder = {str(step.step): step.name.text(t.language) for step in scenario.office.rank_ladder}
    columns = st.columns(4)
    with columns[0]:
        rank = pick_id(t("Rank"), ladder, str(delegation.rank), key=f"{key}_rank")
    with columns[1]:
        headcount = enter_count(
            t("Number of guests"), delegation.headcount, least=1, key=f"{key}_headcount"
        )
    with columns[2]:
        age = enter_count(
            t("Average age"),
            delegation.average_age or 0,
            hint=t("0 if it is not known. Older guests get fewer engagements a day."),
            key=f"{key}_age",
        )
    with columns[3]:
        pieces = enter_count(t("Pieces of luggage"), delegation.pieces, key=f"{key}_luggage")
    languages = pick_ids(
        t("Languages"),
        language_labels(t),
        delegation.languages,
        t,
        key=f"{key}_languages",
        hint=t("Those the guests can be addressed in, best first."),
    )
    return replace(
        delegation,
        name=name,
        code_name=code_name.strip(),
        guest_class=guest_class,
        region=region or "",
        regime=_regime(region),
        head=head,
        rank=int(rank or delegation.rank),
        headcount=headcount,
        average_age=age or None,
        luggage_pieces=pieces,
        languages=languages,
        needs_interpreting=bool(languages) and languages[0] != scenario.office.home_language,
    )


def _regime(region: str | None) -> Regime:
    if region in _OUR_REGIONS:
        return Regime.HK_MACAO_TW
    return Regime.DOMESTIC if region == _HOME else Regime.FOREIGN


def ask_travel(
    desk: Desk, scenario: Scenario, travel: Transport, *, is_arrival: bool, key: str
) -> Transport:
    """Ask how and when the guests come, or go."""
    t = desk.t
    ports = {
        venue.id: venue.name.text(t.language) for venue in scenario.venues if venue.kind in _PORTS
    }
    st.markdown(f"**{t('Arrival') if is_arrival else t('Departure')}**")
    left, right = st.columns(2)
    with left:
        at = pick_moment(
            (t("Day"), t("Time")), list(scenario.period.days()), travel.at, t, key=f"{key}_at"
        )
        mode = pick_member(t("Means of travel"), travel.mode, t, key=f"{key}_mode")
    with right:
        port = pick_id(
            t("Airport or station"), ports, travel.port_venue_id or None, key=f"{key}_port"
        )
        number = st.text_input(
            t("Flight or train number"), value=travel.number, key=f"{key}_number"
        )
    is_vip = st.checkbox(t("Through the VIP channel"), value=travel.vip_path, key=f"{key}_vip")
    entered = replace(
        travel, at=at, mode=mode, port_venue_id=port or "", number=number.strip(), vip_path=is_vip
    )
    return _ask_journey(desk, entered, key=key) if is_arrival else entered


def _ask_journey(desk: Desk, travel: Transport, *, key: str) -> Transport:
    """Ask how tiring the journey was: it decides how much quiet follows."""
    t = desk.t
    left, middle, right = st.columns(3, vertical_alignment="bottom")
    with left:
        journey_h = enter_count(
            t("Hours of travel"), round(travel.journey_min / 60), key=f"{key}_journey"
        )
    with middle:
        zones = enter_count(t("Time zones crossed"), travel.zones_crossed, key=f"{key}_zones")
    with right:
        is_overnight = st.checkbox(
            t("Travelled overnight"), value=travel.overnight, key=f"{key}_overnight"
        )
    unchanged = journey_h == round(travel.journey_min / 60)
    return replace(
        travel,
        journey_min=travel.journey_min if unchanged else journey_h * 60,
        zones_crossed=zones,
        overnight=is_overnight,
    )
