"""An itinerary as a programme is read: day by day, line by line; a click picks a line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

from planner.components.clicks import listen, picked_id
from planner.components.kinds import KindGroup, group_of
from planner.formats import format_distance, format_duration, format_interval
from planner.i18n import Translator
from planner.services.views import Itinerary, ItineraryRow


def itinerary(shown: Itinerary, t: Translator, *, picked: str | None, key: str) -> str | None:
    """Draw an itinerary; the line of the engagement `picked` stands out.

    Returns the id of the engagement just clicked on, for one run, else None.
    """
    result = _component()(
        key=key,
        on_picked_change=listen,
        data={
            "days": [
                {"label": day.label, "rows": [_drawn(row, t, picked) for row in day.rows]}
                for day in shown.days
            ],
            "words": {"change": t("Change")},
        },
    )
    return picked_id(result)


def _drawn(row: ItineraryRow, t: Translator, picked: str | None) -> Mapping[str, Any]:
    if row.is_leg:
        return {
            "time": format_interval(row.start, row.end),
            "title": row.title,
            "group": KindGroup.DRIVE,
            "facts": [
                {"label": "", "text": text}
                for text in (
                    t("{minutes} on the road", minutes=format_duration(t, row.minutes)),
                    format_distance(t, row.distance_m),
                    row.vehicles,
                    row.rung_label,
                )
                if text
            ],
            "engagement": "",
            "conflicts": list(row.conflicts),
            "locked": False,
            "picked": False,
        }
    facts = (
        (t("Place"), row.place),
        (t("With"), row.delegations),
        (t("Host"), row.host),
        (t("Interpreters"), row.interpreters),
        (t("Vehicles"), row.vehicles),
    )
    return {
        "time": format_interval(row.start, row.end),
        "kind": row.kind_label if row.kind_label != row.title else "",
        "title": row.title,
        "group": group_of(row.kind or ""),
        "facts": [{"label": label, "text": text} for label, text in facts if text],
        "engagement": row.engagement_id or "",
        "conflicts": list(row.conflicts),
        "locked": bool(row.locked),
        "picked": picked is not None and row.engagement_id == picked,
        "held": t("Held fixed"),
    }


@cache
def _component() -> Any:  # noqa: ANN401 - Streamlit's own type of it is private
    folder = files(__name__)
    return st.components.v2.component(
        "reception_itinerary",
        html='<div class="itinerary"></div>',
        css=(folder / "itinerary.css").read_text("utf-8"),
        js=(folder / "itinerary.js").read_text("utf-8"),
    )
