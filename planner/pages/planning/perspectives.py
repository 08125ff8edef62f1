"""Whose plan a view shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import streamlit as st

from planner.components.desk import Desk
from planner.i18n import N_
from planner.services.views import Perspective

_LABELS: Final[Mapping[Perspective, str]] = MappingProxyType(
    {
        Perspective.DELEGATION: N_("Delegation"),
        Perspective.LEADER: N_("Leader"),
        Perspective.INTERPRETER: N_("Interpreter"),
        Perspective.VEHICLE: N_("Vehicle"),
        Perspective.ROOM: N_("Room"),
    }
)


def pick_perspective(desk: Desk, offered: Sequence[Perspective], *, key: str) -> Perspective:
    """Ask whose plan is to be shown."""
    t = desk.t
    return st.segmented_control(
        t("Seen by"),
        list(offered),
        default=offered[0],
        format_func=lambda perspective: t(_LABELS[perspective]),
        key=key,
        required=True,
        wrap=True,
        persist_state="session",
    )


def name_of(desk: Desk, perspective: Perspective) -> str:
    """Return what one of those whose plan is shown is called."""
    return desk.t(_LABELS[perspective])
