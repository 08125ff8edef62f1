"""What has changed for somebody and they have not yet acknowledged."""

from __future__ import annotations

import streamlit as st

from planner.components.desk import Desk
from planner.pages.escape import markdown
from planner.services import notices


def show_unread(desk: Desk) -> None:
    """Draw each notice with a button to acknowledge it."""
    t = desk.t
    for one in notices.waiting_for(desk.ctx, t):
        with st.container(border=True, key=f"notice_{one.id}"):
            st.markdown(f":orange-badge[{markdown(t('New for you'))}] **{markdown(one.name)}**")
            st.markdown("\n".join(f"- {markdown(line)}" for line in one.lines))
            st.button(
                t("I have read this"),
                icon=":material/check:",
                type="primary",
                on_click=notices.acknowledge,
                args=(desk.ctx, one.id),
                key=f"own_known_{one.id}",
            )
