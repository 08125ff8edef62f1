"""What the planner refuses, said to the person who asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from types import MappingProxyType
from typing import Final

import streamlit as st

from planner.errors import (
    Conflict,
    Flaw,
    InvalidInput,
    NotAllowed,
    NotFound,
    PlannerError,
    StorageFailed,
    Unsettled,
)
from planner.flaw_texts import flaw_text
from planner.i18n import N_, Translator
from planner.pages.escape import markdown
from planner.services.asking import SignedOut
from planner.services.ground import CityUnusable
from planner.services.vetting import PlanRefused

_MAX_FLAWS_SHOWN: Final = 20

_BY_CODE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "account_exists": N_("There is already an account of this name."),
        "wrong_password": N_("The old password is not right."),
        "period_exists": N_("There is already a period of just these days for this office."),
        "plan_changed": N_(
            "There is a newer version of the plan by now, so nothing was saved yet. Look at what "
            "it changes, then do it again."
        ),
        "own_submission": N_(
            "You submitted this yourself, or have already decided a step of it; somebody else has "
            "to decide it."
        ),
        "not_their_turn": N_("Somebody else has to say yes first."),
        "comment_missing": N_("Say why in a comment."),
        "held": N_(
            "This is held fixed. To change it all the same, tick the box for it and say why."
        ),
        "guests_held": N_(
            "Who takes part is held fixed: kitchens, printers or those on their way have been "
            "told. To change it all the same, say why above."
        ),
        "note_missing": N_("Something is not approved: say in the note who has agreed to it."),
        "nothing_to_submit": N_("It waits for its approval already, or has it."),
        "decided_meanwhile": N_("Somebody else has decided this in the meantime."),
        "submitted_anew": N_("This was submitted anew in the meantime; look at the newest."),
        "changed_since_submitted": N_(
            "The plan was changed after this was submitted. Return it, or ask for it to be "
            "submitted again."
        ),
    }
)
_BY_CLASS: Final[Mapping[type[PlannerError], str]] = MappingProxyType(
    {
        NotFound: N_("This does not exist any more. Somebody may have taken it out."),
        SignedOut: N_("You are signed out. Sign in again to go on; what was saved is safe."),
        NotAllowed: N_("You may not do this."),
        Conflict: N_(
            "Somebody else changed this office's data while the form was open. Nothing of yours "
            "was saved. Load the newest data and enter your change again."
        ),
        Unsettled: N_(
            "Something still stands open. Nothing was done: accept each point, or mend it."
        ),
        StorageFailed: N_(
            "The database cannot be read or written. Nothing was changed; whoever looks after "
            "the computer finds the reason in the log."
        ),
        CityUnusable: N_("The city's roads and places cannot be read."),
        PlanRefused: N_("The plan that was found breaks a rule and is therefore not shown."),
    }
)

_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "arrival": N_("Arrival"),
        "departure": N_("Departure"),
        "at": N_("Time"),
        "port_venue_id": N_("Airport or station"),
        "hotel_venue_id": N_("Hotel"),
        "headcount": N_("Number of guests"),
        "languages": N_("Languages"),
        "name": N_("Name"),
        "title": N_("Title"),
        "rank": N_("Rank"),
        "region": N_("Region"),
        "duration_min": N_("Length in minutes"),
        "min_duration_min": N_("At least, in minutes"),
        "time": N_("Time"),
        "place": N_("Place"),
        "host": N_("Host"),
        "guests": N_("Number of guests"),
        "busy": N_("Not available"),
        "seats": N_("Seats"),
        "capacity": N_("Capacity"),
        "display_name": N_("Name"),
        "roles": N_("Roles"),
        "email": N_("E-mail address for notices"),
        "password": N_("Password"),
        "again": N_("Once more"),
    }
)
_STEP: Final = re.compile(r"[a-z_]+")


def say(error: PlannerError, t: Translator) -> None:
    """Show why a form or a request was refused, with every mistake in it by its field."""
    if isinstance(error, InvalidInput):
        lines = [_by_field(flaw, t) for flaw in error.flaws]
        st.error(_listed(t("This cannot be saved yet:"), lines, t), icon=":material/error:")
    else:
        st.error(_sentence(error, t), icon=":material/error:")
    if isinstance(error, SignedOut):
        address = f"/login?lang={t.language.value}"
        st.html(f'<a href="{address}" target="_self">{escape(t("Sign in"))}</a>')


def say_of_file(error: PlannerError, t: Translator) -> None:
    """Show why a file was refused, with every mistake in it by its place in the file."""
    if isinstance(error, InvalidInput):
        lines = [_by_path(flaw, t) for flaw in error.flaws]
        st.error(_listed(t("The file is not taken in:"), lines, t), icon=":material/error:")
    else:
        st.error(_sentence(error, t), icon=":material/error:")


def _sentence(error: PlannerError, t: Translator) -> str:
    if error.code in _BY_CODE:
        return t(_BY_CODE[error.code])
    for kind, sentence in _BY_CLASS.items():
        if isinstance(error, kind):
            return t(sentence)
    return t("The planner cannot do this ({code}).", code=markdown(error.code))


def _listed(title: str, lines: list[str], t: Translator) -> str:
    shown = [title, *(f"- {line}" for line in lines[:_MAX_FLAWS_SHOWN])]
    if len(lines) > _MAX_FLAWS_SHOWN:
        more = len(lines) - _MAX_FLAWS_SHOWN
        shown.append("- " + t.n("and {count} more mistake", "and {count} more mistakes", more))
    return "\n".join(shown)


def _by_field(flaw: Flaw, t: Translator) -> str:
    text = markdown(flaw_text(flaw, t))
    fields = [t(_FIELDS[step]) for step in _STEP.findall(flaw.path) if step in _FIELDS]
    return f"**{markdown(' · '.join(fields))}**: {text}" if fields else text


def _by_path(flaw: Flaw, t: Translator) -> str:
    text = markdown(flaw_text(flaw, t))
    return f"**{markdown(flaw.path)}**: {text}" if flaw.path else text
