"""Leaders and other hosts: rank, fields, limits, and when they are busy."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planner.components.desk import Desk
from planner.i18n import Translator
from planner.labels import label
from planner.model import Body, Leader, PersonName
from planner.pages.assets.busy import ask_busy
from planner.pages.assets.editing import NEW, choose, form_key, offer_removal, save
from planner.pages.escape import markdown
from planner.pages.identifiers import new_id
from planner.pages.inputs import (
    enter_count,
    enter_name,
    enter_words,
    pick_id,
    pick_ids,
    pick_member,
)
from planner.pages.topics import topic_name
from planner.services.views import CurrentScenario

_KIND = "leader"


def show_leaders(desk: Desk, current: CurrentScenario) -> None:
    """Draw the list of leaders and the form of the one that is open."""
    t = desk.t
    scenario = current.scenario
    leaders = sorted(scenario.leaders, key=lambda leader: (leader.rank, leader.id))
    opened = choose(
        desk,
        {
            t("Name"): [leader.name.text(t.language) for leader in leaders],
            t("Title"): [leader.name.title(t.language) for leader in leaders],
            t("Rank"): [scenario.office.rank_name(one.rank).text(t.language) for one in leaders],
            t("Body"): [t(label(leader.body)) for leader in leaders],
            t("Fields"): [_fields(leader, t) for leader in leaders],
            t("Busy blocks"): [len(leader.busy) for leader in leaders],
        },
        {leader.id: leader.name.formal(t.language) for leader in leaders},
        kind=_KIND,
    )
    if opened == NEW:
        rank = scenario.office.rank_ladder[0].step if scenario.office.rank_ladder else 1
        home = scenario.office.home_venue_id
        _show_form(desk, current, Leader("", PersonName("", ""), Body.GOVERNMENT, rank, home))
    for leader in leaders:
        if leader.id == opened:
            _show_form(desk, current, leader)


def _fields(leader: Leader, t: Translator) -> str:
    return ", ".join(topic_name(word, t) for word in sorted(leader.fields))


def _show_form(desk: Desk, current: CurrentScenario, leader: Leader) -> None:
    t = desk.t
    opened = leader.id or NEW
    key = form_key(desk, current, _KIND, opened)
    with st.form(key):
        st.subheader(markdown(leader.name.text(t.language)) or t("New leader or host"))
        entered = _ask(desk, current, leader, key=key)
        is_sent = st.form_submit_button(t("Save"), type="primary", key=f"{key}_save")
    if is_sent:
        if not entered.id:
            taken = (other.id for other in current.scenario.leaders)
            entered = replace(entered, id=new_id(entered.name.text("en"), taken))
        save(desk, current, _KIND, opened, entered)
    if leader.id:
        offer_removal(desk, current, _KIND, leader, leader.name.formal(t.language))


def _ask(desk: Desk, current: CurrentScenario, leader: Leader, *, key: str) -> Leader:
    t = desk.t
    scenario = current.scenario
    name = enter_name(leader.name, t, key=key)
    ladder = {str(step.step): step.name.text(t.language) for step in scenario.office.rank_ladder}
    venues = {venue.id: venue.name.text(t.language) for venue in scenario.venues}
    others = {
        other.id: other.name.formal(t.language)
        for other in scenario.leaders
        if other.id != leader.id
    }
    left, right = st.columns(2)
    with left:
        body = pick_member(t("Body"), leader.body, t, key=f"{key}_body")
        home = pick_id(t("Usual place of work"), venues, leader.home_venue_id, key=f"{key}_home")
        fields = enter_words(
            t("Fields"),
            {word for other in scenario.leaders for word in other.fields},
            leader.fields,
            t,
            key=f"{key}_fields",
        )
    with right:
        rank = pick_id(t("Rank"), ladder, str(leader.rank), key=f"{key}_rank")
        most = enter_count(
            t("Engagements a day, at most"),
            leader.max_per_day or 0,
            hint=t("0: as the rule pack says"),
            key=f"{key}_most",
        )
        evenings = enter_count(
            t("Evenings a day, at most"),
            leader.max_evenings_per_day or 0,
            hint=t("0: as the rule pack says"),
            key=f"{key}_evenings",
        )
        linked = pick_ids(
            t("Never away at the same time as"),
            others,
            leader.linked_with,
            t,
            key=f"{key}_linked",
        )
    busy = ask_busy(desk, scenario, leader.busy, key=key)
    return replace(
        leader,
        name=name,
        body=body,
        home_venue_id=home or leader.home_venue_id,
        fields=fields,
        rank=int(rank or leader.rank),
        max_per_day=most or None,
        max_evenings_per_day=evenings or None,
        linked_with=linked,
        busy=busy,
    )
