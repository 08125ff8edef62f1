"""What sentences are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planner.formats import format_duration, format_list
from planner.services.names import Names

Ids = tuple[str, ...]
"""The ids of a violation in the order that its rule gives them."""

Sentence = Callable[[Ids, int, Names], str | None]
"""Words a violation from its ids and amount; None where the ids have a shape unknown to it."""


def minutes_text(amount: int, names: Names) -> str:
    """Return an amount of minutes as a length of time."""
    return format_duration(names.t, amount)


def listed(ids: Iterable[str], names: Names) -> str:
    """Return the engagements among ids as a phrase; an empty id is a hotel or port."""
    return format_list(names.t, [names.engagement(id_) for id_ in ids if id_])


def drive_text(ids: Ids, names: Names) -> str:
    """Return a drive, told by its party, day and the engagements at its ends, as a phrase."""
    party, day, before, after = ids
    t = names.t
    who = t("{who}, {day}", who=names.party(party), day=names.day(day))
    if after:
        return t("{who}, drive to {what}", who=who, what=names.engagement(after))
    if before:
        return t("{who}, drive from {what}", who=who, what=names.engagement(before))
    return t("{who}, drive between hotel and port", who=who)
