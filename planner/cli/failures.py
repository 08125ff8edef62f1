"""What went wrong, said once and with its place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from maps.errors import MapsError
from planner.cli.writing import NotWritten
from planner.errors import Conflict, InvalidInput, NotFound, PlannerError
from planner.flaw_texts import flaw_text
from planner.i18n import N_, Translator
from planner.services.ground import CityUnusable
from planner.services.vetting import PlanRefused

_BY_CODE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "backup_failed": N_(
            "The database cannot be copied: the file is none, or its place cannot be written to"
        ),
        "database_damaged": N_("The database is damaged"),
        "database_newer": N_("A newer release of the planner has written this database"),
        "audit_broken": N_("The audit log of the file was tampered with, from entry {seq} on"),
        "restore_failed": N_("The backup cannot be taken over; everything is as it was"),
        "still_running": N_("The planner is running; end it first."),
        "not_sqlite": N_("A server database is backed up and restored by its own means"),
    }
)

MOST_SHOWN = 50
"""How many mistakes of one file are listed."""


def failure_lines(error: PlannerError | MapsError, t: Translator) -> list[str]:
    """Return what a person is told about an error: a line each, the first says it all."""
    if isinstance(error, InvalidInput):
        return _flaw_lines(error, t)
    if error.code in _BY_CODE:
        return [t(_BY_CODE[error.code], **error.facts)]
    return [_sentence(error, t)]


def _sentence(error: PlannerError | MapsError, t: Translator) -> str:
    facts = ", ".join(f"{name}: {value}" for name, value in sorted(error.facts.items()))
    match error:
        case CityUnusable():
            return t("The city pack cannot be used ({facts})", facts=facts)
        case NotWritten(facts={"path": path, "reason": reason}):
            return t("{path} cannot be written: {reason}", path=path, reason=reason)
        case PlanRefused():
            return t("The plan found breaks a rule and is not shown ({facts})", facts=facts)
        case NotFound():
            return t("There is nothing like that ({facts})", facts=facts)
        case Conflict():
            return t("This exists already, or was changed meanwhile ({facts})", facts=facts)
        case _:
            return t("This cannot be done: {code} ({facts})", code=error.code, facts=facts)


def _flaw_lines(error: InvalidInput, t: Translator) -> list[str]:
    count = len(error.flaws)
    lines = [t.n("The input has {count} mistake:", "The input has {count} mistakes:", count)]
    for flaw in error.flaws[:MOST_SHOWN]:
        text = flaw_text(flaw, t)
        lines.append(f"  {flaw.path}: {text}" if flaw.path else f"  {text}")
    if count > MOST_SHOWN:
        more = count - MOST_SHOWN
        lines.append("  " + t.n("and {count} more", "and {count} more", more))
    return lines
