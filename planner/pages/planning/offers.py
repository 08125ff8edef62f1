"""Another plan beside the one that is open: what it costs, what differs, and using it."""

from __future__ import annotations

import streamlit as st

from planner.components.desk import Desk
from planner.formats import format_number
from planner.pages.escape import markdown
from planner.services.answer_views import OfferView, TierLine
from planner.services.office_views import DifferenceLine


def show_offer(desk: Desk, offer: OfferView) -> None:
    """Draw what another plan costs beside the open one, and all that differs."""
    t = desk.t
    if offer.broken:
        text = "\n".join([t("This breaks:"), *(f"- {markdown(line)}" for line in offer.broken)])
        st.error(text, icon=":material/error:")
    costs = [_cost(desk, tier) for tier in offer.tiers if tier.difference]
    st.markdown("\n".join(costs) if costs else t("It costs nothing in any respect."))
    lines = [_difference(line) for line in offer.differences]
    if offer.vehicles_changed:
        lines.append(
            "- "
            + t.n(
                "Other vehicles drive to {count} engagement.",
                "Other vehicles drive to {count} engagements.",
                offer.vehicles_changed,
            )
        )
    st.markdown("\n".join(lines))


def _cost(desk: Desk, tier: TierLine) -> str:
    t = desk.t
    amount = format_number(t, abs(tier.difference))
    if tier.difference > 0:
        said = t("{amount} worse: {what}", amount=amount, what=tier.label)
        return f"- :orange[:material/trending_down: {markdown(said)}]"
    said = t("{amount} better: {what}", amount=amount, what=tier.label)
    return f"- :green[:material/trending_up: {markdown(said)}]"


def _difference(line: DifferenceLine) -> str:
    what = f"**{markdown(line.title)}**, {markdown(line.dimension_label)}"
    return f"- {what}: {markdown(line.before)} → **{markdown(line.after)}**"
