"""What a page says before there is anything to show: what to do next."""

from __future__ import annotations

import streamlit as st

from planner.i18n import Translator


def no_office(t: Translator) -> None:
    """Say that no office has been set up, and where a file of one is taken in."""
    nothing_yet(
        t("There is no office yet"),
        t("Import a scenario file of your office and its period under “About and data”."),
    )


def nothing_yet(title: str, advice: str) -> None:
    """Show an empty place: what is missing, and the next step. Both texts are our own."""
    with st.container(border=True, horizontal_alignment="center"):
        st.markdown(f"#### {title}", text_alignment="center")
        st.markdown(advice, text_alignment="center")
