"""The form of a delegation: who they are, what they need, how they come and go."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

import streamlit as st

from planner.components.desk import Desk
from planner.errors import Conflict, PlannerError
from planner.formats import format_list
from planner.model import (
    Bilingual,
    Delegation,
    Engagement,
    GuestClass,
    PersonName,
    Scenario,
    Transport,
    TransportMode,
    VenueKind,
)
from planner.pages.escape import markdown
from planner.pages.failures import say
from planner.pages.guests.fields import ask_guests, ask_travel
from planner.pages.guests.guest_needs import ask_needs, ask_subgroups
from planner.pages.guests.held_guests import reason_to_release
from planner.pages.guests.opened import NEW
from planner.pages.guests.wishes import ask_wishes
from planner.pages.identifiers import new_id
from planner.pages.inputs import labels_of, pick_id
from planner.pages.session import base_version, close_form
from planner.services import delegations
from planner.services.views import CurrentScenario

_PORTS = frozenset({VenueKind.AIRPORT, VenueKind.RAIL})
_LODGINGS = frozenset({VenueKind.HOTEL, VenueKind.GUESTHOUSE})


def take_in(desk: Desk, current: CurrentScenario) -> str | None:
    """Ask for a new delegation; return its id once it is stored with its programme."""
    t = desk.t
    with st.form("guests_intake"):
        template_id = pick_id(
            t("Programme from the template"),
            labels_of(delegations.templates(t)),
            None,
            key="guests_new_template",
            nothing=t("None: start with an empty programme"),
        )
        entered = _ask(desk, current.scenario, _blank(current.scenario), key="guests_new")
        is_sent = st.form_submit_button(
            t("Enter the delegation"), type="primary", key="guests_new_send"
        )
    if not is_sent or not _is_complete(desk, entered):
        return None
    taken = (other.id for other in current.scenario.delegations)
    delegation = replace(entered, id=new_id(entered.code_name or entered.name.en, taken))
    try:
        programme: tuple[Engagement, ...] = ()
        if template_id:
            programme = delegations.programme_from_template(
                desk.ctx, desk.period.id, delegation, template_id
            )
        base = base_version(NEW, current.version)
        delegations.save(desk.ctx, desk.period.id, base, delegation, programme)
    except PlannerError as error:
        say(error, t)
        return None
    return delegation.id


def show_details(
    desk: Desk,
    current: CurrentScenario,
    delegation: Delegation,
    engagements: tuple[Engagement, ...],
) -> bool:
    """Draw the form of a delegation; return whether it was taken out altogether."""
    t = desk.t
    base = base_version(delegation.id, current.version)
    key = f"guests_{delegation.id}_{base}"
    with st.form(f"{key}_details"):
        entered = _ask(desk, current.scenario, delegation, key=key)
        is_sent = st.form_submit_button(t("Save"), type="primary", key=f"{key}_save")
    if is_sent and _is_complete(desk, entered):
        try:
            why = reason_to_release(desk, delegation.id)
            delegations.save(desk.ctx, desk.period.id, base, entered, engagements, why)
        except PlannerError as error:
            say(error, t)
            if isinstance(error, Conflict):
                st.button(t("Load the newest data"), on_click=close_form, args=(delegation.id,))
        else:
            close_form(delegation.id)
            st.toast(t("Saved"), icon=":material/check_circle:")
            st.rerun()
    return _offer_removal(desk, delegation, base)


def _is_complete(desk: Desk, delegation: Delegation) -> bool:
    """Tell whether what every delegation has was entered; say what is missing."""
    t = desk.t
    entered = {
        t("Name of the delegation"): delegation.name.text(t.language),
        t("Region"): delegation.region,
        t("Head of delegation"): delegation.head.text(t.language),
        t("Languages"): delegation.languages,
    }
    missing = [field for field, value in entered.items() if not value]
    if missing:
        st.error(t("Still missing: {fields}", fields=format_list(t, missing)))
    return not missing


def _offer_removal(desk: Desk, delegation: Delegation, base: int) -> bool:
    t = desk.t
    name = delegation.name.text(t.language)
    with st.popover(t("Take out this delegation"), icon=":material/delete:"):
        st.markdown(
            markdown(t("{name} and its whole programme are taken out of the period.", name=name))
        )
        if not st.button(t("Take out"), type="primary", key=f"guests_remove_{delegation.id}"):
            return False
        why = reason_to_release(desk, delegation.id)
        delegations.remove(desk.ctx, desk.period.id, base, delegation.id, why)
    return True


def _ask(desk: Desk, scenario: Scenario, delegation: Delegation, *, key: str) -> Delegation:
    t = desk.t
    st.subheader(t("Guests"))
    entered = ask_guests(desk, scenario, delegation, key=key)
    st.subheader(t("Arrival and departure"))
    entered = replace(
        entered,
        arrival=ask_travel(desk, scenario, entered.arrival, is_arrival=True, key=f"{key}_arr"),
        departure=ask_travel(desk, scenario, entered.departure, is_arrival=False, key=f"{key}_dep"),
    )
    st.subheader(t("Needs"))
    entered = replace(
        entered,
        needs=ask_needs(desk, entered.needs, key=key),
        subgroups=ask_subgroups(desk, entered.subgroups, key=key),
    )
    st.subheader(t("Wishes and protocol"))
    return ask_wishes(desk, scenario, entered, key=key)


def _blank(scenario: Scenario) -> Delegation:
    """Return the form's starting point: one group that stays for the whole period."""
    zone = scenario.office.tzinfo
    ports = [venue for venue in scenario.venues if venue.kind in _PORTS]
    hotels = [venue.id for venue in scenario.venues if venue.kind in _LODGINGS]
    port = ports[0].id if ports else ""
    is_airport = bool(ports) and ports[0].kind is VenueKind.AIRPORT
    mode = TransportMode.INTERNATIONAL_FLIGHT if is_airport else TransportMode.TRAIN
    ladder = scenario.office.rank_ladder
    return Delegation(
        id="",
        code_name="",
        name=Bilingual("", ""),
        guest_class=GuestClass.SISTER_CITY,
        region="",
        head=PersonName("", ""),
        # In the middle: as good as any, and nobody is taken for a head of state.
        rank=ladder[len(ladder) // 2].step if ladder else 1,
        headcount=8,
        arrival=Transport(
            mode,
            datetime.combine(scenario.period.start, time(10), tzinfo=zone),
            port,
        ),
        departure=Transport(
            mode,
            datetime.combine(scenario.period.end, time(17), tzinfo=zone),
            port,
        ),
        hotel_venue_id=hotels[0] if hotels else "",
        languages=(),
    )
