"""The minute that the day is looked at: the clock's, or another one."""

from __future__ import annotations

from datetime import datetime, time
from typing import Final
from zoneinfo import ZoneInfo

import streamlit as st

from planner.components.desk import Desk
from planner.pages.inputs import pick_moment

_MORNING: Final = time(9)


def follows_clock(desk: Desk) -> bool:
    """Ask whether the page follows the clock; it does by itself while the visits go on."""
    is_on = desk.ctx.clock().astimezone(_zone(desk)).date() in desk.period.period.days()
    return st.toggle(desk.t("Follow the clock"), value=is_on, key=f"today_follows:{desk.period.id}")


def now(desk: Desk) -> datetime:
    """Return the clock's minute in the office's zone."""
    return desk.ctx.clock().astimezone(_zone(desk)).replace(second=0, microsecond=0)


def pick(desk: Desk) -> datetime:
    """Ask for another minute; the first morning is proposed."""
    t, days = desk.t, tuple(desk.period.period.days())
    first = datetime.combine(days[0], _MORNING, _zone(desk))
    return pick_moment((t("Day"), t("Time")), days, first, t, key=f"today_at:{desk.period.id}")


def _zone(desk: Desk) -> ZoneInfo:
    return ZoneInfo(desk.period.zone)
