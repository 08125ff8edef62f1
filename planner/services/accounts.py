"""Accounts: make, list, disable, give roles, passwords, and whom they stand for."""

from __future__ import annotations

import re
from typing import Final

from planner.access import Action, Role, Served, Thing, reach_of, require
from planner.access.passwords import flaw_of, hashed, matches
from planner.config import LONGEST_MAIL_ADDRESS, MAIL_ADDRESS
from planner.errors import Flaw, FlawCode, InvalidInput, NotAllowed
from planner.services.context import Context
from planner.services.people_of import is_known
from planner.store import accounts as stored
from planner.store import sessions
from planner.store.accounts import Account, NewAccount
from planner.store.transactions import Transaction

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")
_LONGEST_DISPLAY_NAME: Final = 100


def all_accounts(ctx: Context) -> tuple[Account, ...]:
    """Return every account by name."""
    require(ctx, Action.SEE, Thing.ACCOUNT)
    with ctx.store.snapshot() as view:
        return stored.every(view)


def add(
    ctx: Context,
    name: str,
    display_name: str,
    roles: frozenset[Role],
    password: str | None = None,
    email: str = "",
) -> Account:
    """Make an account; without a password it can sign in by OIDC only.

    Raises:
        InvalidInput: the name, the e-mail address, a password that is too short or easily
            guessed, no role.
        Conflict: `account_exists`.
    """
    require(ctx, Action.CHANGE, Thing.ACCOUNT)
    _refuse(
        *_flaws_of_names(name, display_name),
        *_flaws_of_roles(roles),
        _flaw_of(password, name),
        _flaw_of_email(email),
    )
    kept = None if password is None else hashed(password)
    with ctx.store.transaction(ctx.actor) as tx:
        _end_samples(tx)
        new = NewAccount(name, display_name.strip(), roles, kept, email=email.strip() or None)
        return stored.add(tx, new)


def set_roles(ctx: Context, name: str, roles: frozenset[Role]) -> None:
    """Give an account exactly these roles; they hold from its next click.

    Raises InvalidInput (no role, or nobody would administer any more) and NotFound.
    """
    require(ctx, Action.CHANGE, Thing.ACCOUNT)
    _refuse(*_flaws_of_roles(roles))
    with ctx.store.transaction(ctx.actor) as tx:
        stored.set_roles(tx, name, roles)
        _keep_an_administrator(tx)


def set_enabled(ctx: Context, name: str, *, is_enabled: bool) -> None:
    """Let an account sign in, or keep it out: then its sessions end with their next click.

    Raises InvalidInput (nobody would administer any more) and NotFound.
    """
    require(ctx, Action.CHANGE, Thing.ACCOUNT)
    with ctx.store.transaction(ctx.actor) as tx:
        stored.set_enabled(tx, name, is_enabled=is_enabled)
        if not is_enabled:
            sessions.end_all(tx, stored.get(tx, name).id)
        _keep_an_administrator(tx)


def set_email(ctx: Context, name: str, email: str) -> None:
    """Let an account's notices go to an address from now on; an empty one: to none.

    Raises InvalidInput (this is no address) and NotFound.
    """
    require(ctx, Action.CHANGE, Thing.ACCOUNT)
    _refuse(_flaw_of_email(email))
    with ctx.store.transaction(ctx.actor) as tx:
        stored.set_email(tx, name, email.strip() or None)


def set_links(ctx: Context, name: str, serves: frozenset[Served]) -> None:
    """Let an account stand for exactly these leaders, interpreters and vehicles.

    Raises InvalidInput (an office does not have one of them) and NotFound.
    """
    require(ctx, Action.CHANGE, Thing.ACCOUNT)
    unknown = sorted(one.id for one in serves if not is_known(ctx, one))
    _refuse(*(Flaw("serves", FlawCode.UNKNOWN_ID, (("id", id_),)) for id_ in unknown))
    with ctx.store.transaction(ctx.actor) as tx:
        stored.set_links(tx, name, serves)


def set_password(ctx: Context, name: str, password: str) -> None:
    """Replace somebody's password; all sessions of the account end.

    Raises InvalidInput (too short, easily guessed) and NotFound.
    """
    require(ctx, Action.CHANGE, Thing.PASSWORD)
    _refuse(_flaw_of(password, name))
    kept = hashed(password)
    with ctx.store.transaction(ctx.actor) as tx:
        stored.set_password(tx, name, kept)
        sessions.end_all(tx, stored.get(tx, name).id)


def change_own_password(ctx: Context, old: str, new: str) -> None:
    """Replace one's own password, knowing the old one; all one's sessions end, this one too.

    Raises:
        InvalidInput: the new one is too short or easily guessed.
        NotAllowed: `wrong_password`.
    """
    reach_of(ctx, Action.CHANGE, Thing.PASSWORD)
    _refuse(_flaw_of(new, ctx.actor))
    with ctx.store.snapshot() as view:
        found = stored.get(view, ctx.actor)
        kept = stored.password_hash(view, found.id)
    if not matches(kept, old):
        raise NotAllowed("wrong_password")
    fresh = hashed(new)
    with ctx.store.transaction(ctx.actor) as tx:
        stored.set_password(tx, found.name, fresh)
        sessions.end_all(tx, found.id)


def _end_samples(tx: Transaction) -> None:
    """Keep the sample accounts out: the office has people of its own now."""
    for one in stored.every(tx):
        if one.is_sample and one.is_enabled:
            stored.set_enabled(tx, one.name, is_enabled=False)
            sessions.end_all(tx, one.id)


def _keep_an_administrator(tx: Transaction) -> None:
    every = [one for one in stored.every(tx) if not one.is_sample]
    if every and not any(Role.ADMINISTRATOR in one.roles and one.is_enabled for one in every):
        raise InvalidInput((Flaw("roles", FlawCode.MISSING),))


def _flaws_of_names(name: str, display_name: str) -> tuple[Flaw, ...]:
    flaws = []
    if not _NAME.fullmatch(name):
        flaws.append(Flaw("name", FlawCode.BAD_FORM))
    if not display_name.strip():
        flaws.append(Flaw("display_name", FlawCode.MISSING))
    if len(display_name) > _LONGEST_DISPLAY_NAME:
        limit = (("limit", _LONGEST_DISPLAY_NAME),)
        flaws.append(Flaw("display_name", FlawCode.TOO_LONG, limit))
    return tuple(flaws)


def _flaws_of_roles(roles: frozenset[Role]) -> tuple[Flaw, ...]:
    return () if roles else (Flaw("roles", FlawCode.MISSING),)


def _flaw_of(password: str | None, name: str) -> Flaw | None:
    return None if password is None else flaw_of(password, name)


def _flaw_of_email(email: str) -> Flaw | None:
    given = email.strip()
    if len(given) > LONGEST_MAIL_ADDRESS:
        return Flaw("email", FlawCode.TOO_LONG, (("limit", LONGEST_MAIL_ADDRESS),))
    if given and not re.fullmatch(MAIL_ADDRESS, given):
        return Flaw("email", FlawCode.BAD_FORM)
    return None


def _refuse(*flaws: Flaw | None) -> None:
    found = tuple(flaw for flaw in flaws if flaw is not None)
    if found:
        raise InvalidInput(found)
