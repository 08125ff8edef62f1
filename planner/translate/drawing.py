"""A plan as layers of a map: numbered stops and the drives between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from maps.geo import Point
from maps.layers import DelegationLayer, LegLine, Stop
from maps.modes import Mode
from maps.palette import code_of, colour_of
from optimizer.problem import TravelMode
from planner.formats import format_interval
from planner.model import Delegation, Plan, PlannedLeg, PlannedVisit
from planner.translate.keys import party_key
from planner.translate.translation import Translation


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn and what ids are called; no days or delegations mean all of them."""

    day_label: Callable[[date], str]
    delegation_name: Callable[[str], str]
    engagement_title: Callable[[str], str]
    venue_name: Callable[[str], str]
    days: tuple[date, ...] = ()
    delegation_ids: tuple[str, ...] = ()


def to_layers(plan: Plan, translation: Translation, shown: Shown) -> tuple[DelegationLayer, ...]:
    """Return one layer for each delegation that is shown, in the scenario's order.

    A delegation keeps its mark and colour whatever else is shown.
    """
    return tuple(
        DelegationLayer(
            id=delegation.id,
            code=code_of(number),
            name=shown.delegation_name(delegation.id),
            colour=colour_of(number),
            stops=tuple(_stops(plan, delegation, translation, shown)),
            legs=tuple(_lines(plan, delegation, translation, shown)),
        )
        for number, delegation in enumerate(translation.scenario.delegations)
        if not shown.delegation_ids or delegation.id in shown.delegation_ids
    )


def _stops(
    plan: Plan, delegation: Delegation, translation: Translation, shown: Shown
) -> Iterator[Stop]:
    scenario = translation.scenario
    own = {engagement.id for engagement in scenario.engagements_of(delegation.id)}
    venue_of_room = {room.id: room.venue_id for room in scenario.rooms}
    venues = {venue.id: venue for venue in scenario.venues}
    number, last_day = 0, None
    for visit in sorted(plan.visits, key=lambda visit: (visit.start, visit.engagement_id)):
        venue = venues.get(venue_of_room.get(visit.room_id, ""))
        if visit.engagement_id not in own or venue is None:
            continue
        day = translation.clock.local_day(visit.start)
        number = 1 if day != last_day else number + 1
        last_day = day
        if not shown.days or day in shown.days:
            title = shown.engagement_title(visit.engagement_id)
            yield Stop(
                number=number,
                label=f"{title} · {shown.venue_name(venue.id)}",
                when=_when(visit, day, shown),
                point=Point(venue.lat, venue.lon),
                engagement_id=visit.engagement_id,
            )


def _when(visit: PlannedVisit, day: date, shown: Shown) -> str:
    return f"{shown.day_label(day)} {format_interval(visit.start, visit.end)}"


def _lines(
    plan: Plan, delegation: Delegation, translation: Translation, shown: Shown
) -> Iterator[LegLine]:
    modes = {party.id: party.travel_mode for party in translation.problem.parties}
    known = set(translation.matrix.site_ids)
    for leg in plan.legs:
        day = translation.clock.local_day(leg.depart)
        if leg.delegation_id != delegation.id or (shown.days and day not in shown.days):
            continue
        # A plan may be older than the scenario, which may have lost a venue since.
        if not {leg.from_venue_id, leg.to_venue_id} <= known:
            continue
        parts: Sequence[str | None] = leg.subgroup_ids or (None,)
        mode = modes.get(party_key(delegation.id, parts[0]), TravelMode.CAR)
        yield _line(leg, Mode(mode.value), translation, shown)


def _line(leg: PlannedLeg, mode: Mode, translation: Translation, shown: Shown) -> LegLine:
    minute = translation.clock.minute(leg.depart)
    period = translation.matrix.period_at(minute)
    route = translation.matrix.route(leg.from_venue_id, leg.to_venue_id, period, mode)
    ends = map(shown.venue_name, (leg.from_venue_id, leg.to_venue_id))
    return LegLine(
        points=route.points,
        minutes=leg.drive_min,
        distance_m=leg.distance_m,
        rung=route.rung,
        label=" → ".join(ends),
        engagement_id=leg.to_engagement_id or "",
    )
