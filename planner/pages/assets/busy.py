"""The table of times at which somebody or something is not available."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from planner.components.desk import Desk
from planner.model import BusyBlock, Scenario
from planner.pages.inputs import STEP_MIN
from planner.pages.tables import edit_rows

_TYPES: Final = {
    "start": "datetime64[ns]",
    "end": "datetime64[ns]",
    "venue": "string",
    "reason": "string",
}
_CLOCK: Final = "YYYY-MM-DD HH:mm"


def ask_busy(
    desk: Desk, scenario: Scenario, blocks: tuple[BusyBlock, ...], *, key: str
) -> tuple[BusyBlock, ...]:
    """Ask for the times; the reason stays in the office."""
    t = desk.t
    venues = {venue.id: venue.name.text(t.language) for venue in scenario.venues}
    st.markdown(f"**{t('Not available')}**")
    rows = edit_rows(
        _table(blocks),
        {
            "start": st.column_config.DatetimeColumn(t("From"), format=_CLOCK, step=STEP_MIN * 60),
            "end": st.column_config.DatetimeColumn(t("Until"), format=_CLOCK, step=STEP_MIN * 60),
            "venue": st.column_config.SelectboxColumn(
                t("Place, if known"),
                options=list(venues),
                format_func=lambda venue_id: venues[str(venue_id)],
                width="medium",
            ),
            "reason": st.column_config.TextColumn(t("Reason (never printed)"), width="medium"),
        },
        key=f"{key}_busy",
        name=t("Not available"),
    )
    return entered_blocks(rows, scenario)


def entered_blocks(rows: list[dict[str, Any]], scenario: Scenario) -> tuple[BusyBlock, ...]:
    """Return the times that lines stand for; empty lines stand for nothing.

    A line that lacks an end becomes a time of no length, which is refused when it is saved: what
    somebody has begun to write must not vanish without a word.
    """
    zone = scenario.office.tzinfo
    first = pd.Timestamp(scenario.period.start)
    return tuple(_block(row, zone, first) for row in rows if any(row.values()))


def _table(blocks: tuple[BusyBlock, ...]) -> pd.DataFrame:
    """Return the blocks by wall clock: the grid would show aware times in the browser's zone."""
    rows = [
        [
            block.start.replace(tzinfo=None),
            block.end.replace(tzinfo=None),
            block.venue_id,
            block.reason,
        ]
        for block in blocks
    ]
    return pd.DataFrame(rows, columns=list(_TYPES)).astype(_TYPES)


def _block(row: dict[str, Any], zone: ZoneInfo, otherwise: pd.Timestamp) -> BusyBlock:
    start, end = row["start"], row["end"]
    return BusyBlock(
        start=_local(start or end or otherwise, zone),
        end=_local(end or start or otherwise, zone),
        venue_id=row["venue"],
        reason=(row["reason"] or "").strip(),
    )


def _local(moment: pd.Timestamp, zone: ZoneInfo) -> datetime:
    return moment.to_pydatetime(warn=False).replace(tzinfo=zone)
