"""What is to be said about a plan: broken rules, what is left out, and its score card."""

from __future__ import annotations

import streamlit as st

from planner.components.desk import Desk
from planner.formats import format_number
from planner.model import Priority
from planner.pages.escape import markdown
from planner.pages.planning.why import ask
from planner.services import plans
from planner.services.answer_views import Question
from planner.services.views import PlanRef, TierScore, UnplacedLine, WarningLine


def show_findings(desk: Desk, ref: PlanRef) -> str | None:
    """Draw the findings; return the engagement that was asked for, if any."""
    broken = _show_warnings(desk, plans.warnings(desk.ctx, ref, desk.t))
    left_out = _show_unplaced(desk, ref, plans.unplaced(desk.ctx, ref, desk.t))
    show_score(desk, plans.score_card(desk.ctx, ref, desk.t))
    return broken or left_out


def _show_warnings(desk: Desk, warnings: tuple[WarningLine, ...]) -> str | None:
    t = desk.t
    st.subheader(t("Rules"))
    if not warnings:
        st.success(t("The plan keeps every rule."), icon=":material/check_circle:")
        return None
    asked = None
    for index, warning in enumerate(warnings):
        with st.container(border=True):
            left, right = st.columns([5, 1], vertical_alignment="center")
            left.markdown(f":red[**{markdown(warning.text)}**]")
            left.caption(markdown(f"{warning.rule} · {warning.rule_label}"))
            if warning.engagement_ids and right.button(
                t("Change"), key=f"plan_warning_{index}", width="stretch"
            ):
                asked = warning.engagement_ids[0]
    return asked


def _show_unplaced(desk: Desk, ref: PlanRef, unplaced: tuple[UnplacedLine, ...]) -> str | None:
    t = desk.t
    st.subheader(t("Left out"))
    if not unplaced:
        st.success(t("Every engagement has its place."), icon=":material/check_circle:")
        return None
    asked = None
    for line in unplaced:
        with st.container(border=True):
            left, right = st.columns([5, 1], vertical_alignment="center")
            with left:
                colour = "red" if line.priority is Priority.MUST else "orange"
                st.markdown(
                    f"**{markdown(line.title)}** :{colour}-badge[{markdown(line.priority_label)}]"
                )
                st.caption(markdown(line.delegations))
                st.markdown("\n".join(f"- {markdown(reason)}" for reason in line.reasons))
                if not line.reasons:
                    st.markdown(
                        t(
                            "No rule keeps it out: it would make the rest of the plan worse, or "
                            "vehicles or time for the search were short."
                        )
                    )
            if right.button(
                t("Find a place"), key=f"plan_unplaced_{line.engagement_id}", width="stretch"
            ):
                asked = line.engagement_id
            if line.can_ask and right.button(
                t("Why?"), key=f"plan_why_{line.engagement_id}", width="stretch"
            ):
                ask(desk, ref, Question(line.engagement_id))
                asked = line.engagement_id
    return asked


def show_score(desk: Desk, tiers: tuple[TierScore, ...]) -> None:
    """Draw the score card of a plan: each tier with its value, its proof and its goals."""
    t = desk.t
    st.subheader(t("How good the plan is"))
    st.caption(
        t(
            "Most important first; nothing further down was bought at the cost of what stands "
            "above it. 0 is perfect."
        )
    )
    for tier in tiers:
        with st.container(border=True):
            left, middle, right = st.columns([3, 1, 2], vertical_alignment="center")
            left.markdown(f"**{markdown(tier.label)}**")
            middle.markdown(f"**{format_number(t, tier.value)}**")
            right.markdown(_proof(desk, tier))
            lines = [line for line in tier.lines if line.value]
            if lines:
                st.markdown(
                    "\n".join(
                        f"- **{format_number(t, line.value)}** {markdown(line.label)}"
                        for line in lines
                    )
                )


def _proof(desk: Desk, tier: TierScore) -> str:
    t = desk.t
    if tier.is_proven:
        return f":green[:material/verified: {markdown(t('Proven: no plan does better'))}]"
    if tier.bound is None:
        return f":gray[{markdown(t('Not proven'))}]"
    text = t("Not proven; at best {bound}", bound=format_number(t, tier.bound))
    return f":gray[{markdown(text)}]"
