"""The last group of fields in the form of a delegation: wishes and protocol."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from planner.components.desk import Desk
from planner.model import Delegation, Scenario, VenueKind
from planner.pages.inputs import enter_count, enter_words, pick_id, pick_ids, pick_member
from planner.pages.topics import known_topics

_LODGINGS: Final = frozenset({VenueKind.HOTEL, VenueKind.GUESTHOUSE})


def ask_wishes(desk: Desk, scenario: Scenario, delegation: Delegation, *, key: str) -> Delegation:
    """Ask for the hotel, security, hosts asked for, and what to keep apart."""
    t = desk.t
    language = t.language
    hotels = {v.id: v.name.text(language) for v in scenario.venues if v.kind in _LODGINGS}
    leaders = {leader.id: leader.name.formal(language) for leader in scenario.leaders}
    others = {
        other.id: other.name.text(language)
        for other in scenario.delegations
        if other.id != delegation.id
    }
    left, right = st.columns(2)
    with left:
        hotel = pick_id(t("Hotel"), hotels, delegation.hotel_venue_id or None, key=f"{key}_hotel")
        requested = pick_ids(
            t("Hosts asked for"), leaders, delegation.requested_host_ids, t, key=f"{key}_requested"
        )
        keep_apart = pick_ids(
            t("Never in the same room as"),
            others,
            delegation.keep_apart_ids,
            t,
            key=f"{key}_apart",
        )
    with right:
        security = pick_member(
            t("Security level"), delegation.security_level, t, key=f"{key}_security"
        )
        previous = pick_ids(
            t("Hosts of earlier visits"),
            leaders,
            delegation.previous_host_ids,
            t,
            key=f"{key}_previous",
        )
        walking_min = enter_count(
            t("Minutes of walking a day"),
            delegation.walking_day_min or 0,
            hint=t("What the guests can walk at most; 0 if their age and needs say it."),
            key=f"{key}_walking",
        )
        topics = enter_words(
            t("Topics"), known_topics(scenario), delegation.field_tags, t, key=f"{key}_topics"
        )
    entered = _ask_interpreters(desk, scenario, delegation, key=key)
    is_embargoed = st.checkbox(
        t("Not to be made public yet"), value=delegation.embargoed, key=f"{key}_embargo"
    )
    forum = st.text_input(
        t("Forum"),
        value=delegation.forum,
        help=t("Delegations with the same word here meet the first leaders for equally long."),
        key=f"{key}_forum",
    )
    notes = st.text_area(t("Notes"), value=delegation.notes, key=f"{key}_notes")
    return replace(
        entered,
        hotel_venue_id=hotel or "",
        requested_host_ids=requested,
        previous_host_ids=previous,
        keep_apart_ids=keep_apart,
        security_level=security,
        walking_day_min=walking_min or None,
        field_tags=topics,
        embargoed=is_embargoed,
        forum=forum.strip(),
        notes=notes.strip(),
    )


def _ask_interpreters(
    desk: Desk, scenario: Scenario, delegation: Delegation, *, key: str
) -> Delegation:
    """Ask for wishes about interpreters, and for banquets given elsewhere in the country."""
    t = desk.t
    interpreters = {one.id: one.name.text(t.language) for one in scenario.interpreters}
    left, middle, right = st.columns([2, 1, 1])
    with left:
        preferred = pick_ids(
            t("Interpreters asked for"),
            interpreters,
            delegation.preferred_interpreter_ids,
            t,
            key=f"{key}_interpreters",
        )
    with middle:
        gender = pick_member(
            t("Interpreter’s gender"), delegation.interpreter_gender, t, key=f"{key}_gender"
        )
    with right:
        banquets = enter_count(
            t("Banquets given elsewhere"),
            delegation.banquets_already_given,
            hint=t("In the country on this journey; the rules allow so many in all."),
            key=f"{key}_banquets",
        )
    return replace(
        delegation,
        preferred_interpreter_ids=preferred,
        interpreter_gender=gender,
        banquets_already_given=banquets,
    )
