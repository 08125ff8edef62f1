"""What stands around every page: title, navigation, office and period, language."""

from __future__ import annotations

import logging
import secrets
from html import escape
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.navigation.page import Page

from planner.access import Actor, Role
from planner.components.cell_edits import wait_for_cells
from planner.errors import NotAllowed, PlannerError
from planner.formats import format_list
from planner.i18n import N_, Language, Translator
from planner.labels import label
from planner.pages import session
from planner.pages.escape import markdown
from planner.pages.failures import say
from planner.pages.wording import put_in_words
from planner.services import audit_log, first_run, offices
from planner.services.asking import SignedOut

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
    try:
        person = session.context().person
    except SignedOut as error:
        say(error, t)
        return
    _run(st.navigation(_pages(person, t)), person, t)


def _wordmark(icon: Path, name: str) -> str:
    """Return a picture of the icon with the planner's name beside it."""
    drawing = icon.read_text("utf-8").partition(">")[2].rpartition("</svg>")[0]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 64">'
        f'{drawing}<text x="80" y="44" font-family="sans-serif" font-weight="600" font-size="34"'
        f' fill="#1c2733">{escape(name)}</text></svg>'
    )


_DESK: Final = (Role.OFFICER, Role.CHIEF, Role.DUTY_OFFICER)

PAGES: Final[tuple[tuple[str, str, str, tuple[Role, ...]], ...]] = (
    ("my_day", N_("My day"), ":material/today:", (Role.LEADER, Role.SECRETARY)),
    ("my_sheet", N_("My sheet"), ":material/assignment:", (Role.INTERPRETER, Role.DRIVER)),
    ("plan", N_("Plan"), ":material/event_available:", _DESK),
    ("today", N_("Today"), ":material/view_agenda:", _DESK),
    ("changes", N_("Changes"), ":material/sync_problem:", (Role.OFFICER, Role.DUTY_OFFICER)),
    (
        "approval",
        N_("Approval"),
        ":material/approval:",
        (*_DESK, Role.AUDITOR, Role.LEADER, Role.SECRETARY),
    ),
    ("delegations", N_("Delegations"), ":material/groups:", (Role.OFFICER,)),
    ("resources", N_("Resources"), ":material/badge:", (Role.OFFICER,)),
    ("accounts", N_("Accounts"), ":material/manage_accounts:", (Role.ADMINISTRATOR,)),
    ("audit", N_("Audit log"), ":material/history:", (Role.AUDITOR,)),
    ("about", N_("About and data"), ":material/info:", tuple(Role)),
)
"""The pages in the order of the work: file and address, title, icon, and for whom they exist.

A new page is one line here; the first that somebody may see is where they begin. Its services
check again.
"""


_FIRST: Final = "first"
"""The name of somebody's first page, which stands at the root whatever it is called."""


def _pages(person: Actor, t: Translator) -> list[Page]:
    mine = [entry for entry in PAGES if person.roles.intersection(entry[3])]
    pages = [
        st.Page(
            _FOLDER / f"{name}.py",
            title=t(title),
            icon=icon,
            default=number == 0,
            url_path=name if number else _FIRST,
        )
        for number, (name, title, icon, _) in enumerate(mine)
    ]
    # Streamlit knows the first page at the root only. Links carry its name all the same, since
    # which page is somebody's first depends on their roles.
    name, title, icon, _ = mine[0]
    file = _FOLDER / f"{name}.py"
    return [
        *pages,
        st.Page(file, title=t(title), icon=icon, url_path=name, visibility="hidden"),
    ]


def _run(page: Page, person: Actor, t: Translator) -> None:
    """Draw the pickers and the page.

    What the planner refuses is worded, anything else is logged with a number.
    """
    try:
        with st.sidebar:
            _pick_period(t)
            _pick_language(t)
            _say_who(person, t)
            wait_for_cells()
        page.run()
    except NotAllowed as error:
        audit_log.note_refusal(session.server_context(), person, error)
        say(error, t)
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


def _say_who(person: Actor, t: Translator) -> None:
    """Show who is signed in, and the way out; a sample account says that it is one."""
    roles = format_list(t, [t(label(role)) for role in Role if role in person.roles])
    st.caption(f"{markdown(t(person.display_name))}  \n{markdown(roles)}")
    leave = escape(t("Sign out"))
    address = f"/sign-out?lang={session.language().value}"
    st.html(f'<a class="sign-out" href="{address}" target="_self">{leave}</a>')
    if first_run.is_sample(session.context()):
        st.warning(
            t(
                "Sample sign-in: invented people, this computer only. Before you enter real data, "
                "sign out and set up the first account."
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
