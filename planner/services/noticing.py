"""The notices that an issue brings: for each person what has changed for them, and no more.

Everybody is written to as their own account would see it: an embargoed delegation goes by its
code name where the reader has no right to more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from planner.access import Actor, Post, Role, Served, local_administrator
from planner.duties import News, Recipient, RecipientKind, duties_of, news_between
from planner.i18n import Language, translator
from planner.model import Bilingual, Plan, Scenario
from planner.services.names import Names, names_of
from planner.services.telling import news_text, recipient_name, with_what_was
from planner.store.notices import Draft

POSTS: Final[Mapping[RecipientKind, tuple[Post, Role]]] = MappingProxyType(
    {
        RecipientKind.LEADER: (Post.LEADER, Role.LEADER),
        RecipientKind.INTERPRETER: (Post.INTERPRETER, Role.INTERPRETER),
        RecipientKind.DRIVER: (Post.VEHICLE, Role.DRIVER),
    }
)
"""The recipients who may have accounts, and what these may see."""

Told = tuple[Plan, Scenario]
"""A plan as it was issued, with the data that it was issued with."""


def drafts_of(before: Told | None, after: Told, now: datetime) -> tuple[Draft, ...]:
    """Return the notices of an issue; `before` is the one that bound until then, if any."""
    old = {} if before is None else duties_of(*before)
    news = news_between(old, duties_of(*after), now)
    scenario = after[1] if before is None else with_what_was(before[1], after[1])
    home = after[1].office.home_language
    language = Language.ZH_CN if home.startswith("zh") else Language.EN
    return tuple(
        _draft(recipient, items, (after[0], scenario), language)
        for recipient, items in news.items()
    )


def _draft(recipient: Recipient, items: tuple[News, ...], told: Told, language: Language) -> Draft:
    english, chinese = (_names(recipient, told, each) for each in (Language.EN, Language.ZH_CN))
    return Draft(
        kind=recipient.kind,
        recipient_id=recipient.id,
        language=language.value,
        name=Bilingual(recipient_name(recipient, chinese), recipient_name(recipient, english)),
        lines=tuple(_lines(items, chinese, english)),
    )


def _lines(items: tuple[News, ...], chinese: Names, english: Names) -> Iterator[Bilingual]:
    for one in items:
        yield Bilingual(news_text(one, chinese), news_text(one, english))


def _names(recipient: Recipient, told: Told, language: Language) -> Names:
    plan, scenario = told
    return names_of(scenario, translator(language), _reader(recipient, scenario), plan)


def _reader(recipient: Recipient, scenario: Scenario) -> Actor:
    """Return the account of a recipient; liaisons are the office's own people."""
    if recipient.kind is RecipientKind.DELEGATION:
        return local_administrator(recipient.id)
    if recipient.kind not in POSTS:
        return Actor(recipient.id, recipient.id, frozenset())
    post, role = POSTS[recipient.kind]
    served = Served(scenario.office.id, post, recipient.id)
    return Actor(recipient.id, recipient.id, frozenset({role}), frozenset({served}))
