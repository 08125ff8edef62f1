"""Signing in and out: passwords, sessions, and who is behind one.

The server asks these for people who are not signed in yet: with its own context.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from planner.access import Action, Actor, Thing, require
from planner.access.passwords import hashed, is_outdated, matches
from planner.errors import PlannerError
from planner.services.context import Context
from planner.store import accounts as stored
from planner.store import audit, sessions
from planner.store.accounts import Account
from planner.store.audit import AuditAction
from planner.store.sessions import Session

FAILURES_ALLOWED: Final = 5
LOCKED_FOR: Final = timedelta(minutes=15)
TOKEN_BYTES: Final = 32
SEEN_AFTER: Final = timedelta(seconds=60)
"""A session is noted as used at most this often: not each picture of a page is a write."""


class SignInRefused(PlannerError):
    """Name and password do not fit, or too many attempts did not: which one is not told."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody signed in; `session_id` is the hash of the token that the browser has."""

    person: Actor
    session_id: str


def sign_in(ctx: Context, name: str, password: str) -> str:
    """Begin a session and return its token, which is kept nowhere but with the browser.

    Takes as long whether there is such an account or not.

    Raises:
        SignInRefused: after five failures for a quarter of an hour even with the right password.
    """
    require(ctx, Action.CHANGE, Thing.SESSION)
    with ctx.store.snapshot() as view:
        found = stored.find(view, name.strip().lower())
        kept = stored.password_hash(view, found.id) if found else None
    fits = matches(kept, password)
    if found is None or not fits or not _may_enter(found, ctx.clock()):
        _note_refusal(ctx, found, is_wrong=not fits)
        raise SignInRefused("sign_in_refused")
    if kept is not None and is_outdated(kept):
        fresh = hashed(password)
        with ctx.store.transaction(found.name) as tx:
            stored.rehash(tx, found.id, fresh)
    return begin_session(ctx, found, "password")


def begin_session(ctx: Context, account: Account, method: str) -> str:
    """Begin a session of somebody who has proved who they are, and return its token."""
    require(ctx, Action.CHANGE, Thing.SESSION)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    ends_at = ctx.clock() + timedelta(hours=ctx.settings.session_hours)
    with ctx.store.transaction(account.name) as tx:
        stored.forget_failures(tx, account.id)
        sessions.begin(tx, session_id_of(token), account.id, ends_at)
        audit.append(tx, AuditAction.SIGNED_IN, _subject(account), method=method)
    return token


def sign_out(ctx: Context, session_id: str) -> None:
    """End a session; one that is over already stays so."""
    require(ctx, Action.CHANGE, Thing.SESSION)
    with ctx.store.snapshot() as view:
        session = sessions.find(view, session_id)
        account = None if session is None else stored.of_session(view, session.account_id)
    if account is None:
        return
    with ctx.store.transaction(account.name) as tx:
        if sessions.end(tx, session_id):
            audit.append(tx, AuditAction.SIGNED_OUT, _subject(account))


def end_sessions(ctx: Context, name: str) -> int:
    """End every session of an account; returns how many were on. Raises NotFound."""
    require(ctx, Action.CHANGE, Thing.SESSION)
    with ctx.store.transaction(ctx.actor) as tx:
        account = stored.get(tx, name)
        count = sessions.end_all(tx, account.id)
        audit.append(tx, AuditAction.SESSIONS_ENDED, _subject(account), count=count)
    return count


def who(ctx: Context, session_id: str) -> SignedIn | None:
    """Return who is behind a session, with the rights they have now; None when it is over.

    It is over after a sign-out, an administrator's word, the idle or the absolute limit.
    """
    require(ctx, Action.CHANGE, Thing.SESSION)
    now = ctx.clock()
    with ctx.store.snapshot() as view:
        session = sessions.find(view, session_id)
        if session is None or not _is_on(session, now, ctx.settings.session_idle_minutes):
            return None
        account = stored.of_session(view, session.account_id)
    if not account.is_enabled:
        return None
    if now - session.seen_at >= SEEN_AFTER:
        with ctx.store.transaction(account.name) as tx:
            sessions.see(tx, session_id)
    return SignedIn(person_of(account), session_id)


def session_id_of(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def person_of(account: Account) -> Actor:
    """Return an account as who acts."""
    return Actor(account.name, account.display_name, account.roles, account.serves)


def _is_on(session: Session, now: datetime, idle_minutes: int) -> bool:
    is_idle = now - session.seen_at >= timedelta(minutes=idle_minutes)
    return session.ended_at is None and now < session.ends_at and not is_idle


def _may_enter(account: Account, now: datetime) -> bool:
    is_locked = account.locked_until is not None and now < account.locked_until
    return account.is_enabled and not is_locked


def _note_refusal(ctx: Context, account: Account | None, *, is_wrong: bool) -> None:
    # What was typed as a name may be a password: it is not kept.
    with ctx.store.transaction(ctx.actor) as tx:
        if account is None:
            audit.append(tx, AuditAction.SIGN_IN_REFUSED, "account")
            return
        failures = stored.note_failure(tx, account.id) if is_wrong else 0
        if failures and failures % FAILURES_ALLOWED == 0:
            stored.lock(tx, account.id, tx.at + LOCKED_FOR)
        audit.append(tx, AuditAction.SIGN_IN_REFUSED, _subject(account), failures=failures)


def _subject(account: Account) -> str:
    return f"account/{account.name}"
