"""Personal calendars: a secret link per account, and what calendar programs read behind it."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from planner.access import Action, Actor, Thing, require
from planner.errors import NotFound
from planner.exports.calendar_file import CalendarEntry, calendar_file
from planner.i18n import Language, Translator, translator
from planner.services import offices, plans
from planner.services.context import Context
from planner.services.own_days import PERSPECTIVES
from planner.services.signing_in import TOKEN_BYTES, person_of, session_id_of
from planner.services.views import Itinerary, ItineraryRow, PeriodView, PlanRef
from planner.store import accounts, feeds, issues
from planner.store.issues import Issue


def link_since(ctx: Context) -> datetime | None:
    """Return since when the person's link holds, or None without one."""
    _require_own(ctx)
    with ctx.store.snapshot() as view:
        feed = feeds.of_account(view, accounts.get(view, ctx.actor).id)
    return None if feed is None else feed.made_at


def renew(ctx: Context, language: Language) -> str:
    """Make the person's link, end the one before, and return the token, which is kept nowhere.

    The calendar behind it speaks `language`.
    """
    _require_own(ctx)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with ctx.store.transaction(ctx.actor) as tx:
        account_id = accounts.get(tx, ctx.actor).id
        feeds.renew(tx, account_id, session_id_of(token), language)
    return token


def revoke(ctx: Context) -> None:
    """End the person's link: whoever has it reads nothing from now on."""
    _require_own(ctx)
    with ctx.store.transaction(ctx.actor) as tx:
        feeds.end(tx, accounts.get(tx, ctx.actor).id)


def _require_own(ctx: Context) -> None:
    require(ctx, Action.CHANGE, Thing.CALENDAR, own=bool(ctx.person.serves))


def calendar_of(ctx: Context, token: str) -> bytes:
    """Return the calendar file behind a link: what the issued plans ask of the account's people.

    The server asks this with its own context, for a calendar program that nobody has signed in.

    Raises:
        NotFound: no link has this token (any more), or its account may not sign in.
    """
    require(ctx, Action.SEE, Thing.CALENDAR)
    with ctx.store.snapshot() as view:
        feed = feeds.behind(view, session_id_of(token))
        account = None if feed is None else accounts.of_session(view, feed.account_id)
    if feed is None or account is None or not account.is_enabled:
        raise NotFound("calendar")
    t = translator(feed.language)
    own = ctx.acting_as(person_of(account))
    return calendar_file(t("Reception planner"), _entries(own, person_of(account), t))


def _entries(ctx: Context, person: Actor, t: Translator) -> Iterator[CalendarEntry]:
    for period in offices.all_periods(ctx, t):
        with ctx.store.snapshot() as view:
            issue = issues.latest(view, period.id)
        if issue is None:
            continue
        ref = PlanRef(period.id, issue.plan_number)
        for post, perspective in PERSPECTIVES.items():
            for key in sorted(person.those_of(period.office_id, post)):
                yield from _of_itinerary(
                    period, issue, plans.itinerary(ctx, ref, perspective, key, t), t
                )


def _of_itinerary(
    period: PeriodView, issue: Issue, own: Itinerary, t: Translator
) -> Iterator[CalendarEntry]:
    seen: Counter[str] = Counter()
    for day in own.days:
        for row in day.rows:
            # Drives have no name that outlives a change of time: they count along where they lead.
            what = f"{row.engagement_id}.{'drive' if row.is_leg else 'visit'}"
            seen[what] += 1
            uid = f"{period.id}.{own.perspective}.{own.resource_id}.{what}.{seen[what]}"
            yield CalendarEntry(
                uid=f"{uid}@reception-planner",
                version=issue.number,
                written_at=issue.at,
                start=row.start,
                end=row.end,
                title=row.title,
                place=row.place,
                description=_description(row, t),
            )


def _description(row: ItineraryRow, t: Translator) -> str:
    lines = (
        row.kind_label,
        t("Guests: {names}", names=row.delegations) if row.delegations else "",
        t("Host: {name}", name=row.host) if row.host else "",
        t("Interpreters: {names}", names=row.interpreters) if row.interpreters else "",
        t("Vehicles: {names}", names=row.vehicles) if row.vehicles else "",
    )
    return "\n".join(line for line in lines if line)
