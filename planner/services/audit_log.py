"""The audit log as the auditor reads it, and what pages add to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from planner.access import Action, Actor, Thing, require
from planner.errors import NotAllowed
from planner.i18n import N_, Translator
from planner.services.context import Context
from planner.services.csv_text import csv_text
from planner.store import audit
from planner.store.audit import AuditAction, AuditEntry, AuditQuery

MOST_SHOWN: Final = 500
"""How many entries a page lists; a file holds all that are looked for."""

ACTIONS: Final[Mapping[AuditAction, str]] = MappingProxyType(
    {
        AuditAction.PERIOD_CREATED: N_("Office and period taken in"),
        AuditAction.SCENARIO_SAVED: N_("Data changed"),
        AuditAction.PLAN_SAVED: N_("Plan saved"),
        AuditAction.PLAN_ISSUED: N_("Plan issued"),
        AuditAction.LOCK_RELEASED: N_("Lock released"),
        AuditAction.TASK_MARKED: N_("Task marked"),
        AuditAction.ACTUAL_MARKED: N_("Actual time noted"),
        AuditAction.ACTUAL_UNMARKED: N_("Actual time taken back"),
        AuditAction.DELAY_REPORTED: N_("Somebody runs late"),
        AuditAction.DELAY_SETTLED: N_("Delay dealt with"),
        AuditAction.FEED_MADE: N_("Calendar link made"),
        AuditAction.FEED_ENDED: N_("Calendar link ended"),
        AuditAction.PLAN_NAMED: N_("Plan named"),
        AuditAction.NOTICE_TOLD: N_("Somebody told of a change"),
        AuditAction.NOTICE_ACKNOWLEDGED: N_("Notice acknowledged"),
        AuditAction.SUBMITTED: N_("Submitted for approval"),
        AuditAction.DECIDED: N_("Decided on a submission"),
        AuditAction.RUN_SUBMITTED: N_("Search begun"),
        AuditAction.RUN_STOPPED: N_("Search stopped"),
        AuditAction.STORE_RESTORED: N_("Backup brought back"),
        AuditAction.ACCOUNT_ADDED: N_("Account made"),
        AuditAction.ACCOUNT_CHANGED: N_("Account changed"),
        AuditAction.PASSWORD_SET: N_("Password replaced"),
        AuditAction.SIGNED_IN: N_("Signed in"),
        AuditAction.SIGN_IN_REFUSED: N_("Sign-in refused"),
        AuditAction.SIGNED_OUT: N_("Signed out"),
        AuditAction.SESSIONS_ENDED: N_("Sessions ended"),
        AuditAction.ACCESS_REFUSED: N_("Access refused"),
    }
)
"""What each entry of the log says has happened."""


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Whose entries of which kinds and days are looked for; None and empty mean any."""

    actor: str | None = None
    actions: frozenset[AuditAction] = frozenset()
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class LogLine:
    """An entry of the log, in the reader's language and the office's zone."""

    number: int
    at: datetime
    actor: str
    action: str
    subject: str
    detail: str


def lines(
    ctx: Context, wanted: LogFilter, zone: ZoneInfo, t: Translator, limit: int | None = MOST_SHOWN
) -> tuple[LogLine, ...]:
    """Return the newest entries that are looked for, newest first; days are those of `zone`."""
    require(ctx, Action.SEE, Thing.AUDIT_LOG)
    with ctx.store.snapshot() as view:
        found = audit.find(view, _query(wanted, zone), limit)
    return tuple(_line(entry, zone, t) for entry in found)


def as_csv(ctx: Context, wanted: LogFilter, zone: ZoneInfo, t: Translator) -> str:
    """Return all entries that are looked for as a CSV file, newest first."""
    require(ctx, Action.SEE, Thing.AUDIT_LOG)
    heading = [t("Number"), t("Time"), t("Account"), t("What"), t("On what"), t("Details")]
    rows = (
        (one.number, one.at.isoformat(timespec="seconds"), one.actor, one.action, one.subject,
         one.detail)
        for one in lines(ctx, wanted, zone, t, limit=None)
    )  # fmt: skip
    return csv_text(heading, rows)


def people(ctx: Context) -> tuple[str, ...]:
    """Return everybody who stands in the log, by account."""
    require(ctx, Action.SEE, Thing.AUDIT_LOG)
    with ctx.store.snapshot() as view:
        return audit.actors(view)


def note_refusal(ctx: Context, person: Actor, refused: NotAllowed) -> None:
    """Keep that somebody asked for what they may not do; the server asks for them."""
    require(ctx, Action.CHANGE, Thing.SESSION)
    wanted = f"{refused.facts.get('action', '')}/{refused.facts.get('thing', refused.code)}"
    with ctx.store.transaction(person.name) as tx:
        audit.append(tx, AuditAction.ACCESS_REFUSED, f"account/{person.name}", wanted=wanted)


def _query(wanted: LogFilter, zone: ZoneInfo) -> AuditQuery:
    first, last = wanted.first_day, wanted.last_day
    return AuditQuery(
        actor=wanted.actor,
        actions=wanted.actions,
        since=None if first is None else datetime.combine(first, time(), zone),
        before=None if last is None else datetime.combine(last + timedelta(days=1), time(), zone),
    )


def _line(entry: AuditEntry, zone: ZoneInfo, t: Translator) -> LogLine:
    return LogLine(
        number=entry.seq,
        at=entry.at.astimezone(zone),
        actor=entry.actor,
        action=t(ACTIONS[entry.action]),
        subject=entry.subject,
        detail=", ".join(f"{name}={value}" for name, value in entry.detail),
    )
