"""Signing in by what an OpenID Connect provider says of somebody."""

from __future__ import annotations

from dataclasses import dataclass

from planner.access import Action, Role, Thing, require
from planner.errors import InvalidInput
from planner.services import accounts
from planner.services.context import Context
from planner.services.signing_in import SignInRefused, begin_session
from planner.store import accounts as stored
from planner.store import audit
from planner.store.accounts import Account
from planner.store.audit import AuditAction


@dataclass(frozen=True, slots=True)
class Vouched:
    """What a provider says, after its signature was checked.

    `subject` never changes at an `issuer`; `name` may. `roles` is None where the provider is not
    asked for them.
    """

    issuer: str
    subject: str
    name: str
    display_name: str
    roles: frozenset[Role] | None


def enter_vouched(ctx: Context, vouched: Vouched) -> str:
    """Begin a session of the account that a provider vouches for, and return its token.

    Raises:
        SignInRefused: there is no such account and no roles to make one with, or it is kept out.
    """
    require(ctx, Action.CHANGE, Thing.SESSION)
    require(ctx, Action.CHANGE, Thing.ACCOUNT)
    account = _known(ctx, vouched) or _bound(ctx, vouched) or _made(ctx, vouched)
    if account is None or not account.is_enabled or vouched.roles == frozenset():
        with ctx.store.transaction(ctx.actor) as tx:
            audit.append(tx, AuditAction.SIGN_IN_REFUSED, "account", issuer=vouched.issuer)
        raise SignInRefused("sign_in_refused")
    if vouched.roles is not None and vouched.roles != account.roles:
        accounts.set_roles(ctx, account.name, vouched.roles)
    return begin_session(ctx, account, "oidc")


def _known(ctx: Context, vouched: Vouched) -> Account | None:
    with ctx.store.snapshot() as view:
        return stored.vouched_for(view, vouched.issuer, vouched.subject)


def _bound(ctx: Context, vouched: Vouched) -> Account | None:
    """Return the account that was made for somebody of this name; from now on it is theirs.

    Never one with a password or one that is vouched for: names can be chosen at some providers.
    """
    with ctx.store.transaction(ctx.actor) as tx:
        found = stored.find(tx, vouched.name)
        if found is None or found.has_password or found.is_vouched_for or found.is_sample:
            return None
        stored.vouch(tx, found.name, vouched.issuer, vouched.subject)
    return found


def _made(ctx: Context, vouched: Vouched) -> Account | None:
    with ctx.store.snapshot() as view:
        is_taken = stored.find(view, vouched.name) is not None
    if not vouched.roles or is_taken:
        return None
    try:
        made = accounts.add(ctx, vouched.name, vouched.display_name, vouched.roles)
    except InvalidInput:
        return None
    with ctx.store.transaction(ctx.actor) as tx:
        stored.vouch(tx, made.name, vouched.issuer, vouched.subject)
    return made
