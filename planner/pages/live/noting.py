"""Actual times that were not noted as they happened."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from planner.access import Action, Thing, may
from planner.components.desk import Desk
from planner.formats import format_interval
from planner.model import Mark
from planner.pages.inputs import pick_id, pick_member, pick_time
from planner.pages.live.cards import note
from planner.services.live_views import LiveBoard


def offer_noting(desk: Desk, board: LiveBoard) -> None:
    """Offer to note when something of the day happened, at whatever time it did."""
    t = desk.t
    labels = {
        line.key: f"{format_interval(line.row.start, line.row.end)} {line.row.title}"
        for one in board.delegations
        for line in one.lines
        if not line.row.is_leg
    }
    if not labels or not may(desk.ctx, Action.CHANGE, Thing.ACTUAL):
        return
    with st.expander(t("Note another time"), icon=":material/schedule:"):
        engagement_id = pick_id(t("Engagement"), labels, None, key="today_note_of")
        left, right = st.columns(2)
        with left:
            mark = pick_member(t("What happened"), Mark.STARTED, t, key="today_note_mark")
        with right:
            at = pick_time(t("Time"), board.at.time(), key="today_note_at")
        if st.button(t("Note"), key="today_note") and engagement_id is not None:
            note(desk, engagement_id, mark, datetime.combine(board.at.date(), at, board.at.tzinfo))
