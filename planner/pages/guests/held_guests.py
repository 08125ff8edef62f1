"""Who takes part, where it is held: said above the forms, with a field for the reason."""

from __future__ import annotations

import streamlit as st

from planner.components.desk import Desk
from planner.pages.escape import markdown
from planner.services import delegations


def show_held_guests(desk: Desk, delegation_id: str) -> None:
    """Say what is held of who takes part, if anything, and ask why it is changed all the same."""
    t = desk.t
    lines = delegations.held_guests(desk.ctx, desk.period.id, delegation_id, t)
    if not lines:
        return
    told = [t("Who takes part is held fixed:")]
    told += [f"- {markdown(line.title)}: {markdown(line.cause_label)}" for line in lines]
    with st.container(border=True):
        st.markdown("\n".join(told))
        st.text_input(t("To change it all the same: why"), key=_key(desk, delegation_id))


def reason_to_release(desk: Desk, delegation_id: str) -> str:
    """Return why what is held is changed all the same; empty if nobody has said."""
    return str(st.session_state.get(_key(desk, delegation_id), ""))


def _key(desk: Desk, delegation_id: str) -> str:
    return f"guests_release:{desk.period.id}:{delegation_id}"
