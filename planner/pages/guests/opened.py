"""Which delegation is open on the delegations page."""

from __future__ import annotations

from typing import Final

import streamlit as st

from planner.pages.session import put_in_address

NEW: Final = "+"
"""Stands for the delegation that is being taken in; no id is written so."""

_OPENED: Final = "guests_opened"


def opened_id() -> str | None:
    """Return the id of the delegation that is open, by choice or by the address."""
    opened: str | None = st.session_state.get(_OPENED) or st.query_params.get("delegation")
    return opened


def open_delegation(delegation_id: str | None) -> None:
    """Open a delegation (`NEW`: the intake form); None goes back to the list."""
    st.session_state[_OPENED] = delegation_id
    put_in_address("delegation", None if delegation_id == NEW else delegation_id)
