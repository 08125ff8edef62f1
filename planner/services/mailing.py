"""Notices by e-mail: queued with the issue that brings them, sent in the background."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from datetime import tzinfo
from itertools import groupby
from types import MappingProxyType
from typing import Final

from planner.access import Action, Extent, Served, Thing, extent_of, require
from planner.config import Settings
from planner.duties import Channel
from planner.formats import format_datetime
from planner.i18n import N_, Translator
from planner.mailing import Undelivered, deliver, mail_of
from planner.mailing.delivery import OF_THE_SERVER
from planner.services.context import Context
from planner.services.noticing import POSTS
from planner.store import accounts, mailings, notices
from planner.store.accounts import Account
from planner.store.mailings import MailFailure, Mailing, MailState
from planner.store.notices import Notice
from planner.store.transactions import Transaction, View

_log = logging.getLogger(__name__)

_WHY: Final[Mapping[MailFailure, str]] = MappingProxyType(
    {
        MailFailure.UNREACHABLE: N_("the mail server does not answer"),
        MailFailure.NO_ENCRYPTION: N_("the connection to the mail server cannot be encrypted"),
        MailFailure.LOGIN_REFUSED: N_("the mail server refuses our name or password"),
        MailFailure.PUT_OFF: N_("the mail server cannot take it now"),
        MailFailure.REFUSED: N_("the mail server refuses this e-mail or its address"),
        MailFailure.INTERRUPTED: N_(
            "it was interrupted, so that it may have arrived or not; ask before sending it again"
        ),
        MailFailure.NOT_CONCERNED: N_("the address is no longer that of anybody concerned"),
    }
)


def is_configured(settings: Settings) -> bool:
    """Tell whether e-mail is sent at all."""
    return bool(settings.smtp_host)


def queue(tx: Transaction, settings: Settings, notice_ids: Iterable[int]) -> None:
    """Let notices go to everybody concerned who has an address, once the transaction is kept."""
    if not is_configured(settings):
        return
    readers = readers_of(tx)
    for notice_id in notice_ids:
        found = notices.get(tx, notice_id)
        mailings.enqueue(tx, notice_id, addresses_for(found, readers))


def send(ctx: Context, notice_id: int) -> None:
    """Let a notice go to who has got an address since, and to whom it could not be sent.

    To an address that it has gone to it does not go again. Raises NotFound.
    """
    require(ctx, Action.CHANGE, Thing.NOTICE)
    with ctx.store.transaction(ctx.actor) as tx:
        queue(tx, ctx.settings, [notice_id])


def readers_of(view: View) -> tuple[Account, ...]:
    """Return the accounts that e-mail can go to: they may sign in, and have an address."""
    return tuple(one for one in accounts.every(view) if one.is_enabled and one.email and one.serves)


def addresses_for(found: Notice, readers: Iterable[Account]) -> frozenset[str]:
    """Return the addresses of the accounts that find a notice on their own page."""
    if found.draft.kind not in POSTS:
        return frozenset()
    post, _ = POSTS[found.draft.kind]
    served = Served(found.office_id, post, found.draft.recipient_id)
    return frozenset(
        one.email
        for one in readers
        if one.email
        and served in one.serves
        and extent_of(one.roles, Action.SEE, Thing.NOTICE) is not Extent.NONE
    )


def by_notice(view: View, period_id: int) -> Mapping[int, tuple[Mailing, ...]]:
    """Return the mailings of a period's notices by the notice's id."""
    found = mailings.of_period(view, period_id)
    return {id_: tuple(each) for id_, each in groupby(found, key=lambda one: one.notice_id)}


def state_text(one: Mailing, zone: tzinfo | None, t: Translator) -> str:
    """Return how far a mailing has come, without its address."""
    why = "" if one.failure is None else t(_WHY[one.failure])
    if one.state is MailState.SENT:
        return t("E-mail sent {when}", when=format_datetime(t, one.changed_at.astimezone(zone)))
    if one.state is MailState.FAILED:
        return t("E-mail not sent: {why}", why=why)
    if one.due_at is None or not why:
        return t("E-mail is about to be sent")
    when = format_datetime(t, one.due_at.astimezone(zone))
    return t("E-mail not sent yet: {why}; next attempt {when}", why=why, when=when)


def deliver_next(ctx: Context) -> bool:
    """Send the e-mail that has been due for longest; tells whether there was one.

    For the background alone. It is noted as begun before it leaves, and as sent or failed
    after. What is wrong with the mail server itself puts off everything that is due.

    Raises:
        StorageFailed: what was begun is given up later, for it may have been sent.
    """
    require(ctx, Action.CHANGE, Thing.NOTICE)
    if not is_configured(ctx.settings):
        return False
    with ctx.store.snapshot() as view:
        if not mailings.are_due(view, ctx.clock()):
            return False
    with ctx.store.transaction(ctx.actor) as tx:
        mailings.give_up_stale(tx)
        claimed = mailings.claim(tx)
    if claimed is None:
        return False
    _settle(ctx, claimed, _deliver(ctx, claimed))
    return True


def _deliver(ctx: Context, claimed: Mailing) -> Undelivered | None:
    with ctx.store.snapshot() as view:
        found = notices.get(view, claimed.notice_id)
        readers = readers_of(view)
    if claimed.address not in addresses_for(found, readers):
        return Undelivered(MailFailure.NOT_CONCERNED, is_final=True)
    return deliver(ctx.settings, mail_of(ctx.settings, found, claimed))


def _settle(ctx: Context, claimed: Mailing, undelivered: Undelivered | None) -> None:
    with ctx.store.transaction(ctx.actor) as tx:
        if undelivered is None:
            mailings.mark_sent(tx, claimed)
            notices.mark_told(tx, claimed.notice_id, Channel.EMAIL)
            return
        failure = undelivered.failure
        _log.warning("mailing %d, attempt %d: %s", claimed.id, claimed.attempts, failure)
        mailings.mark_failed(tx, claimed, failure, is_final=undelivered.is_final)
        if failure in OF_THE_SERVER:
            while (other := mailings.claim(tx)) is not None:
                mailings.mark_failed(tx, other, failure, is_final=False)
