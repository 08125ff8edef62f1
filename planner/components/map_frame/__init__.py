"""The map of a plan in a frame of its own; a click on a stop picks its engagement."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

from planner.components.clicks import listen, picked_id


def map_frame(address: str, *, title: str, key: str, selected: str | None = None) -> str | None:
    """Show the map that the server gives at `address`, a path of its own.

    Returns the id of the engagement whose stop was just clicked on, for one run, else None.
    The engagement `selected` stands out. `title` is what a screen reader calls the map.
    """
    result = _component()(
        key=key,
        on_picked_change=listen,
        data={"address": address, "title": title, "selected": selected or ""},
    )
    return picked_id(result)


@cache
def _component() -> Any:  # noqa: ANN401 - Streamlit's own type of it is private
    folder = files(__name__)
    return st.components.v2.component(
        "reception_map",
        html='<iframe class="map" sandbox="allow-scripts"></iframe>',
        css=(folder / "map_frame.css").read_text("utf-8"),
        js=(folder / "map_frame.js").read_text("utf-8"),
    )
