"""Who sits where on a drive, in the reader's words; ranks are never told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from planner.convoy import Company, convoy_of, guests_in_order
from planner.formats import format_list
from planner.labels import label
from planner.model import REST, Delegation, PlannedLeg, Rider, RiderRole, Seat
from planner.services.names import Names
from planner.services.views import ConvoyLine
from planner.translate.parties import parts_of


def convoy_lines(leg: PlannedLeg, names: Names) -> tuple[ConvoyLine, ...]:
    """Return the vehicles of a drive in their order, each with its seats, best first.

    It is made anew from precedence each time, so that it is never older than the guest list.
    Nothing where the delegation is not known any more or nobody drives them yet.
    """
    delegation = names.delegations.get(leg.delegation_id)
    vehicles = [names.vehicles[key] for key in leg.vehicle_ids if key in names.vehicles]
    if delegation is None or not vehicles:
        return ()
    t = names.t
    convoy = convoy_of(_company(leg, delegation, names), vehicles)
    lines = [
        ConvoyLine(names.vehicle(car.vehicle_id), t(label(car.role)), _seats(car.seats, names))
        for car in convoy.cars
    ]
    if convoy.standing:
        lines.append(ConvoyLine("", t("Without a seat"), (_people(convoy.standing, names),)))
    return tuple(lines)


def _company(leg: PlannedLeg, delegation: Delegation, names: Names) -> Company:
    def rides(subgroup_id: str | None) -> bool:
        return not leg.subgroup_ids or (subgroup_id or REST) in leg.subgroup_ids

    riding = [part for part in parts_of(delegation) if rides(part.subgroup_id)]
    members = [member for member in delegation.members if rides(member.subgroup_id)]
    has_head = any(part.has_head for part in riding)
    guests = guests_in_order(
        delegation, members, sum(part.headcount for part in riding), with_head=has_head
    )
    if delegation.id in names.hidden:
        guests = tuple(Rider(guest.role) for guest in guests)
    return Company(
        guests=guests,
        officials=delegation.companions if has_head else 0,
        staff=(*_interpreter(leg, delegation, names), Rider(RiderRole.LIAISON)),
        has_luggage=leg.from_venue_id == delegation.arrival.port_venue_id
        or leg.to_venue_id == delegation.departure.port_venue_id,
    )


def _interpreter(leg: PlannedLeg, delegation: Delegation, names: Names) -> tuple[Rider, ...]:
    """Return the interpreter who rides along: of the engagement ahead, else of the one before."""
    for engagement_id in (leg.to_engagement_id, leg.from_engagement_id):
        visit = names.visits.get(engagement_id or "")
        for team in visit.teams if visit else ():
            leads = [names.interpreters.get(key) for key in team.interpreter_ids[:1]]
            if team.language in delegation.languages and leads[0] is not None:
                return (Rider(RiderRole.INTERPRETER, leads[0].name),)
    return ()


def _seats(seats: Sequence[Seat], names: Names) -> tuple[str, ...]:
    """Return each kind of seat with those who take it."""
    t = names.t
    return tuple(
        t(
            "{position}: {people}",
            position=t(label(position)),
            people=_people([seat.rider for seat in group], names),
        )
        for position, group in groupby(seats, key=lambda seat: seat.position)
    )


def _people(riders: Sequence[Rider], names: Names) -> str:
    """Return riders by name where the reader may know it, the others counted."""
    told: list[str] = []
    for word, group in groupby(_word(rider, names) for rider in riders):
        count = sum(1 for _ in group)
        nameless = names.t.n("{count} guest", "{count} guests", count)
        told += [word] * count if word else [nameless]
    return format_list(names.t, told)


def _word(rider: Rider, names: Names) -> str:
    """Return what a rider is called; nothing for a guest without a name."""
    if rider.name is not None:
        return rider.name.formal(names.language)
    return "" if rider.role is RiderRole.GUEST else names.t(label(rider.role))
