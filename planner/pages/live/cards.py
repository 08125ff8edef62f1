"""A delegation's day on a card: what is on, what comes next, and actual times to note."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import streamlit as st

from planner.access import Action, Thing, may
from planner.components.desk import Desk
from planner.errors import PlannerError
from planner.formats import format_duration, format_interval, format_time
from planner.labels import label
from planner.model import Mark
from planner.pages.escape import markdown
from planner.pages.failures import say
from planner.services import live
from planner.services.live_views import LiveDelegation, LiveLine, Stage

_ICONS: Final = {
    Mark.ARRIVED: ":material/location_on:",
    Mark.STARTED: ":material/play_arrow:",
    Mark.ENDED: ":material/stop:",
}


def show_card(desk: Desk, one: LiveDelegation, at: datetime) -> None:
    """Draw the day of a delegation."""
    t = desk.t
    with st.container(border=True):
        st.markdown(f"#### {markdown(one.name)}")
        for line in one.now:
            _show_line(desk, one, line, at, t("Now"))
        if not one.now:
            st.caption(t("Nothing at the moment"))
        if one.next is not None:
            _show_line(desk, one, one.next, at, t("Next"))
        for gap in one.free:
            length = format_duration(t, int((gap.end - gap.start).total_seconds()) // 60)
            when = format_interval(gap.start, gap.end)
            st.caption(markdown(t("Free {when} ({length})", when=when, length=length)))
        with st.expander(t("The whole day")):
            st.markdown("\n".join(f"- {_short(desk, line)}" for line in one.lines))


def _short(desk: Desk, line: LiveLine) -> str:
    t = desk.t
    words = f"{markdown(format_interval(line.row.start, line.row.end))} {markdown(line.row.title)}"
    if line.stage is Stage.OVER:
        words = f":gray[{words}]"
    noted = (
        f"{t(label(mark))} {format_time(line.marks[mark])}" for mark in Mark if mark in line.marks
    )
    return " · ".join([f"{words}{late_badge(desk, line)}", *(markdown(each) for each in noted)])


def late_badge(desk: Desk, line: LiveLine) -> str:
    """Return by how much a line is late as a badge, nothing if it is not."""
    if not line.late_min:
        return ""
    late = desk.t("{length} late", length=format_duration(desk.t, line.late_min))
    return f" :orange-badge[{markdown(late)}]"


def _show_line(desk: Desk, one: LiveDelegation, line: LiveLine, at: datetime, caption: str) -> None:
    t, row = desk.t, line.row
    times = format_interval(row.start, row.end)
    st.markdown(
        f":gray[{markdown(caption)}] **{markdown(times)}** {markdown(row.title)}"
        f"{late_badge(desk, line)}"
    )
    facts = [text for text in (row.place, row.host, row.interpreters, row.vehicles) if text]
    if line.late_min:
        expected = format_interval(line.start, line.end)
        facts.insert(0, t("expected {times}", times=expected))
    if line.because:
        facts.append(t("because of {what}", what=line.because))
    if line.is_unmarked:
        facts.append(t("nobody has said that it has begun"))
    st.caption(markdown(" · ".join(facts)))
    if not row.is_leg and may(desk.ctx, Action.CHANGE, Thing.ACTUAL):
        _offer_marks(desk, one, line, at)


def _offer_marks(desk: Desk, one: LiveDelegation, line: LiveLine, at: datetime) -> None:
    """Offer the marks that can come next; what was noted can be taken back."""
    t, key = desk.t, f"{one.delegation_id}:{line.key}"
    with st.container(horizontal=True):
        for mark in Mark:
            if mark in line.marks:
                noted = f"{t(label(mark))} {format_time(line.marks[mark])}"
                if st.button(
                    markdown(noted),
                    icon=":material/undo:",
                    type="tertiary",
                    help=t("Take this time back"),
                    key=f"today_undo_{mark}:{key}",
                ):
                    live.take_back(desk.ctx, desk.period.id, line.key, mark)
                    st.rerun()
            elif _comes_next(mark, line) and st.button(
                t(label(mark)), icon=_ICONS[mark], key=f"today_{mark}:{key}"
            ):
                note(desk, line.key, mark, at)


def _comes_next(mark: Mark, line: LiveLine) -> bool:
    has_begun = Mark.STARTED in line.marks
    return has_begun if mark is Mark.ENDED else not has_begun and Mark.ENDED not in line.marks


def note(desk: Desk, engagement_id: str, mark: Mark, at: datetime) -> None:
    """Keep an actual time and draw the page anew, or say why not."""
    try:
        live.note(desk.ctx, desk.period.id, engagement_id, mark, at)
    except PlannerError as error:
        say(error, desk.t)
        return
    st.rerun()
