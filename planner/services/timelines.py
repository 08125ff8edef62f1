"""A plan as rows and bars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.formats import format_list
from planner.labels import label
from planner.model import Bilingual, BusyBlock, LockDimension
from planner.services.drops import grips_of_drive, grips_of_visit
from planner.services.itineraries import (
    board_of,
    leg_row,
    name_in,
    order_of,
    resources,
    those_of_leg,
    those_of_visit,
    visit_row,
)
from planner.services.names import Names
from planner.services.opened import OpenPlan
from planner.services.views import (
    Choice,
    Grip,
    Perspective,
    Timeline,
    TimelineEvent,
    TimelineResource,
)

LEG_KIND, BUSY_KIND = "leg", "busy"


Held = Mapping[str, frozenset[LockDimension]]
"""Dimensions by engagement."""


@dataclass(frozen=True, slots=True)
class Handling:
    """What can be done with the bars: what is held, what of that does not give an inch.

    `firmly` is None for somebody who may only look.
    """

    held: Held
    firmly: Held | None
    with_idle: bool = False

    def grips_of_visit(self, engagement_id: str, perspective: Perspective) -> frozenset[Grip]:
        """Return what of an engagement's bar can be dragged."""
        if self.firmly is None:
            return frozenset()
        return grips_of_visit(perspective, self.firmly.get(engagement_id, frozenset()))

    def grips_of_drive(
        self, engagement_id: str | None, perspective: Perspective
    ) -> frozenset[Grip]:
        """Return what of the bar of a drive to an engagement, or away for the day, can be."""
        if self.firmly is None or engagement_id is None:
            return frozenset()
        return grips_of_drive(perspective, self.firmly.get(engagement_id, frozenset()))


def timeline(
    shown: OpenPlan, perspective: Perspective, handling: Handling, names: Names
) -> Timeline:
    """Return the rows of all who have something to do, and their bars in order of time.

    With `handling.with_idle` those who have nothing to do have a row too.
    """
    rows = resources(shown, perspective, names)
    if handling.with_idle:
        rows = _with_idle(rows, perspective, names)
    known = set(order_of(perspective, names))
    events = [
        *_visits(shown, perspective, handling, names),
        *_legs(shown, perspective, handling, names),
        *_busy(perspective, {row.id for row in rows} & known, names),
    ]
    return Timeline(
        perspective=perspective,
        resources=tuple(
            TimelineResource(row.id, row.label, _group(perspective, row.id, names)) for row in rows
        ),
        events=tuple(sorted(events, key=lambda event: (event.start, event.end, event.id))),
    )


def _with_idle(
    rows: tuple[Choice, ...], perspective: Perspective, names: Names
) -> tuple[Choice, ...]:
    known = order_of(perspective, names)
    gone = (row for row in rows if row.id not in set(known))
    return (*(Choice(key, name_in(perspective, key, names)) for key in known), *gone)


def _group(perspective: Perspective, resource_id: str, names: Names) -> str:
    """Return what rows stand together: leaders by body, vehicles by kind, rooms by venue."""
    t = names.t
    match perspective:
        case Perspective.LEADER if resource_id in names.leaders:
            return t(label(names.leaders[resource_id].body))
        case Perspective.VEHICLE if resource_id in names.vehicles:
            return t(label(names.vehicles[resource_id].kind))
        case Perspective.ROOM if resource_id in names.rooms:
            return names.venue(names.rooms[resource_id].venue_id)
        case _:
            return ""


def _visits(
    shown: OpenPlan, perspective: Perspective, handling: Handling, names: Names
) -> Iterator[TimelineEvent]:
    board = board_of(shown, names)
    for visit in shown.plan.visits:
        engagement = names.engagements.get(visit.engagement_id)
        if engagement is None:
            continue
        row = visit_row(visit, engagement, board)
        detail = format_list(names.t, [text for text in (row.delegations, row.place) if text])
        for key in dict.fromkeys(those_of_visit(visit, engagement, perspective)):
            yield TimelineEvent(
                id=f"{engagement.id}:{key}",
                resource_id=key,
                engagement_id=engagement.id,
                title=row.title,
                detail=detail,
                start=row.start,
                end=row.end,
                kind=engagement.kind.value,
                kind_label=row.kind_label,
                locked=bool(handling.held.get(engagement.id)),
                conflict=bool(row.conflicts),
                grips=handling.grips_of_visit(engagement.id, perspective),
            )


def _legs(
    shown: OpenPlan, perspective: Perspective, handling: Handling, names: Names
) -> Iterator[TimelineEvent]:
    city = Bilingual(shown.ground.city.name_zh, shown.ground.city.name_en).text(names.language)
    for leg in shown.plan.legs:
        row = leg_row(leg, names)
        destination = short_place(names.venue(leg.to_venue_id), city)
        for key in those_of_leg(leg, perspective):
            yield TimelineEvent(
                id=f"{leg.key}:{key}",
                resource_id=key,
                engagement_id=row.engagement_id,
                title=row.title,
                detail=row.vehicles if perspective is Perspective.DELEGATION else row.delegations,
                start=row.start,
                end=row.end,
                kind=LEG_KIND,
                kind_label=row.kind_label,
                destination=destination if perspective is Perspective.VEHICLE else "",
                grips=handling.grips_of_drive(leg.to_engagement_id, perspective),
            )


def short_place(name: str, city: str) -> str:
    """Return a place's name without the city's, which goes without saying in the city."""
    return name.removeprefix(city).removesuffix(city).strip() or name


def _busy(perspective: Perspective, shown_ids: set[str], names: Names) -> Iterator[TimelineEvent]:
    """Yield the busy blocks of those shown; why they are busy is nobody else's business."""
    for resource_id in sorted(shown_ids):
        for number, block in enumerate(_blocks(perspective, resource_id, names)):
            yield TimelineEvent(
                id=f"busy:{resource_id}:{number}",
                resource_id=resource_id,
                engagement_id=None,
                title=names.t("Not available"),
                detail=name_in(perspective, resource_id, names),
                start=block.start.astimezone(names.zone),
                end=block.end.astimezone(names.zone),
                kind=BUSY_KIND,
                kind_label=names.t("Not available"),
            )


def _blocks(perspective: Perspective, resource_id: str, names: Names) -> tuple[BusyBlock, ...]:
    match perspective:
        case Perspective.LEADER:
            return names.leaders[resource_id].busy
        case Perspective.INTERPRETER:
            return names.interpreters[resource_id].busy
        case Perspective.VEHICLE:
            return names.vehicles[resource_id].busy
        case Perspective.ROOM:
            return names.rooms[resource_id].busy
        case Perspective.DELEGATION:
            return ()
