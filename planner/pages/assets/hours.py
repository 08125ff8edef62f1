"""The weekly hours of a venue or a zone as a table that can be edited."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Final

import pandas as pd
import streamlit as st

from planner.components.desk import Desk
from planner.labels import label
from planner.model import ALL_DAY, MINUTES_PER_DAY, OpeningHours, OpenSpan, Weekday
from planner.pages.tables import edit_rows

_LAST_MINUTE: Final = time(23, 59)


def ask_hours(
    desk: Desk, hours: OpeningHours, captions: tuple[str, str, str], *, key: str
) -> OpeningHours:
    """Ask for weekly hours, a line for each span; a day without a line has none.

    `captions` name the table, and the columns of begins and ends.
    """
    caption, begins, ends = captions
    t = desk.t
    st.markdown(f"**{caption}**")
    table = pd.DataFrame(
        [
            [int(day), _clock(span.opens_min), _clock(span.closes_min)]
            for day in Weekday
            for span in hours.weekly[day]
        ],
        columns=["day", "opens", "closes"],
    ).astype({"day": "Int64"})
    rows = edit_rows(
        table,
        {
            "day": st.column_config.SelectboxColumn(
                t("Day"),
                options=[int(day) for day in Weekday],
                format_func=lambda day: t(label(Weekday(int(day)))),
                required=True,
            ),
            "opens": st.column_config.TimeColumn(begins, format="HH:mm", required=True),
            "closes": st.column_config.TimeColumn(ends, format="HH:mm", required=True),
        },
        key=f"{key}_hours",
        name=caption,
    )
    weekly: dict[Weekday, list[OpenSpan]] = {day: [] for day in Weekday}
    for row in rows:
        if None not in (row["day"], row["opens"], row["closes"]):
            weekly[Weekday(int(row["day"]))].append(_span(row["opens"], row["closes"]))
    spans = tuple(tuple(sorted(weekly[day], key=lambda span: span.opens_min)) for day in Weekday)
    return replace(hours, weekly=spans)


def _clock(minute: int) -> time:
    return _LAST_MINUTE if minute >= MINUTES_PER_DAY else time(*divmod(minute, 60))


def _span(opens: time, closes: time) -> OpenSpan:
    """Return a span; a clock cannot show 24:00, so the day's last minute stands for its end."""
    closes_min = ALL_DAY.closes_min if closes >= _LAST_MINUTE else _minute(closes)
    return OpenSpan(_minute(opens), closes_min)


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
