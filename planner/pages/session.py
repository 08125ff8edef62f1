"""What a browser session remembers: language, office and period, and what is open on a page.

Ids only, never domain objects. What a link should bring back stands in the address as well.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

import streamlit as st

from planner.components.desk import Desk
from planner.config import Settings, read_settings
from planner.i18n import Language, Translator, translator
from planner.services import offices
from planner.services.asking import Asking
from planner.services.context import Context, open_context
from planner.services.views import PeriodView

SERVER: Final = "server"
"""Who stands beside what the server does by itself: the samples of the first start."""

_LANGUAGE: Final = "language"
_PERIOD: Final = "period"


def context() -> Context:
    """Return the services' context for whoever is signed in.

    Its services raise SignedOut as soon as the session is over.
    """
    return context_of(str(st.user.get("session")))


def context_of(session_id: str) -> Context:
    """Return the services' context for whoever is behind a session, also outside of a page."""
    server = server_context()
    return replace(server, who=Asking(server, session_id))


def server_context() -> Context:
    """Return the server's own context, opened once in the process."""
    return _context_of(read_settings())


@cache
def _context_of(settings: Settings) -> Context:
    return open_context(settings, SERVER)


def desk() -> Desk | None:
    """Return what the parts of a page are handed, or None while there is no office yet."""
    ctx, t = context(), translate()
    period = period_of(offices.all_periods(ctx, t))
    return None if period is None else Desk(ctx, t, period)


def language() -> Language:
    """Return the reader's language: as chosen, as the address says, or as the browser prefers."""
    chosen = st.session_state.get(_LANGUAGE)
    if isinstance(chosen, Language):
        return chosen
    asked = st.query_params.get("lang", "")
    if asked in set(Language):
        return Language(asked)
    prefers_chinese = (st.context.locale or "").lower().startswith("zh")
    return Language.ZH_CN if prefers_chinese else Language.EN


def translate() -> Translator:
    """Return the translator into the reader's language."""
    return translator(language())


def choose_language(chosen: Language) -> None:
    """Remember a language for the session and in the address."""
    st.session_state[_LANGUAGE] = chosen
    put_in_address("lang", chosen.value)


def period_of(periods: tuple[PeriodView, ...]) -> PeriodView | None:
    """Return the office and period that is open: as chosen, as the address says, else by the clock.

    `periods` come in order of time.
    """
    by_id = {str(period.id): period for period in periods}
    for asked in (str(st.session_state.get(_PERIOD)), st.query_params.get("at", "")):
        if asked in by_id:
            return by_id[asked]
    return offices.running_or_next(context(), periods)


def choose_period(period_id: int) -> None:
    """Remember an office and period for the session and in the address."""
    st.session_state[_PERIOD] = period_id
    put_in_address("at", str(period_id))


def put_in_address(name: str, value: str | None) -> None:
    """Let the address carry `value` under `name`; None takes it out. The same again is free."""
    if value is None:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value


def base_version(form: str, current: int) -> int:
    """Return the scenario version that a form was opened at, which is what it will replace.

    It stays while the form is open: if somebody else saves meanwhile, ours must be refused.
    """
    opened: int = st.session_state.setdefault(f"base:{form}", current)
    return opened


def close_form(form: str) -> None:
    """Forget the version that a form was opened at; it shows the newest data next."""
    st.session_state.pop(f"base:{form}", None)
