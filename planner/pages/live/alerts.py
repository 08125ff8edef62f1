"""What of the day needs somebody: who is late, what that needs, and who does not know yet."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from planner.access import Action, Thing, may
from planner.components.desk import Desk
from planner.formats import format_duration, format_interval, format_time
from planner.pages.changing import draft
from planner.pages.escape import markdown
from planner.services import checklists, live, notices, plans
from planner.services.live_views import DelayView, LiveBoard, LiveLine
from planner.services.views import PlanRef


def show_alerts(desk: Desk, board: LiveBoard, changes_page: Path) -> None:
    """Draw what is late, with a way to answer it, and what people have reported."""
    t = desk.t
    for one in board.delays:
        _show_delay(desk, one)
    if not board.late:
        return
    with st.container(border=True):
        st.markdown(f"**{markdown(t('Late, as far as is known'))}**")
        st.markdown("\n".join(f"- {_late(desk, line)}" for line in board.late))
        if may(desk.ctx, Action.CHANGE, Thing.RUN) and st.button(
            t("Re-plan from here"),
            icon=":material/sync_problem:",
            help=t("Opens “Changes” with what has happened filled in."),
            type="primary",
            key="today_replan",
        ):
            draft.keep(desk, live.what_happened(desk.ctx, desk.period.id, board.at, t))
            st.switch_page(changes_page)


def _late(desk: Desk, line: LiveLine) -> str:
    t = desk.t
    text = t(
        "{title}: {length} late, expected {times}",
        title=line.row.title,
        length=format_duration(t, line.late_min),
        times=format_interval(line.start, line.end),
    )
    whom = f" :gray[{markdown(line.row.delegations)}]"
    because = t("because of {what}", what=line.because) if line.because else ""
    return markdown(text) + whom + (f" · {markdown(because)}" if because else "")


def _show_delay(desk: Desk, one: DelayView) -> None:
    t = desk.t
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        text = t(
            "{who} will be {length} late: {what}",
            who=one.who,
            length=format_duration(t, one.minutes),
            what=one.what,
        )
        said = t(
            "Said {time} by {author}", time=format_time(one.reported_at), author=one.reported_by
        )
        st.markdown(f":material/timer: **{markdown(text)}**  \n:gray[{markdown(said)}]")
        if may(desk.ctx, Action.CHANGE, Thing.DELAY) and st.button(
            t("Dealt with"), icon=":material/check:", key=f"today_settle:{one.id}"
        ):
            live.settle(desk.ctx, one.id)
            st.rerun()


def show_pending(desk: Desk, ref: PlanRef) -> None:
    """Draw who has not acknowledged, which rules the plan breaks by now, and overdue tasks."""
    t = desk.t
    waiting = [
        one for one in notices.board(desk.ctx, ref.period_id, t) if one.acknowledged_at is None
    ]
    broken = plans.warnings(desk.ctx, ref, t)
    overdue = checklists.overdue(desk.ctx, ref.period_id, t)
    _list(
        t.n("{count} has not acknowledged", "{count} have not acknowledged", len(waiting)),
        [f"{one.name} · {one.kind_label}" for one in waiting],
    )
    _list(
        t.n(
            "The issued plan breaks {count} rule as things stand",
            "The issued plan breaks {count} rules as things stand",
            len(broken),
        ),
        [one.text for one in broken],
    )
    _list(
        t.n("{count} task is overdue", "{count} tasks are overdue", len(overdue)),
        [f"{one.delegation}: {one.text} · {one.owner}" for one in overdue],
    )


def _list(caption: str, lines: list[str]) -> None:
    if lines:
        with st.expander(markdown(caption)):
            st.markdown("\n".join(f"- {markdown(line)}" for line in lines))
