"""A bar moved on the timeline: kept, refused or asked about, in words below it; undone at once."""

from __future__ import annotations

from typing import Final, TypeAlias

import streamlit as st

from planner.components.desk import Desk
from planner.errors import PlannerError
from planner.pages.escape import markdown
from planner.pages.failures import say
from planner.pages.planning import opened
from planner.pages.planning.check_view import held_list, sentence_list
from planner.services import drops, edits
from planner.services.drops import Drop, Dropped
from planner.services.edits import VisitEdit
from planner.services.labels import DROPPED
from planner.services.views import PlanRef

_ANSWER: Final = "plan_drop_answer"
_TURN: Final = "plan_drop_turn"


_Answer: TypeAlias = tuple[PlanRef, Dropped | PlannerError]
"""The plan that a bar was dropped on, and what it does to it or why it was refused."""


def tried(ref: PlanRef) -> VisitEdit | None:
    """Return the edit that breaks a rule and waits for a person's word, None if none does."""
    match _answer(ref):
        case (_, Dropped(edit=edit, check=check, saved=None)) if not check.released:
            return edit if check.broken else None
        case _:
            return None


def turn() -> int:
    """Return a number that changes with every drop."""
    count: int = st.session_state.get(_TURN, 0)
    return count


def next_turn() -> None:
    """Have the timeline drawn anew, as the plan is."""
    st.session_state[_TURN] = turn() + 1


def take(desk: Desk, ref: PlanRef, drop: Drop) -> None:
    """Let the planner answer a drop, and draw the page anew."""
    next_turn()
    try:
        dropped = drops.drop(desk.ctx, ref, drop, desk.t)
    except PlannerError as error:
        st.session_state[_ANSWER] = (ref, error)
    else:
        st.session_state[_ANSWER] = (ref, dropped) if dropped.check.has_effect else None
        if dropped.saved is not None:
            opened.open_version(desk, None)
    st.rerun()


def show_answer(desk: Desk, ref: PlanRef) -> None:
    """Say what came of the last drop, for as long as the plan is the one that it was made on."""
    answer = _answer(ref)
    if answer is None:
        return
    dropped_on, dropped = answer
    with st.container(border=True, key="plan_drop_answer_box"):
        if isinstance(dropped, PlannerError):
            say(dropped, desk.t)
            return
        check = dropped.check
        if dropped.saved is not None:
            _offer_to_undo(desk, dropped.saved, dropped_on)
        elif check.released:
            title = desk.t("Not moved: this is held fixed. It can be changed in its form.")
            text = "\n".join([title, *held_list(check.released)])
            st.warning(text, icon=":material/lock:")
        elif check.broken:
            text = "\n".join([desk.t("This breaks:"), *sentence_list(check.broken)])
            st.error(text, icon=":material/error:")
            _offer_to_keep(desk, ref, dropped.edit)


def _answer(ref: PlanRef) -> _Answer | None:
    """Return what came of the last drop if `ref` is the plan before or after it."""
    answer: _Answer | None = st.session_state.get(_ANSWER)
    if answer is None:
        return None
    dropped_on, dropped = answer
    saved = dropped.saved if isinstance(dropped, Dropped) else None
    return answer if ref == (saved or dropped_on) else None


def _offer_to_undo(desk: Desk, saved: PlanRef, before: PlanRef) -> None:
    t = desk.t
    with st.container(horizontal=True, vertical_alignment="center"):
        text = t("Moved; it is saved as version {number}.", number=saved.number)
        st.success(markdown(text), icon=":material/check_circle:")
        if st.button(t("Undo"), icon=":material/undo:", key="plan_drop_undo"):
            try:
                drops.undo(desk.ctx, saved, before)
            except PlannerError as error:
                say(error, t)
            else:
                _forget(desk)


def _offer_to_keep(desk: Desk, ref: PlanRef, edit: VisitEdit) -> None:
    t = desk.t
    with st.container(horizontal=True):
        if st.button(t("Put it back"), type="primary", key="plan_drop_back"):
            _forget(desk)
        if st.button(t("Keep it all the same"), key="plan_drop_keep"):
            try:
                saved = edits.save_edit(desk.ctx, ref, edit, DROPPED)
            except PlannerError as error:
                say(error, t)
            else:
                check = edits.check_edit(desk.ctx, ref, edit, t)
                st.session_state[_ANSWER] = (ref, Dropped(edit, check, saved))
                opened.open_version(desk, None)
                st.rerun()


def _forget(desk: Desk) -> None:
    st.session_state.pop(_ANSWER, None)
    next_turn()
    opened.open_version(desk, None)
    st.rerun()
