"""Itineraries: what one delegation, person, vehicle or room does, day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planner.formats import format_date, format_list
from planner.labels import label
from planner.model import Engagement, LockDimension, PlannedLeg, PlannedVisit
from planner.services.convoys import convoy_lines
from planner.services.names import Names
from planner.services.opened import OpenPlan
from planner.services.sentences import engagements_of, sentence_of
from planner.services.views import Choice, Itinerary, ItineraryDay, ItineraryRow, Perspective
from planner.translate.keys import party_key


def those_of_visit(
    visit: PlannedVisit, engagement: Engagement, perspective: Perspective
) -> tuple[str, ...]:
    """Return the ids of those who take part in a visit, seen from one perspective."""
    match perspective:
        case Perspective.DELEGATION:
            return engagement.delegation_ids
        case Perspective.LEADER:
            return (visit.host_id,) if visit.host_id is not None else ()
        case Perspective.INTERPRETER:
            return tuple(key for team in visit.teams for key in team.interpreter_ids)
        case Perspective.ROOM:
            return (visit.room_id,)
        case Perspective.VEHICLE:
            return ()


def those_of_leg(leg: PlannedLeg, perspective: Perspective) -> tuple[str, ...]:
    """Return the ids of those who make a drive, seen from one perspective."""
    match perspective:
        case Perspective.DELEGATION:
            return (leg.delegation_id,)
        case Perspective.VEHICLE:
            return leg.vehicle_ids
        case _:
            return ()


def name_in(perspective: Perspective, resource_id: str, names: Names) -> str:
    """Return what a resource of a perspective is called."""
    word = {
        Perspective.DELEGATION: names.delegation,
        Perspective.LEADER: names.leader,
        Perspective.INTERPRETER: names.interpreter,
        Perspective.VEHICLE: names.vehicle,
        Perspective.ROOM: names.room,
    }[perspective]
    return word(resource_id)


def resources(shown: OpenPlan, perspective: Perspective, names: Names) -> tuple[Choice, ...]:
    """Return all who have something to do in the plan, in the scenario's order."""
    busy = {
        key
        for visit in shown.plan.visits
        if visit.engagement_id in names.engagements
        for key in those_of_visit(visit, names.engagements[visit.engagement_id], perspective)
    }
    busy |= {key for leg in shown.plan.legs for key in those_of_leg(leg, perspective)}
    known = order_of(perspective, names)
    ordered = [key for key in known if key in busy] + sorted(busy.difference(known))
    return tuple(Choice(key, name_in(perspective, key, names)) for key in ordered)


def order_of(perspective: Perspective, names: Names) -> tuple[str, ...]:
    """Return the ids of all resources of a perspective in the scenario's order."""
    items = {
        Perspective.DELEGATION: names.delegations,
        Perspective.LEADER: names.leaders,
        Perspective.INTERPRETER: names.interpreters,
        Perspective.VEHICLE: names.vehicles,
        Perspective.ROOM: names.rooms,
    }[perspective]
    return tuple(items)


def itinerary(
    shown: OpenPlan, perspective: Perspective, resource_id: str, names: Names
) -> Itinerary:
    """Return one resource's plan; days without anything are left out."""
    board = board_of(shown, names)
    rows = [
        visit_row(visit, engagement, board)
        for visit in shown.plan.visits
        if (engagement := names.engagements.get(visit.engagement_id)) is not None
        and resource_id in those_of_visit(visit, engagement, perspective)
    ]
    rows += [
        leg_row(leg, names)
        for leg in shown.plan.legs
        if resource_id in those_of_leg(leg, perspective)
    ]
    return Itinerary(
        perspective=perspective,
        resource_id=resource_id,
        title=name_in(perspective, resource_id, names),
        subtitle=_subtitle(perspective, resource_id, names),
        days=_days(rows, names),
    )


@dataclass(frozen=True, slots=True)
class Board:
    """What is said about a plan's engagements besides the visits, looked up by their ids."""

    names: Names
    conflicts: Mapping[str, tuple[str, ...]]
    locked: Mapping[str, tuple[LockDimension, ...]]
    vehicles: Mapping[str, tuple[str, ...]]


