"""Wishes: what is to be planted, and the demand that a sample's file makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from planner.catalogue import new_engagement
from planner.model import (
    Bilingual,
    Delegation,
    Engagement,
    EngagementKind,
    InterpretingMode,
    Meal,
    PlaceSpec,
    Priority,
    TimeSpec,
)


@dataclass(frozen=True, slots=True)
class Wish:
    """An engagement to be planted: what, for whom, in which window, where, with which hosts.

    With `days` it is planted within the hours of `window` on the first of them that is free and
    asked for on any of them, at whatever hour the place is open. `venues` and `hosts` are in
    order of liking; the first of them that is free is planted, and `choices` of each are written
    into the demand. `start_from` and `start_by` limit the planted start only. `subgroup` is who
    takes part if not everybody. What is None is as usual for the kind.
    """

    key: str
    kind: EngagementKind
    guests: tuple[Delegation, ...]
    window: tuple[datetime, datetime]
    venues: tuple[str, ...]
    hosts: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    priority: Priority | None = None
    title: Bilingual | None = None
    meal: Meal | None = None
    mode: InterpretingMode | None = None
    duration_min: int | None = None
    start_from: datetime | None = None
    start_by: datetime | None = None
    preferred: datetime | None = None
    after: tuple[str, ...] = ()
    subgroup: str | None = None
    choices: int = 4


def demand(wish: Wish) -> Engagement:
    """Return the engagement that a wish asks for, with every venue and host it names."""
    owner = wish.guests[0].id if len(wish.guests) == 1 else "joint"
    usual = new_engagement(
        f"{owner}-{wish.key}", tuple(guest.id for guest in wish.guests), wish.kind, wish.meal
    )
    duration_min = wish.duration_min or usual.duration_min
    return replace(
        usual,
        title=wish.title or usual.title,
        priority=wish.priority or usual.priority,
        duration_min=duration_min,
        min_duration_min=min(usual.min_duration_min, duration_min),
        subgroup_id=wish.subgroup,
        time=_time(wish),
        place=PlaceSpec(options=wish.venues),
        host=replace(usual.host, required=bool(wish.hosts), candidate_ids=wish.hosts),
        interpreting=replace(usual.interpreting, mode=wish.mode or usual.interpreting.mode),
        after_ids=wish.after,
    )


def _time(wish: Wish) -> TimeSpec:
    if wish.days:
        return TimeSpec(days=tuple(sorted(wish.days)), preferred_start=wish.preferred)
    return TimeSpec(*wish.window, preferred_start=wish.preferred)


def windows(wish: Wish) -> Iterator[tuple[datetime, datetime]]:
    """Yield the windows in which a wish can be planted, in order."""
    if not wish.days:
        yield wish.window
    for day in wish.days:
        opens, closes = (datetime.combine(day, moment.timetz()) for moment in wish.window)
        yield opens, closes


def narrowed(asked: Engagement, choices: int, venue_id: str, host_id: str | None) -> Engagement:
    """Return the demand with the best few choices, the venue and host planted among them."""
    return replace(
        asked,
        place=PlaceSpec(options=_few(asked.place.options, venue_id, choices)),
        host=replace(asked.host, candidate_ids=_few(asked.host.candidate_ids, host_id, choices)),
    )


def _few(options: tuple[str, ...], planted: str | None, choices: int) -> tuple[str, ...]:
    first = options[:choices]
    return first if planted is None or planted in first else (*first[:-1], planted)
