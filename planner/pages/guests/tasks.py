"""The checklist of an opened delegation: what is due, whose it is, and what is done."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from planner.access import Action, Thing, may
from planner.components.desk import Desk
from planner.labels import label
from planner.model import Delegation, OwnTask, TaskState
from planner.pages.escape import markdown
from planner.services import checklists
from planner.services.checklists import TaskRow


def show_tasks(desk: Desk, delegation: Delegation) -> None:
    """Draw the checklist by due day, with a form for a task of one's own."""
    t = desk.t
    rows = checklists.checklist(desk.ctx, desk.period.id, delegation.id, t)
    left = sum(row.state is TaskState.OPEN for row in rows)
    late = sum(row.is_overdue for row in rows)
    told = t.n("{count} task open", "{count} tasks open", left)
    if late:
        told += " · " + t.n("{count} overdue", "{count} overdue", late)
    st.markdown(f"**{told}**")
    can_change = may(desk.ctx, Action.CHANGE, Thing.CHECKLIST)
    for due_label, of_day in groupby(rows, key=lambda row: row.due_label):
        st.markdown(f"###### {markdown(due_label)}")
        for row in of_day:
            _show_task(desk, row, can_change=can_change)
    if can_change:
        _ask_own(desk, delegation)


def _show_task(desk: Desk, row: TaskRow, *, can_change: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        _show_line(desk, row, can_change=can_change)
        if can_change:
            with st.popover("⋯", width="content"):
                _ask_more(desk, row)


def _show_line(desk: Desk, row: TaskRow, *, can_change: bool) -> None:
    with st.container(gap=None):
        text = markdown(row.text)
        if row.is_overdue:
            text = f":red[{text}]"
        elif row.state is TaskState.NOT_NEEDED:
            text = f"~~{text}~~"
        key = _key(row)
        st.checkbox(
            text,
            value=row.state is TaskState.DONE,
            disabled=not can_change or row.state is TaskState.NOT_NEEDED,
            key=f"{key}_done",
            on_change=_tick,
            args=(desk, row),
        )
        st.caption(markdown(_remark(desk, row)))


def _key(row: TaskRow) -> str:
    """Return a key that is new with every mark, so that the widgets show what is kept."""
    stamp = row.marked_at.timestamp() if row.marked_at else 0
    return f"task_{row.delegation_id}_{row.task_id}_{stamp}"


def _remark(desk: Desk, row: TaskRow) -> str:
    parts = [row.owner, desk.t("overdue") if row.is_overdue else ""]
    if row.state is not TaskState.OPEN:
        parts += [row.state_label, row.marked_by]
    return " · ".join(part for part in parts if part)


def _tick(desk: Desk, row: TaskRow) -> None:
    is_done = st.session_state[f"{_key(row)}_done"]
    _keep(desk, row, TaskState.DONE if is_done else TaskState.OPEN, _own_owner(row))


def _own_owner(row: TaskRow) -> str:
    return "" if row.owner == row.usual_owner else row.owner


def _ask_more(desk: Desk, row: TaskRow) -> None:
    t = desk.t
    with st.form(f"{_key(row)}_form", border=False):
        owner = st.text_input(t("Whose it is"), row.owner, max_chars=100)
        states = list(TaskState)
        state = st.selectbox(
            t("How it stands"),
            states,
            index=states.index(row.state),
            format_func=lambda one: t(label(one)),
        )
        if st.form_submit_button(t("Save")):
            _keep(desk, row, state, "" if owner.strip() == row.usual_owner else owner)
            st.rerun()


def _keep(desk: Desk, row: TaskRow, state: TaskState, owner: str) -> None:
    checklists.mark(desk.ctx, desk.period.id, row.delegation_id, row.task_id, state, owner)


def _ask_own(desk: Desk, delegation: Delegation) -> None:
    t = desk.t
    arrives = delegation.arrival.at.date()
    with (
        st.expander(t("Add a task"), icon=":material/add:"),
        st.form(f"task_own_{delegation.id}", border=False, clear_on_submit=True),
    ):
        text = st.text_input(t("What is to be done"), max_chars=400)
        left, right = st.columns(2)
        due = left.date_input(t("Due on"), arrives, format="YYYY-MM-DD")
        owner = right.text_input(t("Whose it is"), max_chars=100)
        if st.form_submit_button(t("Add")):
            task = OwnTask(text, due)
            checklists.add(desk.ctx, desk.period.id, delegation.id, task, owner)
            st.rerun()
