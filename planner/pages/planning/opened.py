"""Which plan version and which engagement are open on the plan page."""

from __future__ import annotations

from typing import Final

import streamlit as st

from planner.components.desk import Desk
from planner.pages.escape import markdown
from planner.pages.session import put_in_address
from planner.services import plans
from planner.services.views import PlanRef

_PICKED: Final = "plan_picked"
_PICKED_ON: Final = "plan_picked_on"
_SELECTED: Final = "plan_selected"


def plan(desk: Desk) -> PlanRef | None:
    """Return the version that is open, by choice or by the address, else the newest."""
    newest = plans.latest(desk.ctx, desk.period.id)
    number = st.session_state.get(_key(desk)) or _asked()
    if newest is None or number is None or not 0 < number < newest.number:
        put_in_address("version", None)
        return newest
    put_in_address("version", str(number))
    return PlanRef(desk.period.id, number)


def open_version(desk: Desk, number: int | None) -> None:
    """Open a version of the plan; None opens the newest, whichever that is."""
    st.session_state[_key(desk)] = number
    put_in_address("version", None if number is None else str(number))


def select(engagement_id: str) -> None:
    """Let an engagement stand out, on the timeline and on the map."""
    st.session_state[_SELECTED] = engagement_id


def selected() -> str | None:
    """Return the engagement that stands out: the one last clicked on."""
    selected_id: str | None = st.session_state.get(_SELECTED)
    return selected_id


def newly_selected(view: str) -> str | None:
    """Return the engagement that stands out, once for each view: it is to be brought to sight."""
    key, chosen = f"{_SELECTED}:{view}", selected()
    if st.session_state.get(key) == chosen:
        return None
    st.session_state[key] = chosen
    return chosen


def pick(engagement_id: str) -> None:
    """Open an engagement for change; it stands out from then on."""
    unpick()
    select(engagement_id)
    st.session_state[_PICKED] = engagement_id


def picked() -> str | None:
    """Return the engagement that is open for change."""
    picked_id: str | None = st.session_state.get(_PICKED)
    return picked_id


def unpick() -> None:
    """Close the engagement that is open for change."""
    st.session_state.pop(_PICKED, None)
    st.session_state.pop(_PICKED_ON, None)


def picked_on(ref: PlanRef) -> PlanRef:
    """Return the version that the engagement was opened on, `ref` if it is being opened now.

    It stays while the engagement is open: what is typed must not be lost, nor silently laid over
    a version that somebody else has made meanwhile.
    """
    opened_on: PlanRef = st.session_state.setdefault(_PICKED_ON, ref)
    return opened_on if opened_on.period_id == ref.period_id else ref


def close_drawer(desk: Desk, saved: PlanRef, said: str) -> None:
    """Open what was saved, without an engagement, and say so."""
    unpick()
    open_version(desk, saved.number)
    st.toast(markdown(said), icon=":material/check_circle:")
    st.rerun()


def _key(desk: Desk) -> str:
    return f"plan_version:{desk.period.id}"


def _asked() -> int | None:
    asked = st.query_params.get("version", "")
    return int(asked) if asked.isascii() and asked.isdigit() else None
