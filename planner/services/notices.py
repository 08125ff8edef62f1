"""Notices: what waits for whom, who was told and how, who has acknowledged."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from planner.access import Action, Thing, reach_of, require
from planner.duties import Channel
from planner.i18n import N_, Translator
from planner.services.context import Context
from planner.services.labels import author_label
from planner.services.notice_views import NoticeView
from planner.services.noticing import POSTS
from planner.services.records import scenario_now
from planner.services.telling import recipient_label
from planner.store import notices as stored
from planner.store.notices import Notice

_CHANNELS: Final[Mapping[Channel, str]] = MappingProxyType(
    {
        Channel.VIEW: N_("Own page"),
        Channel.MESSAGE: N_("Message"),
        Channel.PHONE: N_("Telephone"),
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
    shown = [_shown(ctx, one, t) for one in found]
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
        message=_message(found),
        created_at=found.created_at.astimezone(zone),
        told_at=None if found.told_at is None else found.told_at.astimezone(zone),
        channel="" if found.channel is None else channel_label(found.channel, t),
        acknowledged_at=(
            None if found.acknowledged_at is None else found.acknowledged_at.astimezone(zone)
        ),
        acknowledged_by="" if by is None else author_label(by, t),
    )


def _message(found: Notice) -> str:
    """Return what can be sent as it is, in the reader's own language."""
    draft = found.draft
    lines = (draft.name, *draft.lines)
    return "\n".join(line.text(draft.language) for line in lines)
