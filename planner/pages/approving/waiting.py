"""What needs approval: found by state, chosen one by one or all at once, submitted or decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

import streamlit as st

from planner.access import Action, Thing, may
from planner.components.desk import Desk
from planner.errors import PlannerError
from planner.labels import label
from planner.model import ApprovalState, Verdict
from planner.pages.approving.item import show_item, tick_key
from planner.pages.empty import nothing_yet
from planner.pages.escape import markdown
from planner.pages.failures import say
from planner.pages.planning.findings import show_score
from planner.services import approvals, plans
from planner.services.office_views import ApprovalGroup, ApprovalItem
from planner.services.views import PlanRef

_TO_SUBMIT: Final = (ApprovalState.DRAFT, ApprovalState.RETURNED, ApprovalState.CHANGED)
_TO_DECIDE: Final = (ApprovalState.SUBMITTED,)


def show_waiting(desk: Desk, ref: PlanRef) -> None:
    """Draw everything that needs approval, with what the reader can do about it."""
    t = desk.t
    groups = approvals.board(desk.ctx, ref, t)
    items = [item for group in groups for item in group.items]
    if not items:
        nothing_yet(t("Nothing needs approval"), t("What leaders attend appears here."))
        return
    if may(desk.ctx, Action.SEE, Thing.ASSESSMENT):
        with st.expander(t("Score card")):
            show_score(desk, plans.score_card(desk.ctx, ref, t))
    states = _pick_states(desk, items)
    chosen: list[ApprovalItem] = []
    for group in groups:
        chosen += _show_group(desk, group, states)
    if not any(item.state in states for item in items):
        st.info(t("Nothing of this kind at the moment."), icon=":material/check_circle:")
        return
    _offer(desk, ref, [item for item in items if item.state in states], chosen)


def _pick_states(desk: Desk, items: Iterable[ApprovalItem]) -> frozenset[ApprovalState]:
    """Ask which states to show; at first those that are the reader's to move on."""
    t = desk.t
    counts = Counter(item.state for item in items)
    present = [state for state in ApprovalState if counts[state]]
    usual = [
        *(_TO_SUBMIT if may(desk.ctx, Action.CHANGE, Thing.SUBMISSION) else ()),
        *(_TO_DECIDE if may(desk.ctx, Action.CHANGE, Thing.DECISION) else ()),
    ]
    return frozenset(
        st.pills(
            t("Show"),
            present,
            selection_mode="multi",
            default=[state for state in present if state in usual] or present,
            format_func=lambda state: t(
                "{state}: {count}", state=t(label(state)), count=counts[state]
            ),
            # Anew when a state comes or goes: what is chosen would not be among them any more.
            key=f"approval_states:{desk.period.id}:{'.'.join(present)}",
            wrap=True,
        )
    )


def _show_group(
    desk: Desk, group: ApprovalGroup, states: frozenset[ApprovalState]
) -> list[ApprovalItem]:
    """Draw a delegation's part; return what of it is ticked."""
    shown = [item for item in group.items if item.state in states]
    if not shown:
        return []
    st.subheader(markdown(group.title))
    return [item for item in shown if show_item(desk, item)]


def _offer(desk: Desk, ref: PlanRef, shown: list[ApprovalItem], chosen: list[ApprovalItem]) -> None:
    """Offer to submit or decide what is ticked."""
    t = desk.t
    movable = [item for item in shown if item.may_submit or item.may_decide]
    if not movable:
        return
    with st.container(border=True, key="screen_approval_actions"):
        st.markdown(markdown(t("Chosen: {count} of {all}", count=len(chosen), all=len(movable))))
        st.button(
            t("Choose all"),
            icon=":material/select_all:",
            on_click=_tick,
            args=([tick_key(item) for item in movable],),
            key="approval_all",
        )
        said = st.text_area(
            t("Comment"),
            placeholder=t("For those who read this later"),
            key="approval_comment",
            height=80,
        )
        with st.container(horizontal=True):
            _offer_to_submit(desk, ref, chosen, said)
            _offer_to_decide(desk, chosen, said)


def _offer_to_submit(desk: Desk, ref: PlanRef, chosen: list[ApprovalItem], said: str) -> None:
    t = desk.t
    if not may(desk.ctx, Action.CHANGE, Thing.SUBMISSION):
        return
    own = [item.subject for item in chosen if item.may_submit]
    if st.button(
        t("Submit for approval"),
        type="primary",
        icon=":material/send:",
        disabled=not own,
        key="approval_submit",
    ):
        try:
            approvals.submit(desk.ctx, ref, own, said)
        except PlannerError as error:
            say(error, t)
        else:
            _done(chosen, t.n("{count} submitted", "{count} submitted", len(own)))


def _offer_to_decide(desk: Desk, chosen: list[ApprovalItem], said: str) -> None:
    t = desk.t
    if not any(item.may_decide for item in chosen) and not may(
        desk.ctx, Action.CHANGE, Thing.DECISION
    ):
        return
    ids = [item.submission_id for item in chosen if item.may_decide]
    for verdict, caption, icon in (
        (Verdict.APPROVED, t("Approve"), ":material/check:"),
        (Verdict.RETURNED, t("Return for revision"), ":material/undo:"),
    ):
        if st.button(
            caption,
            type="primary" if verdict is Verdict.APPROVED else "secondary",
            icon=icon,
            disabled=not ids,
            key=f"approval_{verdict}",
        ):
            try:
                known = [key for key in ids if key is not None]
                approvals.decide(desk.ctx, desk.period.id, known, verdict, said)
            except PlannerError as error:
                say(error, t)
            else:
                _done(chosen, t.n("{count} decided", "{count} decided", len(ids)))


def _tick(keys: list[str]) -> None:
    for key in keys:
        st.session_state[key] = True


def _done(chosen: list[ApprovalItem], said: str) -> None:
    for item in chosen:
        st.session_state.pop(tick_key(item), None)
    st.session_state.pop("approval_comment", None)
    st.toast(markdown(said), icon=":material/check_circle:")
    st.rerun()
