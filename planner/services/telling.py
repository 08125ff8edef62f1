"""News in words: what a leader, an interpreter, a driver or a venue is told, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from planner.duties import Duty, News, Recipient, RecipientKind
from planner.i18n import N_, Translator
from planner.model import Scenario
from planner.services.change_views import ToTell
from planner.services.names import Names

_KINDS: Final[Mapping[RecipientKind, str]] = MappingProxyType(
    {
        RecipientKind.LEADER: N_("Leader"),
        RecipientKind.DELEGATION: N_("Delegation’s liaison"),
        RecipientKind.INTERPRETER: N_("Interpreter"),
        RecipientKind.DRIVER: N_("Driver"),
        RecipientKind.VENUE: N_("Venue"),
    }
)


def recipient_label(kind: RecipientKind, t: Translator) -> str:
    """Return what a kind of recipient is called."""
    return t(_KINDS[kind])


def recipient_name(recipient: Recipient, names: Names) -> str:
    """Return who a recipient is."""
    match recipient.kind:
        case RecipientKind.LEADER:
            return names.leader(recipient.id)
        case RecipientKind.DELEGATION:
            return names.delegation(recipient.id)
        case RecipientKind.INTERPRETER:
            return names.interpreter(recipient.id)
        case RecipientKind.DRIVER:
            found = names.vehicles.get(recipient.id)
            driver = found.driver.text(names.language) if found and found.driver else ""
            plate = names.vehicle(recipient.id)
            return names.t("{driver} ({plate})", driver=driver, plate=plate) if driver else plate
        case RecipientKind.VENUE:
            return names.venue(recipient.id)


def to_tell(news: Mapping[Recipient, Iterable[News]], names: Names) -> tuple[ToTell, ...]:
    """Return who must be told what, in order of the recipients."""
    return tuple(
        ToTell(
            kind=recipient.kind,
            kind_label=recipient_label(recipient.kind, names.t),
            id=recipient.id,
            name=recipient_name(recipient, names),
            lines=tuple(news_text(one, names) for one in items),
        )
        for recipient, items in news.items()
    )


def news_text(news: News, names: Names) -> str:
    """Return one piece of news as a line."""
    t = names.t
    if news.before is None and news.after is not None:
        return t("New: {what}", what=_whole(news.after, names))
    if news.after is None and news.before is not None:
        return t("No longer: {what}", what=_whole(news.before, names))
    if news.before is None or news.after is None:
        return ""
    return t(
        "Changed: {now} (so far {before})",
        now=_whole(news.after, names),
        before=_other(news.before, news.after, names),
    )


def _whole(duty: Duty, names: Names) -> str:
    t, when = names.t, names.when(duty.start, duty.end)
    if duty.from_venue_id is not None:
        return t(
            "{when}, drive {delegation} from {start} to {target}",
            when=when,
            delegation=names.delegation(duty.delegation_id or ""),
            start=names.venue(duty.from_venue_id),
            target=names.venue(duty.venue_id),
        )
    parts = [when, names.title(duty.engagement_id or ""), _room(duty, names)]
    if duty.host_id is not None:
        parts.append(t("host: {name}", name=names.leader(duty.host_id)))
    if duty.guests:
        parts.append(t.n("{count} guest", "{count} guests", duty.guests))
    return " · ".join(parts)


def _other(before: Duty, after: Duty, names: Names) -> str:
    """Return what was otherwise before."""
    t = names.t
    parts = []
    if (before.start, before.end) != (after.start, after.end):
        parts.append(names.when(before.start, before.end))
    if before.from_venue_id != after.from_venue_id and before.from_venue_id is not None:
        parts.append(t("from {place}", place=names.venue(before.from_venue_id)))
    if (before.room_id, before.venue_id) != (after.room_id, after.venue_id):
        parts.append(_room(before, names))
    if before.host_id != after.host_id:
        host = names.leader(before.host_id) if before.host_id else t("nobody")
        parts.append(t("host: {name}", name=host))
    if before.guests != after.guests:
        parts.append(t.n("{count} guest", "{count} guests", before.guests))
    return " · ".join(parts)


def _room(duty: Duty, names: Names) -> str:
    return names.room(duty.room_id) if duty.room_id else names.venue(duty.venue_id)


def with_what_was(before: Scenario, after: Scenario) -> Scenario:
    """Return the data as they are now, with what they no longer have: that has a name too."""
    engagements = {one.id for one in after.engagements}
    delegations = {one.id for one in after.delegations}
    dropped = (one for one in before.engagements if one.id not in engagements)
    gone = (one for one in before.delegations if one.id not in delegations)
    return replace(
        after,
        engagements=(*after.engagements, *dropped),
        delegations=(*after.delegations, *gone),
    )
