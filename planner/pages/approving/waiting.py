"""What needs approval: found by state, chosen one by one or all at once, submitted or decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
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
from planner.pages.inputs import pick_id
from planner.pages.planning.findings import show_score
from planner.services import approvals, plans
from planner.services.office_views import ApprovalGroup, ApprovalItem
from planner.services.views import PlanRef

_MAX_UNASKED: Final = 30
"""More things than these are shown together only when they are asked for."""

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
    shown = _pick_delegation(desk, [_with_states(group, states) for group in groups])
    if not shown:
        st.info(t("Nothing of this kind at the moment."), icon=":material/check_circle:")
        return
    chosen: list[ApprovalItem] = []
    for group in shown:
        st.subheader(markdown(group.title))
        chosen += [item for item in group.items if show_item(desk, item)]
    _offer(desk, ref, [item for group in shown for item in group.items], chosen)


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


def _with_states(group: ApprovalGroup, states: frozenset[ApprovalState]) -> ApprovalGroup:
    return replace(group, items=tuple(item for item in group.items if item.state in states))


def _pick_delegation(desk: Desk, groups: list[ApprovalGroup]) -> list[ApprovalGroup]:
    """Ask for one delegation or all of them; at first one where all would be too long a page."""
    t = desk.t
    present = [group for group in groups if group.items]
    if len(present) < 2:  # noqa: PLR2004 - nothing to choose from
        return present
    is_long = sum(len(group.items) for group in present) > _MAX_UNASKED
    chosen = pick_id(
        t("Delegation"),
        {group.delegation_id: group.title for group in present},
        present[0].delegation_id if is_long else None,
        key=f"approval_delegation:{desk.period.id}",
        nothing=t("All delegations"),
    )
    return [group for group in present if chosen in {None, group.delegation_id}]


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