def board_of(shown: OpenPlan, names: Names) -> Board:
    """Return sentences about broken rules, held dimensions and vehicles by engagement."""
    conflicts: dict[str, list[str]] = defaultdict(list)
    for reason in shown.warnings:
        for engagement_id in engagements_of(reason, names):
            conflicts[engagement_id].append(sentence_of(reason, names))
    locked: dict[str, list[LockDimension]] = defaultdict(list)
    for lock in shown.scenario.locks:
        locked[lock.engagement_id].append(lock.dimension)
    vehicles: dict[str, set[str]] = defaultdict(set)
    for leg in shown.plan.legs:
        if leg.to_engagement_id is not None:
            vehicles[leg.to_engagement_id].update(leg.vehicle_ids)
    return Board(
        names=names,
        conflicts={key: tuple(sentences) for key, sentences in conflicts.items()},
        locked={key: tuple(dimensions) for key, dimensions in locked.items()},
        vehicles={key: tuple(sorted(ids)) for key, ids in vehicles.items()},
    )


def visit_row(visit: PlannedVisit, engagement: Engagement, board: Board) -> ItineraryRow:
    """Return an engagement as a line."""
    names = board.names
    start, end = _local(visit.start, names), _local(visit.end, names)
    interpreters = [names.interpreter(key) for team in visit.teams for key in team.interpreter_ids]
    vehicles = [names.vehicle(key) for key in board.vehicles.get(engagement.id, ())]
    return ItineraryRow(
        id=engagement.id,
        is_leg=False,
        engagement_id=engagement.id,
        kind=engagement.kind,
        kind_label=names.t(label(engagement.kind)),
        title=names.title(engagement.id),
        delegations=names.delegations_of(engagement),
        start=start,
        end=end,
        minutes=int((visit.end - visit.start) / timedelta(minutes=1)),
        place=names.room(visit.room_id),
        room_id=visit.room_id,
        host=names.leader(visit.host_id) if visit.host_id is not None else "",
        interpreters=format_list(names.t, interpreters),
        vehicles=format_list(names.t, vehicles),
        locked=board.locked.get(engagement.id, ()),
        conflicts=board.conflicts.get(engagement.id, ()),
    )


def leg_row(leg: PlannedLeg, names: Names) -> ItineraryRow:
    """Return a drive as a line."""
    t = names.t
    start, end = _local(leg.depart, names), _local(leg.arrive, names)
    parts = leg.subgroup_ids
    riders = [names.party(party_key(leg.delegation_id, part)) for part in parts]
    return ItineraryRow(
        id=leg.key,
        is_leg=True,
        engagement_id=leg.to_engagement_id or leg.from_engagement_id,
        kind=None,
        kind_label=t("Drive"),
        title=t(
            "{origin} to {destination}",
            origin=names.venue(leg.from_venue_id),
            destination=names.venue(leg.to_venue_id),
        ),
        delegations=format_list(t, riders) if riders else names.delegation(leg.delegation_id),
        start=start,
        end=end,
        minutes=leg.drive_min,
        place=names.venue(leg.to_venue_id),
        room_id=None,
        host="",
        interpreters="",
        vehicles=format_list(t, [names.vehicle(key) for key in leg.vehicle_ids]),
        distance_m=leg.distance_m,
        rung=leg.rung,
        rung_label=t(label(leg.rung)),
        convoy=convoy_lines(leg, names),
    )


def _subtitle(perspective: Perspective, resource_id: str, names: Names) -> str:
    """Return the line below a title: who heads a delegation, what a vehicle is."""
    t = names.t
    delegation = names.delegations.get(resource_id)
    vehicle = names.vehicles.get(resource_id)
    if perspective is Perspective.DELEGATION and delegation is not None:
        head = names.head(delegation.id)
        return t.n(
            "{head}, {count} guest", "{head}, {count} guests", delegation.headcount, head=head
        )
    if perspective is Perspective.VEHICLE and vehicle is not None:
        kind = t(label(vehicle.kind))
        return t.n("{kind}, {count} seat", "{kind}, {count} seats", vehicle.seats, kind=kind)
    return ""


def _days(rows: list[ItineraryRow], names: Names) -> tuple[ItineraryDay, ...]:
    by_day: dict[date, list[ItineraryRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.start, row.end, row.id)):
        by_day[row.start.date()].append(row)
    return tuple(
        ItineraryDay(day, format_date(names.t, day), tuple(of_day))
        for day, of_day in sorted(by_day.items())
    )


def _local(moment: datetime, names: Names) -> datetime:
    return moment.astimezone(names.zone)
