"""The secret link of a personal calendar: make it, see it once, end it."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

import streamlit as st

from planner.components.desk import Desk
from planner.formats import format_datetime
from planner.pages.calendar_route import CALENDAR_PATH
from planner.pages.escape import markdown
from planner.services import calendars

_MADE: Final = "own_calendar_made"


def offer_calendar(desk: Desk) -> None:
    """Draw the state of the link, and what can be done with it."""
    t = desk.t
    since = calendars.link_since(desk.ctx)
    with st.expander(t("Calendar on my phone")):
        st.caption(
            t("Your calendar program can subscribe to a secret link. Whoever has it can read it.")
        )
        token = st.session_state.get(_MADE)
        if since is not None and token:
            st.code(_origin(desk) + CALENDAR_PATH.format(token=token), language=None)
            st.caption(t("Copy it now: it is not shown again."))
        elif since is not None:
            st.markdown(markdown(t("A link exists since {when}.", when=format_datetime(t, since))))
        with st.container(horizontal=True):
            st.button(
                t("Make a new link") if since is not None else t("Make a link"),
                on_click=_renew,
                args=(desk,),
                key="own_calendar_renew",
            )
            if since is not None:
                st.button(
                    t("End the link"), on_click=_revoke, args=(desk,), key="own_calendar_revoke"
                )


def _origin(desk: Desk) -> str:
    """Return where the planner is reached: as set up, else as this page was."""
    public = desk.ctx.settings.public_url
    if public:
        return public.rstrip("/")
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}"


def _renew(desk: Desk) -> None:
    st.session_state[_MADE] = calendars.renew(desk.ctx, desk.t.language)


def _revoke(desk: Desk) -> None:
    st.session_state.pop(_MADE, None)
    calendars.revoke(desk.ctx)
