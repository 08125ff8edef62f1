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
from planner.services.views import ConvoyLine, Itinerary, ItineraryRow, Perspective


def itinerary(shown: Itinerary, t: Translator, *, picked: str | None, key: str) -> str | None:
    """Draw an itinerary; the line of the engagement `picked` stands out.

    Returns the id of the engagement just clicked on, for one run, else None.
    """
    result = _component()(
        key=key,
        on_picked_change=listen,
        data={
            "days": [
                {
                    "label": day.label,
                    "rows": [_drawn(row, shown, t, picked=picked) for row in day.rows],
                }
                for day in shown.days
            ],
            "words": {"change": t("Change"), "convoy": t("Order of vehicles and seats")},
        },
    )
    return picked_id(result)


def _drawn(
    row: ItineraryRow, shown: Itinerary, t: Translator, *, picked: str | None
) -> Mapping[str, Any]:
    """Return a line as the script takes it."""
    return {
        "time": format_interval(row.start, row.end),
        "title": row.title,
        "kind": "" if row.is_leg or row.kind_label == row.title else row.kind_label,
        "group": KindGroup.DRIVE if row.is_leg else group_of(row.kind or ""),
        "facts": [
            {"label": label, "text": text}
            for label, text in (_drive_facts(row, t) if row.is_leg else _facts(row, shown, t))
            if text
        ],
        "engagement": "" if row.is_leg else row.engagement_id or "",
        "convoy": [_car(number, line) for number, line in enumerate(row.convoy, start=1)],
        "conflicts": list(row.conflicts),
        "held": t("Held fixed") if row.locked else "",
        "picked": not row.is_leg and picked is not None and row.engagement_id == picked,
    }


def _car(number: int, line: ConvoyLine) -> Mapping[str, Any]:
    """Return a vehicle with its number in the convoy; those without a seat have none."""
    name = f"{number} · {line.vehicle} · {line.role}" if line.vehicle else line.role
    return {"name": name, "seats": list(line.seats)}


def _drive_facts(row: ItineraryRow, t: Translator) -> tuple[tuple[str, str], ...]:
    return (
        ("", t("{minutes} on the road", minutes=format_duration(t, row.minutes))),
        ("", format_distance(t, row.distance_m)),
        ("", row.vehicles),
        ("", row.rung_label),
    )


def _facts(row: ItineraryRow, shown: Itinerary, t: Translator) -> tuple[tuple[str, str], ...]:
    """Return what is told of an engagement, without what the whole itinerary is about anyway.

    The vehicles of a delegation stand in the line of the drive.
    """
    of_delegation = shown.perspective is Perspective.DELEGATION
    alone = of_delegation and row.delegations == shown.title
    return (
        (t("Place"), row.place),
        (t("With"), "" if alone else row.delegations),
        (t("Host"), row.host),
        (t("Interpreters"), row.interpreters),
        (t("Vehicles"), "" if of_delegation else row.vehicles),
    )


@cache
def _component() -> Any:  # noqa: ANN401 - Streamlit's own type of it is private
    folder = files(__name__)
    return st.components.v2.component(
        "reception_itinerary",
        html='<div class="itinerary"></div>',
        css=(folder / "itinerary.css").read_text("utf-8"),
        js=(folder / "itinerary.js").read_text("utf-8"),
    )
