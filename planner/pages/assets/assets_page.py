"""The resources page: one list at a time, and the form of the entry that is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import streamlit as st

from planner.components.desk import Desk
from planner.i18n import N_
from planner.pages.assets.editing import open_next
from planner.pages.assets.interpreters import show_interpreters
from planner.pages.assets.leaders import show_leaders
from planner.pages.assets.rooms import show_rooms
from planner.pages.assets.vehicles import show_vehicles
from planner.pages.assets.venues import show_venues
from planner.pages.assets.zones import show_zones
from planner.services import scenarios
from planner.services.views import CurrentScenario

_LISTS: Final[Mapping[str, tuple[str, Callable[[Desk, CurrentScenario], None]]]] = MappingProxyType(
    {
        "leaders": (N_("Leaders and hosts"), show_leaders),
        "interpreters": (N_("Interpreters"), show_interpreters),
        "vehicles": (N_("Vehicles"), show_vehicles),
        "venues": (N_("Venues"), show_venues),
        "rooms": (N_("Rooms"), show_rooms),
        "zones": (N_("Restricted zones"), show_zones),
    }
)


def show(desk: Desk) -> None:
    """Draw the list that is chosen."""
    t = desk.t
    open_next()
    st.title(t("Resources"))
    chosen = st.segmented_control(
        t("What to look at"),
        list(_LISTS),
        default="leaders",
        format_func=lambda name: t(_LISTS[name][0]),
        label_visibility="collapsed",
        required=True,
        key="assets_list",
        persist_state="session",
    )
    _LISTS[chosen][1](desk, scenarios.current(desk.ctx, desk.period.id))
