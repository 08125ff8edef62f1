"""What has happened: entered change by change, with what it touches, then handed to the search."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planner.access import Action, Thing, may
from planner.changes import ChangeKind, Changes, kind_of
from planner.components.desk import Desk
from planner.errors import PlannerError
from planner.pages.changing import draft
from planner.pages.changing.fields import KEY, NEXT_VIEW, pick
from planner.pages.changing.forms import ask
from planner.pages.escape import markdown
from planner.pages.failures import say
from planner.pages.inputs import pick_ids, pick_moment
from planner.services import replanning
from planner.services.change_forms import FormData, form_data
from planner.services.change_labels import change_kind_label
from planner.services.views import PlanRef


def show_happened(desk: Desk, ref: PlanRef) -> None:
    """Draw the list of what has happened, its form, and the search for answers."""
    data = form_data(desk.ctx, ref, desk.t)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _show_form(desk, data)
    with right:
        _show_entered(desk, ref, data)


def _show_form(desk: Desk, data: FormData) -> None:
    t = desk.t
    with st.container(border=True):
        labels = {kind.value: change_kind_label(kind, t) for kind in ChangeKind}
        picked = pick(t("What has happened?"), labels, "of")
        kind = ChangeKind(picked or ChangeKind.ARRIVAL)
        change = ask(desk, kind, data)
        if st.button(t("Add"), icon=":material/add:", disabled=change is None, key=f"{KEY}_add"):
            if change is not None:
                draft.add(desk, draft.entered(desk), change, Changes(data.now, ()))
            st.rerun()


def _show_entered(desk: Desk, ref: PlanRef, data: FormData) -> None:
    t, known = desk.t, draft.entered(desk)
    if known is None:
        st.info(
            t("Add what has happened; several things at once are answered together."),
            icon=":material/info:",
        )
        return
    known = _ask_when(desk, data, known)
    try:
        seen = replanning.preview(desk.ctx, ref, known, t)
    except PlannerError as error:
        say(error, t)
        _list(desk, tuple(change_kind_label(kind_of(one), t) for one in known.changes))
        return
    _list(desk, seen.happened)
    if seen.touched:
        with st.expander(
            t.n(
                "It breaks {count} rule of the plan as told",
                "It breaks {count} rules of the plan as told",
                len(seen.touched),
            ),
            icon=":material/warning:",
        ):
            st.markdown("\n".join(f"- {markdown(line)}" for line in seen.touched))
    else:
        st.success(t("The plan as told still keeps every rule."), icon=":material/check_circle:")
    if may(desk.ctx, Action.CHANGE, Thing.RUN) and st.button(
        t("Look for answers"), type="primary", icon=":material/play_arrow:", key="changes_start"
    ):
        replanning.start(desk.ctx, ref, known)
        st.session_state[NEXT_VIEW] = "answers"
        st.rerun()


def _ask_when(desk: Desk, data: FormData, known: Changes) -> Changes:
    """Ask since when it is known, and what may be touched though it is close."""
    t = desk.t
    at = pick_moment((t("Known since, day"), t("Time")), data.days, known.at, t, key=f"{KEY}_known")
    labels = {key: data.engagements[key] for key in data.told}
    free = pick_ids(
        t("May change although close or running"),
        labels,
        known.may_change,
        t,
        key=f"{KEY}_may_change",
        hint=t("What has begun, or is about to, otherwise stays as it is."),
    )
    changed = replace(known, at=at, may_change=free)
    if changed != known:
        draft.keep(desk, changed)
    return changed


def _list(desk: Desk, lines: tuple[str, ...]) -> None:
    t = desk.t
    for position, line in enumerate(lines):
        with st.container(border=True):
            st.markdown(f"**{markdown(line)}**")
            st.button(
                t("Remove"),
                icon=":material/close:",
                on_click=draft.remove,
                args=(desk, position),
                key=f"changes_remove_{position}",
                type="tertiary",
            )
