"""Other plans for one delegation, side by side; everybody else's stays as planned."""

from __future__ import annotations

from typing import Final

import streamlit as st

from planner.access import Action, Thing, may
from planner.components.desk import Desk
from planner.errors import PlannerError
from planner.pages.empty import nothing_yet
from planner.pages.escape import markdown
from planner.pages.failures import say
from planner.pages.inputs import labels_of, pick_id
from planner.pages.planning import opened
from planner.pages.planning.offers import show_offer
from planner.services import plans, questions
from planner.services.answer_views import OfferView
from planner.services.views import Perspective, PlanRef

_REFRESH_SECONDS: Final = 0.5
_COUNTS: Final = (2, 3, 4)


def show_others(desk: Desk, ref: PlanRef) -> str | None:
    """Ask for which delegation other plans are wanted, and draw those found."""
    t = desk.t
    labels = labels_of(plans.resources(desk.ctx, ref, Perspective.DELEGATION, t))
    if not labels:
        nothing_yet(t("Nothing to show"), t("Nobody of this kind has anything to do in this plan."))
        return None
    st.caption(
        t(
            "Plans that guests would notice to be others: another host, another place or another "
            "part of the day. What everybody else does stays as it is."
        )
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        delegation_id = pick_id(
            t("Delegation"), labels, None, key=f"others_delegation:{desk.period.id}"
        )
        count = st.selectbox(t("How many"), _COUNTS, index=1, key="others_count", width=120)
        is_asked = st.button(
            t("Look for other plans"), type="primary", icon=":material/alt_route:", key="others_ask"
        )
    if delegation_id is None:
        return None
    key = f"others:{ref.period_id}:{ref.number}:{delegation_id}"
    if is_asked:
        st.session_state[key] = questions.ask_for_others(desk.ctx, ref, delegation_id, count)
    run_id = st.session_state.get(key)
    if run_id is not None:
        _show_asked(desk, run_id)
    return None


def _show_asked(desk: Desk, run_id: int) -> None:
    t = desk.t
    found = questions.other_plans(desk.ctx, run_id, t)
    if not found.run.status.is_over:
        _wait(desk, run_id)
    elif found.run.failure:
        text = t("No answer was found: {reason}", reason=found.run.failure)
        st.error(markdown(text), icon=":material/error:")
    elif not found.plans:
        nothing_yet(
            t("No other plan"),
            t("Nothing else was found that differs enough, keeps every rule and has vehicles."),
        )
    else:
        columns = st.columns(len(found.plans))
        for number, (column, offer) in enumerate(zip(columns, found.plans, strict=True)):
            with column, st.container(border=True):
                _show_plan(desk, run_id, number, offer)


@st.fragment(run_every=_REFRESH_SECONDS)
def _wait(desk: Desk, run_id: int) -> None:
    """Show that plans are being looked for; once they are there, all is drawn again."""
    found = questions.other_plans(desk.ctx, run_id, desk.t)
    if found.run.status.is_over:
        st.rerun()
    st.progress(0, text=markdown(found.run.status_label))
    st.caption(desk.t("This takes up to half a minute; a search that runs goes first."))


def _show_plan(desk: Desk, run_id: int, number: int, offer: OfferView) -> None:
    t = desk.t
    st.markdown(f"#### {markdown(t('Plan {number}', number=number + 1))}")
    show_offer(desk, offer)
    if may(desk.ctx, Action.CHANGE, Thing.PLAN) and st.button(
        t("Use this"), key=f"others_{run_id}_use_{number}", width="stretch"
    ):
        try:
            saved = questions.use_other(desk.ctx, run_id, number, "")
        except PlannerError as error:
            say(error, t)
        else:
            text = t("Saved as version {number}", number=saved.number)
            opened.close_drawer(desk, saved, text)
