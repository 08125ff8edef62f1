"""The plan page: its head, the running search, and the views of a plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import streamlit as st

from planner.access import Action, Thing, may
from planner.components.desk import Desk
from planner.formats import format_date
from planner.i18n import N_
from planner.pages.empty import nothing_yet
from planner.pages.escape import markdown
from planner.pages.planning import adjust, head, opened, search
from planner.pages.planning.findings import show_findings
from planner.pages.planning.held_view import show_held
from planner.pages.planning.itineraries import show_itineraries
from planner.pages.planning.map_view import show_map
from planner.pages.planning.others import show_others
from planner.pages.planning.timeline_view import show_timeline
from planner.pages.planning.versions import show_versions
from planner.services import planning
from planner.services.views import PlanRef

View = Callable[[Desk, PlanRef], str | None]
"""Draws a view of a plan; returns the engagement that was just clicked on, if any."""

_VIEWS: Final[Mapping[str, tuple[str, View]]] = MappingProxyType(
    {
        "itineraries": (N_("Itineraries"), show_itineraries),
        "timeline": (N_("Timeline"), show_timeline),
        "map": (N_("Map"), show_map),
        "findings": (N_("Findings"), show_findings),
        "others": (N_("Other plans"), show_others),
        "held": (N_("Held fixed"), show_held),
        "versions": (N_("Versions"), show_versions),
    }
)


def show(desk: Desk) -> None:
    """Draw the plan page of the office and period that is open."""
    t = desk.t
    run = planning.latest(desk.ctx, desk.period.id, t)
    is_running = run is not None and not run.status.is_over
    ref = opened.plan(desk)
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        st.title(t("Plan"))
        st.caption(
            markdown(
                t(
                    "{office}: {first} to {last}",
                    office=desk.period.office,
                    first=format_date(t, desk.period.period.start),
                    last=format_date(t, desk.period.period.end),
                )
            )
        )
    with right:
        if may(desk.ctx, Action.CHANGE, Thing.RUN):
            search.offer(desk, is_first=ref is None, is_running=is_running)
    if run is not None and is_running:
        search.watch(desk, run.id)
    elif run is not None:
        search.say_how_it_ended(desk, run, has_plan=ref is not None)
    if ref is not None:
        _show_plan(desk, ref)
    elif not is_running:
        _show_empty(desk)


def _show_plan(desk: Desk, ref: PlanRef) -> None:
    t = desk.t
    head.show(desk, ref)
    chosen = st.segmented_control(
        t("What to look at"),
        list(_VIEWS),
        default="itineraries",
        format_func=lambda view: t(_VIEWS[view][0]),
        label_visibility="collapsed",
        key="plan_view",
        required=True,
        wrap=True,
        persist_state="session",
    )
    clicked = _VIEWS[chosen][1](desk, ref)
    if clicked is not None:
        opened.pick(clicked)
    picked = opened.picked()
    if picked is not None and may(desk.ctx, Action.CHANGE, Thing.PLAN):
        adjust.open_drawer(desk, opened.picked_on(ref), picked)


def _show_empty(desk: Desk) -> None:
    t = desk.t
    if desk.period.delegations:
        nothing_yet(
            t("No plan yet"),
            t.n(
                "{count} delegation is waiting. Press **Make the plan**: times, rooms, hosts, "
                "interpreters and vehicles are arranged together.",
                "{count} delegations are waiting. Press **Make the plan**: times, rooms, hosts, "
                "interpreters and vehicles are arranged together.",
                desk.period.delegations,
            ),
        )
    else:
        nothing_yet(
            t("No delegations yet"),
            t("Enter the first one under “Delegations”; then it can be planned."),
        )
