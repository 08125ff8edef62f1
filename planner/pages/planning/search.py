"""The search for a plan: start it, watch it, stop it, say how it ended."""

from __future__ import annotations

from typing import Final

import streamlit as st

from planner.access import Action, Thing, may
from planner.components.desk import Desk
from planner.formats import format_number
from planner.pages.escape import markdown
from planner.pages.planning import opened
from planner.services import planning
from planner.services.views import ProgressPoint, RunStatus, RunView

_REFRESH_SECONDS: Final = 0.5
_TIME_LIMITS: Final = (10, 30, 60, 120, 300)
_USUAL_LIMIT: Final = 60


def offer(desk: Desk, *, is_first: bool, is_running: bool) -> None:
    """Offer to plan, with the time that the search may take."""
    t = desk.t
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="bottom"):
        seconds = st.selectbox(
            t("Time for the search"),
            _TIME_LIMITS,
            index=_TIME_LIMITS.index(_USUAL_LIMIT),
            format_func=lambda limit: t("{seconds} s", seconds=limit),
            key="plan_seconds",
            persist_state="session",
            width=150,
            disabled=is_running,
        )
        asked = st.button(
            t("Make the plan") if is_first else t("Plan again"),
            type="primary",
            icon=":material/play_arrow:",
            disabled=is_running or not desk.period.delegations,
            key="plan_start",
        )
    if asked:
        planning.start(desk.ctx, desk.period.id, seconds=float(seconds))
        opened.unpick()
        st.rerun()


@st.fragment(run_every=_REFRESH_SECONDS)
def watch(desk: Desk, run_id: int) -> None:
    """Show a running search, anew twice a second; when it ends the whole page is drawn again."""
    t = desk.t
    run = planning.view(desk.ctx, run_id, t)
    if run.status.is_over:
        opened.open_version(desk, None)
        st.rerun()
    with st.container(border=True):
        left, right = st.columns([4, 1], vertical_alignment="center")
        share = min(run.seconds / run.limit_seconds, 1.0) if run.limit_seconds else 0.0
        left.progress(
            share,
            text=t(
                "{status}: {seconds} of at most {limit} seconds",
                status=markdown(run.status_label),
                seconds=round(run.seconds),
                limit=round(run.limit_seconds),
            ),
        )
        if may(desk.ctx, Action.CHANGE, Thing.RUN) and right.button(
            t("Stop"),
            icon=":material/stop:",
            width="stretch",
            help=t("Ends the search and keeps the best plan found so far."),
            disabled=run.status is RunStatus.STOPPING,
            key="plan_stop",
        ):
            planning.stop(desk.ctx, run_id)
        if run.latest is not None:
            _show_word(desk, run.latest)
        else:
            st.caption(t("The first plan appears within seconds."))


def _show_word(desk: Desk, point: ProgressPoint) -> None:
    t = desk.t
    st.markdown(markdown(_so_far(desk, point)))
    now = t("Working on: {subject} ({step})", subject=point.tier_label, step=point.phase_label)
    st.caption(markdown(now))
    columns = st.columns(3)
    columns[0].metric(
        t("Left out"),
        t(
            "{musts} must · {shoulds} should",
            musts=point.unplaced_musts,
            shoulds=point.unplaced_shoulds,
        ),
    )
    columns[1].metric(
        t("Shortfall so far"),
        format_number(t, point.value),
        help=t("What the best plan so far still falls short of in this respect; 0 is perfect."),
    )
    columns[2].metric(
        t("Cannot be less than"),
        "–" if point.bound is None else format_number(t, point.bound),
        help=t("Proven: no plan falls short by less. When both figures meet, the plan is best."),
    )


def _so_far(desk: Desk, point: ProgressPoint) -> str:
    """Return how far the search is, in the words of who waits for it."""
    t = desk.t
    if not point.unplaced_musts + point.unplaced_shoulds:
        return t("Everything that must or should take place has its place; the plan gets better.")
    return t("Some engagements have no place yet; the plan is being filled.")


def say_how_it_ended(desk: Desk, run: RunView, *, has_plan: bool) -> None:
    """Say it when the newest run brought no plan; a run that did speaks through its plan."""
    t = desk.t
    if run.status is RunStatus.FAILED:
        text = t("The last search broke off: {reason}", reason=markdown(run.failure))
        st.error(text, icon=":material/error:")
    elif run.status is RunStatus.DONE and run.plan_number is None:
        text = t("The last search ended without a plan. Give it more time, or ask for less.")
        st.warning(text, icon=":material/warning:")
    else:
        return
    if has_plan:
        st.caption(t("Below is the last plan that was made."))
