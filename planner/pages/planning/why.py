"""Why an engagement is as it is, or is not: asked in its drawer, answered by the worker."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from planner.access import Action, Thing, may
from planner.components.desk import Desk
from planner.errors import PlannerError
from planner.i18n import N_
from planner.model import LockDimension
from planner.pages.escape import markdown
from planner.pages.failures import say
from planner.pages.planning import opened
from planner.pages.planning.offers import show_offer
from planner.services import questions
from planner.services.answer_views import AnswerView, Question, RemedyView
from planner.services.edits import VisitEdit
from planner.services.views import EditForm, PlanRef

_REFRESH_SECONDS: Final = 0.5

_WHY_SO: Final = (
    (LockDimension.TIME, N_("Why this time?")),
    (LockDimension.PLACE, N_("Why this room?")),
    (LockDimension.HOST, N_("Why this host?")),
)


def ask(desk: Desk, ref: PlanRef, question: Question) -> None:
    """Ask a question; its answer appears in the engagement's drawer."""
    run_id = questions.ask(desk.ctx, ref, question)
    st.session_state[_key(ref, question.engagement_id)] = run_id


def show_why(desk: Desk, ref: PlanRef, form: EditForm, edit: VisitEdit) -> None:
    """Offer the questions that can be asked of an engagement, and show the last answer."""
    t = desk.t
    if not questions.can_ask(desk.ctx, ref, form.engagement_id):
        return
    run_id = st.session_state.get(_key(ref, form.engagement_id))
    title = t("Why so, and what else could be?")
    with st.expander(title, icon=":material/help:", expanded=run_id is not None):
        asked = _offer_questions(desk, form, edit)
        if asked is not None:
            ask(desk, ref, asked)
            st.rerun()
        if run_id is not None:
            _show_asked(desk, run_id)


def _offer_questions(desk: Desk, form: EditForm, edit: VisitEdit) -> Question | None:
    """Draw a button for each question that makes sense; return the one that was asked."""
    t = desk.t
    key, name = f"why_{form.engagement_id}", form.engagement_id
    asked: Question | None = None
    with st.container(horizontal=True):
        if form.start is None and st.button(t("Why is it left out?"), key=f"{key}_out"):
            asked = Question(name)
        for dimension, text in _WHY_SO if form.start is not None else ():
            has_host = dimension is not LockDimension.HOST or form.host_id is not None
            if has_host and st.button(t(text), key=f"{key}_{dimension}"):
                asked = Question(name, other_than=dimension)
        entered = _entered(form, edit)
        if entered is not None and st.button(t("Why not as entered above?"), key=f"{key}_not"):
            asked = entered
    return asked


def _entered(form: EditForm, edit: VisitEdit) -> Question | None:
    """Return why it is not as the form says, as far as that is another time, room or host."""
    start = None if edit.start == form.start else edit.start
    room_id = edit.room_id if edit.room_id and edit.room_id != form.room_id else None
    host_id = edit.host_id if edit.host_id != form.host_id else None
    if start is None and room_id is None and host_id is None:
        return None
    return Question(form.engagement_id, start, room_id, host_id)


def _show_asked(desk: Desk, run_id: int) -> None:
    asked = questions.answer(desk.ctx, run_id, desk.t)
    if not asked.run.status.is_over:
        _wait(desk, run_id)
    elif asked.answer is not None:
        _show_answer(desk, run_id, asked.answer)
    else:
        text = desk.t(
            "No answer was found: {reason}", reason=asked.run.failure or asked.run.status_label
        )
        st.error(markdown(text), icon=":material/error:")


@st.fragment(run_every=_REFRESH_SECONDS)
def _wait(desk: Desk, run_id: int) -> None:
    """Show that an answer is being looked for; once it is there, all is drawn again."""
    asked = questions.answer(desk.ctx, run_id, desk.t)
    if asked.run.status.is_over:
        st.rerun()
    st.progress(0, text=markdown(asked.run.status_label))
    st.caption(desk.t("An answer takes some seconds; a search that runs goes first."))


def _show_answer(desk: Desk, run_id: int, answer: AnswerView) -> None:
    t = desk.t
    st.markdown(f"#### {markdown(answer.question)}")
    if answer.is_possible:
        st.success(markdown(answer.verdict), icon=":material/check_circle:")
    else:
        st.warning(markdown(answer.verdict), icon=":material/block:")
    if answer.facts:
        st.markdown("\n".join(f"- {markdown(fact)}" for fact in answer.facts))
    if answer.note:
        st.caption(markdown(answer.note))
    reason = ""
    if answer.offer or answer.moving or any(x.can_apply for x in answer.remedies):
        reason = st.text_input(
            t("Reason, if you take one of these"),
            placeholder=t("For those who read this later"),
            key=f"why_{run_id}_reason",
        )
    offer = answer.offer or answer.moving
    if offer is not None:
        with st.container(border=True):
            if answer.offer is None:
                st.markdown(f"**{markdown(t('Possible if others move:'))}**")
                st.markdown(markdown(offer.text))
            show_offer(desk, offer)
            if _may_change(desk) and st.button(t("Use this"), key=f"why_{run_id}_use"):
                _take(desk, partial(questions.use_offer, desk.ctx, run_id, reason))
    _show_remedies(desk, run_id, answer.remedies, reason)


def _show_remedies(desk: Desk, run_id: int, remedies: tuple[RemedyView, ...], reason: str) -> None:
    t = desk.t
    if remedies:
        st.markdown(f"**{markdown(t('What would make it possible, the least effort first:'))}**")
    for number, remedy in enumerate(remedies):
        with st.container(border=True):
            left, right = st.columns([3, 1], vertical_alignment="center")
            left.markdown(f"**{markdown(remedy.text)}**")
            left.caption(markdown(f"→ {remedy.outcome}"))
            can_take = remedy.can_apply and _may_change(desk)
            if can_take and right.button(
                t("Do this"), key=f"why_{run_id}_do_{number}", width="stretch"
            ):
                _take(desk, partial(questions.take_remedy, desk.ctx, run_id, number, reason))


def _may_change(desk: Desk) -> bool:
    return may(desk.ctx, Action.CHANGE, Thing.PLAN)


def _take(desk: Desk, keep: Callable[[], PlanRef]) -> None:
    try:
        saved = keep()
    except PlannerError as error:
        say(error, desk.t)
    else:
        text = desk.t("Saved as version {number}", number=saved.number)
        opened.close_drawer(desk, saved, text)


def _key(ref: PlanRef, engagement_id: str) -> str:
    return f"why:{ref.period_id}:{ref.number}:{engagement_id}"
