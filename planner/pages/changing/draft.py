"""What has been entered so far: kept in the session as the text of a change file."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

import streamlit as st

from planner.changes import Change, Changes, dump_changes, load_changes
from planner.components.desk import Desk

_DRAFT: Final = "changes_draft"


def entered(desk: Desk) -> Changes | None:
    """Return what has been entered, or None while there is nothing."""
    text = st.session_state.get(_key(desk))
    return None if text is None else load_changes(text.encode(), ZoneInfo(desk.period.zone))


def keep(desk: Desk, changes: Changes | None) -> None:
    """Remember what has been entered; without any change nothing is left."""
    if changes is None or not changes.changes:
        st.session_state.pop(_key(desk), None)
    else:
        st.session_state[_key(desk)] = dump_changes(changes, ZoneInfo(desk.period.zone))


def add(desk: Desk, known: Changes | None, change: Change, empty: Changes) -> None:
    """Remember one more change."""
    so_far = known or empty
    keep(desk, replace(so_far, changes=(*so_far.changes, change)))


def remove(desk: Desk, position: int) -> None:
    """Forget a change."""
    known = entered(desk)
    if known is not None:
        left = tuple(one for n, one in enumerate(known.changes) if n != position)
        keep(desk, replace(known, changes=left))


def _key(desk: Desk) -> str:
    return f"{_DRAFT}:{desk.period.id}"
