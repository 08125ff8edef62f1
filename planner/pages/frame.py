"""What stands around every page: title, navigation, office and period, language."""

from __future__ import annotations

import logging
import secrets
from html import escape
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.navigation.page import Page

from planner.components.cell_edits import wait_for_cells
from planner.errors import PlannerError
from planner.i18n import Language, Translator
from planner.pages import session
from planner.pages.escape import markdown
from planner.pages.failures import say
from planner.pages.wording import put_in_words
from planner.services import offices

_FOLDER: Final = Path(__file__).parent
_LOG: Final = logging.getLogger(__name__)


def show() -> None:
    """Draw the frame and the page that the reader is on."""
    icon = _FOLDER / "icon.svg"
    t = session.translate()
    st.set_page_config(
        page_title=t("Reception planner"),
        page_icon=str(icon),
        layout="wide",
        initial_sidebar_state="auto",
    )
    st.html(_FOLDER / "frame.css")
    put_in_words(t)
    st.logo(_wordmark(icon, t("Reception planner")), size="large", icon_image=str(icon))
    _run(st.navigation(_pages(t)), t)


def _wordmark(icon: Path, name: str) -> str:
    """Return a picture of the icon with the planner's name beside it."""
    drawing = icon.read_text("utf-8").partition(">")[2].rpartition("</svg>")[0]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 64">'
        f'{drawing}<text x="80" y="44" font-family="sans-serif" font-weight="600" font-size="34"'
        f' fill="#1c2733">{escape(name)}</text></svg>'
    )


def _pages(t: Translator) -> list[Page]:
    """Return the pages in the order of the work; a new page is one line here."""
    return [
        st.Page(
            _FOLDER / "plan.py",
            title=t("Plan"),
            icon=":material/event_available:",
            default=True,
        ),
        st.Page(
            _FOLDER / "approval.py",
            title=t("Approval"),
            icon=":material/approval:",
            url_path="approval",
        ),
        st.Page(
            _FOLDER / "delegations.py",
            title=t("Delegations"),
            icon=":material/groups:",
            url_path="delegations",
        ),
        st.Page(
            _FOLDER / "resources.py",
            title=t("Resources"),
            icon=":material/badge:",
            url_path="resources",
        ),
        st.Page(
            _FOLDER / "about.py",
            title=t("About and data"),
            icon=":material/info:",
            url_path="about",
        ),
    ]


def _run(page: Page, t: Translator) -> None:
    """Draw the pickers and the page.

    What the planner refuses is worded, anything else is logged with a number.
    """
    try:
        with st.sidebar:
            _pick_period(t)
            _pick_language(t)
            st.caption(markdown(t("No sign-in yet: only this computer can reach the planner.")))
            wait_for_cells()
        page.run()
    except PlannerError as error:
        say(error, t)
    except Exception:  # noqa: BLE001 - the last resort: logged, and no details on the page
        number = secrets.token_hex(4)
        _LOG.exception("page %s failed, number %s", page.url_path, number)
        st.error(
            t(
                "Something went wrong that should not. Nothing was changed. "
                "The log has the details under number {number}.",
                number=number,
            )
        )


def _pick_period(t: Translator) -> None:
    periods = offices.all_periods(session.context(), t)
    opened = session.period_of(periods)
    if opened is None:
        return
    labels = {period.id: period.short_label for period in periods}
    ids = list(labels)
    chosen = st.selectbox(
        t("Office and period"),
        ids,
        index=ids.index(opened.id),
        format_func=labels.__getitem__,
        key="frame_period",
    )
    session.choose_period(chosen)
    shown = next(period for period in periods if period.id == chosen)
    st.caption(f"{markdown(shown.office)}  \n{markdown(shown.label)}")


def _pick_language(t: Translator) -> None:
    st.segmented_control(
        t("Language"),
        list(Language),
        default=session.language(),
        format_func=lambda language: language.own_name,
        key="frame_language",
        on_change=_language_chosen,
        required=True,
        width="stretch",
    )


def _language_chosen() -> None:
    session.choose_language(st.session_state["frame_language"])
