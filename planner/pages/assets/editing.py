"""How every list of resources is worked on: choose an entry or a new one, save it, take it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from planner.components.desk import Desk
from planner.errors import Conflict, PlannerError
from planner.pages.escape import markdown
from planner.pages.failures import say
from planner.pages.inputs import pick_id
from planner.pages.session import base_version, close_form
from planner.pages.tables import clickable_table
from planner.services import resources
from planner.services.resources import Resource
from planner.services.views import CurrentScenario

NEW: Final = "+"
"""Stands for the entry that is being entered; no id is written so."""


def choose(
    desk: Desk,
    columns: Mapping[str, Sequence[object]],
    labels: Mapping[str, str],
    *,
    kind: str,
) -> str | None:
    """Draw a list; return the id of the entry that is open, `NEW` for a new one.

    `labels` names the entries by id in the order of the table's lines.
    """
    t = desk.t
    opens = f"assets_open_{kind}:{desk.period.id}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        opened = pick_id(
            t("Open an entry"),
            {**labels, NEW: t("A new one")},
            None,
            key=opens,
            nothing=t("Choose, or click on a line below"),
        )
        st.button(
            t("Add"),
            icon=":material/add:",
            on_click=_open,
            args=(opens, NEW),
            key=f"assets_add_{kind}",
        )
    clickable_table(
        columns,
        list(labels),
        opens=opens,
        key=f"assets_table_{kind}:{desk.period.id}",
        name=t("List"),
    )
    return opened


def _open(opens: str, entry_id: str | None) -> None:
    st.session_state[opens] = entry_id


def form_key(desk: Desk, current: CurrentScenario, kind: str, entry_id: str) -> str:
    """Return the key of an entry's form: another one after each save, so that it shows news."""
    name = f"{kind}_{entry_id}"
    return f"{name}_{base_version(f'{desk.period.id}/{name}', current.version)}"


def save(desk: Desk, current: CurrentScenario, kind: str, opened: str, entry: Resource) -> None:
    """Store an entry and show it as it now stands, or say why it was refused."""
    t = desk.t
    form = f"{desk.period.id}/{kind}_{opened}"
    try:
        resources.save(desk.ctx, desk.period.id, base_version(form, current.version), entry)
    except PlannerError as error:
        say(error, t)
        if isinstance(error, Conflict):
            st.button(t("Load the newest data"), on_click=close_form, args=(form,))
        return
    close_form(form)
    st.session_state[_NEXT] = (f"assets_open_{kind}:{desk.period.id}", entry.id)
    st.toast(t("Saved"), icon=":material/check_circle:")
    st.rerun()


_NEXT: Final = "assets_next"


def open_next() -> None:
    """Open the entry that was just saved; must run before the list is drawn."""
    following = st.session_state.pop(_NEXT, None)
    if following is not None:
        opens, entry_id = following
        _open(opens, entry_id)


def offer_removal(
    desk: Desk, current: CurrentScenario, kind: str, entry: Resource, name: str
) -> None:
    """Offer to take an entry out; it is refused while something still refers to it."""
    t = desk.t
    form = f"{desk.period.id}/{kind}_{entry.id}"
    with st.popover(t("Take out"), icon=":material/delete:"):
        st.markdown(markdown(t("{name} is taken out of this office and period.", name=name)))
        is_sure = st.button(t("Yes, take out"), type="primary", key=f"assets_remove_{kind}")
    if not is_sure:
        return
    try:
        base = base_version(form, current.version)
        resources.remove(desk.ctx, desk.period.id, base, type(entry), entry.id)
    except PlannerError as error:
        say(error, t)
        return
    close_form(form)
    st.session_state[_NEXT] = (f"assets_open_{kind}:{desk.period.id}", None)
    st.rerun()
