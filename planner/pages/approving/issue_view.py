"""Issue: make a plan version binding, with everything that stands against it seen and accepted."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from planner.access import Action, Thing, may
from planner.components.desk import Desk
from planner.errors import PlannerError
from planner.formats import format_datetime
from planner.pages.escape import markdown
from planner.pages.failures import say
from planner.services import issuing, plans
from planner.services.office_views import IssueRow, OpenPoint
from planner.services.views import PlanRef


def show_issue(desk: Desk, ref: PlanRef) -> None:
    """Draw what binds now, what could be issued, and what was issued before."""
    t = desk.t
    rows = issuing.history(desk.ctx, ref.period_id, t)
    if rows:
        _show_binding(desk, rows[0])
    else:
        st.info(t("Nothing has been issued yet: no plan binds anybody."), icon=":material/info:")
    if may(desk.ctx, Action.CHANGE, Thing.ISSUE):
        _offer_to_issue(desk, ref)
    if rows[1:]:
        with st.expander(t("Issued before")):
            for row in rows[1:]:
                st.markdown(f"- {markdown(_issued(desk, row))}")


def _show_binding(desk: Desk, row: IssueRow) -> None:
    t = desk.t
    st.success(markdown(_issued(desk, row)), icon=":material/verified:")
    if row.accepted:
        with st.expander(t("Accepted with it: {count}", count=len(row.accepted))):
            st.markdown("\n".join(f"- {markdown(text)}" for text in row.accepted))


def _issued(desk: Desk, row: IssueRow) -> str:
    t = desk.t
    text = t(
        "Version {number} binds since {when}, issued by {author}",
        number=row.plan_number,
        when=format_datetime(t, row.at),
        author=row.author,
    )
    return t("{text}: “{note}”", text=text, note=row.note) if row.note else text


def _offer_to_issue(desk: Desk, newest: PlanRef) -> None:
    t = desk.t
    st.subheader(t("Issue a version"))
    captions = {
        row.number: t("Version {number}: {reason}", number=row.number, reason=row.reason)
        for row in plans.all_plans(desk.ctx, newest.period_id, t)
    }
    number = st.selectbox(
        t("Version"),
        list(captions),
        format_func=captions.__getitem__,
        key=f"issue_number:{newest.period_id}:{newest.number}",
    )
    ref = PlanRef(newest.period_id, number)
    points = issuing.open_points(desk.ctx, ref, t)
    accepted = _ask_to_accept(desk, ref, points)
    note = st.text_input(
        t("Note"), placeholder=t("For those who read this later"), key=f"issue_note:{number}"
    )
    if st.button(
        t("Issue version {number}", number=number),
        type="primary",
        icon=":material/campaign:",
        disabled=len(accepted) < len(points),
        key="issue_now",
    ):
        try:
            issuing.issue(desk.ctx, ref, accepted=accepted, note=note)
        except PlannerError as error:
            say(error, t)
        else:
            text = t("Version {number} is issued", number=number)
            st.toast(markdown(text), icon=":material/check_circle:")
            st.rerun()


def _ask_to_accept(desk: Desk, ref: PlanRef, points: Sequence[OpenPoint]) -> set[str]:
    """Show each open point; return the keys of those that are accepted.

    Every broken rule is accepted by itself, what nobody has approved yet together.
    """
    t = desk.t
    if not points:
        st.success(t("The plan keeps every rule and is approved."), icon=":material/check_circle:")
        return set()
    rules = [point for point in points if not point.is_unapproved]
    unapproved = [point for point in points if point.is_unapproved]
    accepted: set[str] = set()
    if rules:
        st.markdown(f"**{markdown(t('Accept each rule that it breaks:'))}**")
    for point in rules:
        if st.checkbox(markdown(point.text), key=f"issue_accept:{ref.number}:{point.key}"):
            accepted.add(point.key)
    if unapproved:
        st.markdown(f"**{markdown(t('Not approved:'))}**")
        st.markdown("\n".join(f"- {markdown(point.text)}" for point in unapproved))
        caption = t("Issue it before it is approved; the note says who has agreed")
        if st.checkbox(markdown(caption), key=f"issue_unapproved:{ref.number}"):
            accepted.update(point.key for point in unapproved)
    return accepted
