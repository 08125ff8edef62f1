"""One thing that needs approval: as planned, how it stands, and what has changed since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import streamlit as st

from planner.components.desk import Desk
from planner.formats import format_day
from planner.i18n import Translator
from planner.model import ApprovalState, Verdict
from planner.pages.differences import difference_list
from planner.pages.escape import markdown
from planner.services.office_views import ApprovalItem, DifferenceLine, StepLine

_COLOURS: Final[Mapping[ApprovalState, str]] = MappingProxyType(
    {
        ApprovalState.DRAFT: "gray",
        ApprovalState.SUBMITTED: "blue",
        ApprovalState.RETURNED: "orange",
        ApprovalState.CHANGED: "red",
        ApprovalState.APPROVED: "green",
        ApprovalState.ISSUED: "green",
    }
)


def tick_key(item: ApprovalItem) -> str:
    """Return the key of the box that chooses an item."""
    return f"approval_tick:{item.subject.kind}:{item.subject.id}"


def show_item(desk: Desk, item: ApprovalItem) -> bool:
    """Draw an item; return whether it is chosen."""
    t = desk.t
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            chosen = _show_title(item)
            st.markdown(f":{_COLOURS[item.state]}-badge[{markdown(item.state_label)}]")
            if item.is_late:
                st.markdown(f":red-badge[{markdown(t('Late'))}]")
        kind = "" if item.kind_label == item.title else item.kind_label
        facts = (kind, item.when, item.place, item.host)
        st.markdown(markdown(" · ".join(fact for fact in facts if fact)))
        st.caption(markdown(" · ".join(_small_print(item, t))))
        _show_differences(t("Changed since it was approved:"), item.changes, t)
        _show_differences(t("Changed since it was submitted:"), item.since_submitted, t)
        for warning in item.warnings:
            st.markdown(f":red[:material/error: {markdown(warning)}]")
        _show_chain(item.chain, t)
    return chosen


def _show_title(item: ApprovalItem) -> bool:
    if item.may_submit or item.may_decide:
        return st.checkbox(f"**{markdown(item.title)}**", key=tick_key(item))
    st.markdown(f"**{markdown(item.title)}**")
    return False


def _small_print(item: ApprovalItem, t: Translator) -> list[str]:
    said = [item.attendees] if item.attendees else []
    if item.due is not None and not item.state.holds:
        said.append(t("to be submitted by {day}", day=format_day(t, item.due)))
    if item.submitted:
        said.append(t("submitted by {who}", who=item.submitted))
    if item.note:
        said.append(t("“{title}”", title=item.note))
    return said


def _show_differences(title: str, lines: Sequence[DifferenceLine], t: Translator) -> None:
    if lines:
        st.markdown(f":orange[**{markdown(title)}**]\n\n{difference_list(lines, t)}")


def _show_chain(chain: Sequence[StepLine], t: Translator) -> None:
    if not any(step.verdict for step in chain) and len(chain) == 1:
        return
    steps = []
    for step in chain:
        if step.verdict is None:
            steps.append(f":gray[{markdown(step.approver_label)}: {markdown(t('open'))}]")
            continue
        colour = "green" if step.verdict is Verdict.APPROVED else "orange"
        said = f"{step.approver_label}: {step.verdict_label} ({step.signed})"
        comment = f" {markdown(t('“{title}”', title=step.comment))}" if step.comment else ""
        steps.append(f":{colour}[{markdown(said)}]{comment}")
    st.markdown(" → ".join(steps))
