"""The answers to what has happened, side by side: take one, or undo the one that was taken."""

from __future__ import annotations

from typing import Final

import streamlit as st

from planner.access import Action, Thing, may
from planner.components.desk import Desk
from planner.errors import PlannerError
from planner.pages.changing import draft
from planner.pages.empty import nothing_yet
from planner.pages.escape import markdown
from planner.pages.failures import say
from planner.pages.planning import opened
from planner.pages.planning.check_view import held_list
from planner.services import planning, replanning
from planner.services.change_views import (
    AnswerKind,
    ChangedEngagement,
    ProposalView,
    Taken,
)
from planner.services.views import PlanRef, RunStatus, RunView

_REFRESH_SECONDS: Final = 0.5
_LONGEST_REASON: Final = 200


def show_answers(desk: Desk, ref: PlanRef) -> None:
    """Draw the newest search and its answers."""
    t = desk.t
    run = replanning.latest(desk.ctx, ref.period_id, t)
    if run is None:
        nothing_yet(t("No answers yet"), t("Say under “What has happened” what is to be answered."))
        return
    if not run.status.is_over:
        _watch(desk, run.id)
        return
    what = replanning.what_happened(desk.ctx, run.id, t)
    st.markdown("\n".join(f"- {markdown(line)}" for line in what))
    if run.status is not RunStatus.DONE:
        reason = run.failure or run.status_label
        st.error(
            t("The last search broke off: {reason}", reason=markdown(reason)),
            icon=":material/error:",
        )
        return
    taken = replanning.taken(desk.ctx, ref.period_id)
    mine = taken if taken is not None and taken.run_id == run.id else None
    if mine is not None:
        _show_taken(desk, mine)
    _show_side_by_side(desk, run, "; ".join(what), mine)


@st.fragment(run_every=_REFRESH_SECONDS)
def _watch(desk: Desk, run_id: int) -> None:
    t = desk.t
    run = replanning.view(desk.ctx, run_id, t)
    if run.status.is_over:
        st.rerun()
    left, right = st.columns([4, 1], vertical_alignment="center")
    share = min(run.seconds / run.limit_seconds, 1.0) if run.limit_seconds else 0.0
    doing = run.latest.phase_label if run.latest is not None else run.status_label
    left.progress(share, text=markdown(doing))
    if right.button(
        t("Stop"),
        icon=":material/stop:",
        width="stretch",
        help=t("Ends the search and keeps the best answers found so far."),
        disabled=run.status is RunStatus.STOPPING,
        key="changes_stop",
    ):
        planning.stop(desk.ctx, run_id)


def _show_taken(desk: Desk, taken: Taken) -> None:
    t = desk.t
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            markdown(
                t(
                    "Version {number} is this answer. It binds once it is issued under “Approval”.",
                    number=taken.ref.number,
                )
            )
        )
        if (
            taken.can_undo
            and may(desk.ctx, Action.CHANGE, Thing.PLAN)
            and st.button(t("Undo"), icon=":material/undo:", key="changes_undo")
        ):
            _undo(desk, taken)


def _undo(desk: Desk, taken: Taken) -> None:
    t = desk.t
    try:
        saved = replanning.undo(desk.ctx, taken.ref, t("Re-plan undone"))
    except PlannerError as error:
        say(error, t)
        return
    opened.open_version(desk, None)
    said = t("Undone: version {number} is as it was before", number=saved.number)
    st.toast(markdown(said), icon=":material/undo:")
    st.rerun()


def _show_side_by_side(desk: Desk, run: RunView, what: str, taken: Taken | None) -> None:
    t = desk.t
    try:
        found = replanning.answers(desk.ctx, run.id, t)
    except PlannerError as error:
        say(error, t)
        return
    for column, answer in zip(st.columns(len(found)), found, strict=True):
        with column, st.container(border=True):
            _show_answer(answer, desk)
            is_this = taken is not None and taken.kind is answer.kind
            if may(desk.ctx, Action.CHANGE, Thing.PLAN) and st.button(
                t("Taken") if is_this else t("Take this plan"),
                type="primary" if answer.kind is AnswerKind.FEWEST_CHANGES else "secondary",
                disabled=taken is not None,
                key=f"changes_take_{answer.kind}",
                width="stretch",
            ):
                _take(desk, run.id, answer.kind, what)
            _show_details(answer, desk)


def _take(desk: Desk, run_id: int, kind: AnswerKind, what: str) -> None:
    t = desk.t
    reason = t("Re-plan: {what}", what=what)[:_LONGEST_REASON]
    try:
        saved = replanning.take(desk.ctx, run_id, kind, reason)
    except PlannerError as error:
        say(error, t)
        return
    draft.keep(desk, None)
    opened.open_version(desk, None)
    text = t("Saved as version {number}", number=saved.number)
    st.toast(markdown(text), icon=":material/check_circle:")
    st.rerun()


def _show_answer(answer: ProposalView, desk: Desk) -> None:
    t = desk.t
    st.markdown(f"#### {markdown(answer.label)}")
    st.markdown(markdown(answer.sentence))
    with st.container(horizontal=True):
        st.metric(t("Changed"), len(answer.changed))
        st.metric(t("Unchanged"), answer.unchanged)
        st.metric(t("To be told"), len(answer.to_tell))


def _show_details(answer: ProposalView, desk: Desk) -> None:
    t = desk.t
    for line in answer.broken:
        st.error(markdown(line.text), icon=":material/error:")
    for one in answer.changed:
        _show_changed(one, desk)
    if answer.dropped:
        st.markdown(f"**{markdown(t('Could not be kept'))}**")
    for left in answer.dropped:
        st.markdown(f"- {markdown(left.title)} · {markdown(left.delegations)}")
        for reason in left.reasons:
            st.caption(markdown(reason))
    if answer.to_tell:
        with st.expander(t("Who must be told: {count}", count=len(answer.to_tell))):
            for told in answer.to_tell:
                st.markdown(f"**{markdown(told.name)}** · {markdown(told.kind_label)}")
                st.markdown("\n".join(f"- {markdown(line)}" for line in told.lines))


def _show_changed(one: ChangedEngagement, desk: Desk) -> None:
    t = desk.t
    badge = f" :orange-badge[{markdown(t('needs approval again'))}]" if one.needs_approval else ""
    st.markdown(f"**{markdown(one.title)}**{badge}  \n:gray[{markdown(one.delegations)}]")
    lines = (
        f"- {markdown(line.dimension_label)}: :gray[{markdown(line.before)}]"
        f" → **{markdown(line.after)}**"
        for line in one.lines
    )
    st.markdown("\n".join(lines))
    if one.released:
        text = "\n".join([t("This changes what is held fixed:"), *held_list(one.released)])
        st.warning(text, icon=":material/lock_open:")
    if one.reasons:
        with st.expander(t("Why")):
            st.caption(markdown(t("As it was told, this would happen:")))
            st.markdown("\n".join(f"- {markdown(reason)}" for reason in one.reasons))
            if one.after:
                follows = t("Follows from: {what}", what="; ".join(one.after))
                st.markdown(markdown(follows))
