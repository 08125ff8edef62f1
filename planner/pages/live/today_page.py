"""The page of the day as a whole."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from planner.components.desk import Desk
from planner.components.map_frame import map_frame
from planner.formats import format_date, format_time
from planner.pages.empty import nothing_yet
from planner.pages.escape import markdown
from planner.pages.inputs import labels_of, pick_ids
from planner.pages.live import minute
from planner.pages.live.alerts import show_alerts, show_pending
from planner.pages.live.cards import show_card
from planner.pages.live.noting import offer_noting
from planner.services import issuing, live, plans
from planner.services.views import Perspective, PlanRef

REFRESH_SECONDS: Final = 30

CHANGES_PAGE: Final = Path(__file__).parent.parent / "changes.py"


def show(desk: Desk) -> None:
    """Draw the day of the office and period that is open."""
    t = desk.t
    st.title(t("Today"))
    ref = issuing.issued(desk.ctx, desk.period.id)
    if ref is None:
        nothing_yet(t("Nothing is issued yet"), t("Here is what people were told, once they were."))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        follows = minute.follows_clock(desk)
    picked = None if follows else minute.pick(desk)
    wanted = pick_ids(
        t("Delegations (none: all)"),
        labels_of(plans.resources(desk.ctx, ref, Perspective.DELEGATION, t)),
        (),
        t,
        key=f"today_of:{desk.period.id}",
    )
    left, right = st.columns([3, 2], gap="large")
    with right:
        _show_map(desk, ref, picked or minute.now(desk), wanted)
    with left:
        st.fragment(_show_board, run_every=REFRESH_SECONDS if follows else None)(
            desk, picked, wanted
        )


def _show_board(desk: Desk, picked: datetime | None, wanted: tuple[str, ...]) -> None:
    t = desk.t
    board = live.board(desk.ctx, desk.period.id, picked or minute.now(desk), t)
    if board is None:
        return
    when = f"{format_date(t, board.at.date())} {format_time(board.at)}"
    st.subheader(markdown(when))
    st.caption(markdown(t("People were told version {number}.", number=board.ref.number)))
    shown = [one for one in board.delegations if not wanted or one.delegation_id in wanted]
    with st.container(horizontal=True):
        st.metric(t("On now"), len({line.key for one in shown for line in one.now}))
        st.metric(t("Running late"), len(board.late))
    show_alerts(desk, board, CHANGES_PAGE)
    if not shown:
        nothing_yet(t("Nothing on this day"), t("Nobody has anything planned on this day."))
    for one in shown:
        show_card(desk, one, board.at)
    offer_noting(desk, board)
    show_pending(desk, board.ref)


def _show_map(desk: Desk, ref: PlanRef, at: datetime, wanted: tuple[str, ...]) -> None:
    t = desk.t
    query = urlencode(
        [
            ("lang", t.language.value),
            ("day", at.date().isoformat()),
            *(("delegation", delegation_id) for delegation_id in wanted),
        ]
    )
    address = f"/map/{ref.period_id}/{ref.number}?{query}"
    map_frame(address, title=t("Map of the plan"), key="today_map")
