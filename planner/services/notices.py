"""Notices: what waits for whom, who was told and how, who has acknowledged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from planner.access import Action, Thing, reach_of, require
from planner.duties import Channel
from planner.i18n import N_, Translator
from planner.services import mailing
from planner.services.context import Context
from planner.services.labels import author_label
from planner.services.notice_views import NoticeView
from planner.services.noticing import POSTS
from planner.services.records import scenario_now
from planner.services.telling import recipient_label
from planner.store import notices as stored
from planner.store.mailings import Mailing, MailState
from planner.store.notices import Notice

_CHANNELS: Final[Mapping[Channel, str]] = MappingProxyType(
    {
        Channel.VIEW: N_("Own page"),
        Channel.MESSAGE: N_("Message"),
        Channel.PHONE: N_("Telephone"),
        Channel.EMAIL: N_("E-mail"),
    }
)


def channel_label(channel: Channel, t: Translator) -> str:
    """Return what a way of telling somebody is called."""
    return t(_CHANNELS[channel])


def board(ctx: Context, period_id: int, t: Translator) -> tuple[NoticeView, ...]:
    """Return all notices of a period: those that nobody has acknowledged first, newest first.

    Raises NotFound.
    """
    require(ctx, Action.SEE, Thing.NOTICE)
    with ctx.store.snapshot() as view:
        found = stored.of_period(view, period_id)
        mails = mailing.by_notice(view, period_id)
        readers = mailing.readers_of(view)
    shown = []
    for one in found:
        addresses = mailing.addresses_for(one, readers)
        shown.append(_with_mails(ctx, _shown(ctx, one, t), mails.get(one.id, ()), addresses, t))
    return tuple(sorted(shown, key=lambda one: one.acknowledged_at is not None))


def waiting_for(ctx: Context, t: Translator) -> tuple[NoticeView, ...]:
    """Return what the person who asks has not acknowledged, newest first: their own only."""
    reach_of(ctx, Action.SEE, Thing.NOTICE)
    kinds = {post: kind for kind, (post, _) in POSTS.items()}
    mine = {(one.office_id, kinds[one.post], one.id) for one in ctx.person.serves}
    with ctx.store.snapshot() as view:
        found = stored.unacknowledged(view, mine)
    return tuple(_shown(ctx, one, t) for one in found)


def tell(ctx: Context, notice_id: int, channel: Channel) -> None:
    """Note that somebody was told, and how. Raises NotFound."""
    require(ctx, Action.CHANGE, Thing.NOTICE)
    with ctx.store.transaction(ctx.actor) as tx:
        stored.get(tx, notice_id)
        stored.mark_told(tx, notice_id, channel)


def acknowledge(ctx: Context, notice_id: int) -> None:
    """Note that a notice was read and understood: by its reader, or for them at the desk.

    Raises NotFound, and NotAllowed where it is somebody else's.
    """
    reach_of(ctx, Action.CHANGE, Thing.NOTICE)
    with ctx.store.snapshot() as view:
        found = stored.get(view, notice_id)
    is_mine = _is_of(ctx, found)
    require(ctx, Action.CHANGE, Thing.NOTICE, own=is_mine)
    with ctx.store.transaction(ctx.actor) as tx:
        if is_mine:
            stored.mark_told(tx, notice_id, Channel.VIEW)
        stored.mark_acknowledged(tx, notice_id)


def _with_mails(
    ctx: Context,
    shown: NoticeView,
    mails: tuple[Mailing, ...],
    addresses: frozenset[str],
    t: Translator,
) -> NoticeView:
    lines = [mailing.state_text(one, shown.created_at.tzinfo, t) for one in mails]
    if not mailing.is_configured(ctx.settings):
        return replace(shown, mails=tuple(lines))
    if not addresses:
        lines.append(t("No e-mail address"))
    served = {one.address for one in mails if one.state is not MailState.FAILED}
    return replace(shown, mails=tuple(lines), can_be_mailed=not addresses <= served)


def _is_of(ctx: Context, found: Notice) -> bool:
    kind = found.draft.kind
    if kind not in POSTS:
        return False
    return ctx.person.stands_for(found.office_id, POSTS[kind][0], found.draft.recipient_id)


def _shown(ctx: Context, found: Notice, t: Translator) -> NoticeView:
    zone = scenario_now(ctx, found.period_id).scenario.office.tzinfo
    draft, by = found.draft, found.acknowledged_by
    return NoticeView(
        id=found.id,
        kind=draft.kind,
        kind_label=recipient_label(draft.kind, t),
        name=draft.name.text(t.language.value),
        lines=tuple(line.text(t.language.value) for line in draft.lines),
        message=draft.message,
        created_at=found.created_at.astimezone(zone),
        told_at=None if found.told_at is None else found.told_at.astimezone(zone),
        channel="" if found.channel is None else channel_label(found.channel, t),
        acknowledged_at=(
            None if found.acknowledged_at is None else found.acknowledged_at.astimezone(zone)
        ),
        acknowledged_by="" if by is None else author_label(by, t),
    )
