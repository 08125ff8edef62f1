"""The programme of a delegation before it is planned: its engagements, one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from planner.catalogue import new_engagement
from planner.components.desk import Desk
from planner.errors import Conflict, PlannerError
from planner.formats import (
    format_datetime,
    format_day,
    format_duration,
    format_interval,
    format_list,
)
from planner.i18n import Translator
from planner.labels import label
from planner.model import Delegation, Engagement, EngagementKind, TimeSpec
from planner.pages.empty import nothing_yet
from planner.pages.escape import markdown
from planner.pages.failures import say
from planner.pages.guests.engagement_form import ask_engagement
from planner.pages.guests.held_guests import reason_to_release
from planner.pages.identifiers import new_id
from planner.pages.inputs import pick_id
from planner.pages.session import base_version, close_form
from planner.pages.tables import clickable_table
from planner.services import delegations
from planner.services.views import CurrentScenario

_OPENS: Final = "guests_engagement"
_NEXT: Final = "guests_engagement_next"


def show_programme(
    desk: Desk,
    current: CurrentScenario,
    delegation: Delegation,
    engagements: tuple[Engagement, ...],
) -> None:
    """Draw the engagements of a delegation, and the form of the one that is open."""
    t = desk.t
    base = base_version(delegation.id, current.version)
    added = _offer_to_add(desk, current, delegation)
    if added is not None:
        _store(desk, delegation, (*engagements, added), base)
        st.session_state[_NEXT] = added.id
        st.rerun()
    if _NEXT in st.session_state:
        st.session_state[_OPENS] = st.session_state.pop(_NEXT)
    if not engagements:
        nothing_yet(
            t("No engagements yet"),
            t("Choose what is to be arranged above and press **Add**."),
        )
        return
    by_id = {engagement.id: engagement for engagement in sorted(engagements, key=_in_order)}
    opened = by_id.get(_pick(desk, tuple(by_id.values())) or "")
    if opened is not None:
        _show_form(desk, current, delegation, engagements, opened)


def _offer_to_add(
    desk: Desk, current: CurrentScenario, delegation: Delegation
) -> Engagement | None:
    t = desk.t
    kinds = {kind.value: t(label(kind)) for kind in EngagementKind}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = pick_id(t("Arrange"), kinds, EngagementKind.SITE_VISIT, key="guests_add_kind")
        is_asked = st.button(t("Add"), icon=":material/add:", key="guests_add")
    if not is_asked or kind is None:
        return None
    taken = (other.id for other in current.scenario.engagements)
    return new_engagement(
        new_id(f"{delegation.id}-{kind}", taken), (delegation.id,), EngagementKind(kind)
    )


def _pick(desk: Desk, engagements: tuple[Engagement, ...]) -> str | None:
    """Draw the list; return the engagement that is open in it."""
    t = desk.t
    opened = pick_id(
        t("Change an engagement"),
        {e.id: e.title.text(t.language) for e in engagements},
        None,
        key=_OPENS,
        nothing=t("Choose, or click on a line below"),
    )
    clickable_table(
        {
            t("Engagement"): [e.title.text(t.language) for e in engagements],
            t("Kind"): [t(label(e.kind)) for e in engagements],
            t("Priority"): [t(label(e.priority)) for e in engagements],
            t("Length"): [format_duration(t, e.duration_min) for e in engagements],
            t("When"): [_allowed(e.time, t) for e in engagements],
        },
        [e.id for e in engagements],
        opens=_OPENS,
        key="guests_engagements_table",
        name=t("Engagements"),
    )
    return opened


def _allowed(spec: TimeSpec, t: Translator) -> str:
    """Return when an engagement may be, or is best, in a few words."""
    if spec.preferred_start is not None:
        return t("best at {time}", time=format_datetime(t, spec.preferred_start))
    if spec.earliest is not None and spec.latest is not None:
        day = format_day(t, spec.earliest.date())
        return t("{day} {time}", day=day, time=format_interval(spec.earliest, spec.latest))
    if spec.days:
        return format_list(t, [format_day(t, day) for day in spec.days])
    return t("any time")


def _in_order(engagement: Engagement) -> tuple[str, str]:
    spec = engagement.time
    hints = (spec.preferred_start, spec.earliest, spec.latest)
    first = next((hint.isoformat() for hint in hints if hint is not None), "~")
    return min([first, *(day.isoformat() for day in spec.days)]), engagement.id


def _show_form(
    desk: Desk,
    current: CurrentScenario,
    delegation: Delegation,
    engagements: tuple[Engagement, ...],
    opened: Engagement,
) -> None:
    t = desk.t
    base = base_version(delegation.id, current.version)
    key = f"engagement_{opened.id}_{base}"
    with st.form(key):
        st.subheader(markdown(opened.title.text(t.language)))
        entered = ask_engagement(desk, current.scenario, delegation, opened, key=key)
        with st.container(horizontal=True):
            is_saved = st.form_submit_button(t("Save"), type="primary", key=f"{key}_save")
            is_removed = st.form_submit_button(
                t("Take out of the programme"), icon=":material/delete:", key=f"{key}_remove"
            )
    if is_saved:
        changed = tuple(entered if e.id == opened.id else e for e in engagements)
        _store(desk, delegation, changed, base)
    elif is_removed:
        _store(desk, delegation, _without(engagements, opened), base)


def _without(engagements: tuple[Engagement, ...], removed: Engagement) -> tuple[Engagement, ...]:
    """Return the other engagements; those that were to follow the one removed are freed of it."""
    return tuple(
        replace(e, after_ids=tuple(other for other in e.after_ids if other != removed.id))
        for e in engagements
        if e.id != removed.id
    )


def _store(
    desk: Desk, delegation: Delegation, engagements: tuple[Engagement, ...], base: int
) -> None:
    """Store the programme and draw the page anew, or say why not."""
    t = desk.t
    try:
        why = reason_to_release(desk, delegation.id)
        delegations.save(desk.ctx, desk.period.id, base, delegation, engagements, why)
    except PlannerError as error:
        say(error, t)
        if isinstance(error, Conflict):
            st.button(t("Load the newest data"), on_click=close_form, args=(delegation.id,))
        st.stop()
    close_form(delegation.id)
    st.toast(t("Saved"), icon=":material/check_circle:")
