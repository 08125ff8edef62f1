"""The page about the planner: files in and out, where data are kept, versions, credits."""

from __future__ import annotations

from importlib.metadata import version
from typing import Final

import streamlit as st

from planner.access import Action, Thing, may
from planner.components.desk import Desk
from planner.errors import Flaw, FlawCode, InvalidInput, PlannerError
from planner.i18n import Translator
from planner.pages.escape import markdown
from planner.pages.failures import say, say_of_file
from planner.pages.session import choose_period
from planner.services import accounts, first_run, scenarios
from planner.services.context import Context

_DISTRIBUTIONS: Final = ("reception-planner", "ortools", "streamlit", "folium", "networkx", "geopy")
_COMPONENTS: Final = (
    ("EventCalendar", "5.10.1", "MIT"),
    ("Leaflet", "1.9.4", "BSD-2-Clause"),
)


def show(ctx: Context, desk: Desk | None, t: Translator) -> None:
    """Draw the page; there may be no office yet, then this is where the first comes from."""
    st.title(t("About and data"))
    st.markdown(
        t(
            "The planner arranges the visits of a city's foreign guests: hosts, times, rooms, "
            "interpreters, vehicles and roads together, and checks that the rules are kept."
        )
    )
    left, right = st.columns(2)
    with left:
        if may(ctx, Action.CHANGE, Thing.SCENARIO_FILE):
            _offer_import(ctx, t)
    with right:
        if desk is not None and may(ctx, Action.SEE, Thing.SCENARIO_FILE):
            _offer_export(desk)
    if may(ctx, Action.CHANGE, Thing.BACKUP):
        _say_where(ctx, t)
    if not first_run.is_sample(ctx):
        _offer_password(ctx, t)
    _say_versions(t)


def _offer_password(ctx: Context, t: Translator) -> None:
    st.subheader(t("My password"))
    with st.form("password", clear_on_submit=True):
        old = _secret(t("Old password"), "current-password", "password_old")
        new = _secret(t("New password"), "new-password", "password_new")
        again = _secret(t("Once more"), "new-password", "password_again")
        is_asked = st.form_submit_button(t("Replace the password"))
    if not is_asked:
        return
    try:
        if new != again:
            raise InvalidInput((Flaw("again", FlawCode.NOT_THE_SAME),))
        accounts.change_own_password(ctx, old, new)
    except PlannerError as error:
        say(error, t)
        return
    st.success(t("The password is replaced. You are signed out everywhere: sign in with it."))


def _secret(caption: str, kind: str, key: str) -> str:
    return st.text_input(caption, type="password", autocomplete=kind, key=key)


def _offer_import(ctx: Context, t: Translator) -> None:
    st.subheader(t("Import a scenario file"))
    st.caption(
        t("One JSON file holds an office and a period. It is taken in whole, or not at all.")
    )
    uploaded = st.file_uploader(
        t("Scenario file"), type="json", key="about_file", label_visibility="collapsed"
    )
    if uploaded is None or not st.button(t("Import"), type="primary", key="about_import"):
        return
    try:
        choose_period(scenarios.import_file(ctx, uploaded.getvalue()))
    except PlannerError as error:
        say_of_file(error, t)
        return
    st.toast(t("Imported"), icon=":material/check_circle:")
    st.rerun()


def _offer_export(desk: Desk) -> None:
    t = desk.t
    st.subheader(t("Export"))
    st.caption(markdown(f"{desk.period.office} · {desk.period.label}"))
    st.download_button(
        t("Download as a scenario file"),
        data=lambda: scenarios.export_file(desk.ctx, desk.period.id),
        file_name=f"{desk.period.office_id}-{desk.period.period.start:%Y-%m-%d}.json",
        mime="application/json",
        icon=":material/download:",
        key="about_export",
    )


def _say_where(ctx: Context, t: Translator) -> None:
    st.subheader(t("Where data are kept"))
    st.markdown(
        t(
            "Everything stays on this computer: no request leaves it, and only who signs in can "
            "open the planner."
        )
    )
    st.code(str(ctx.settings.data_dir), language=None)


def _say_versions(t: Translator) -> None:
    st.subheader(t("Versions and licences"))
    st.markdown(
        t(
            "Roads: © OpenStreetMap contributors, Open Database Licence. Each city's folder "
            "names the origin, licence and date of its data."
        )
    )
    lines = [f"- {name} {version(name)}" for name in _DISTRIBUTIONS]
    lines += [f"- {name} {number} ({licence})" for name, number, licence in _COMPONENTS]
    st.markdown("\n".join(lines))
