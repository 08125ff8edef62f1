"""Convoy order and car seats from precedence, as a city without closed roads drives.

The order is: lead or liaison car, the principal's sedan, the delegation's vehicles, luggage and
staff, a spare. The principal sits at the rear right with the interpreter in front; in a van the
second row comes first, in a coach the row by the front door, the right side before the left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

from planner.model import (
    Car,
    CarRole,
    Convoy,
    Delegation,
    Member,
    Rider,
    RiderRole,
    Seat,
    SeatPosition,
    Vehicle,
    VehicleKind,
)

_FRONT = {
    VehicleKind.SEDAN: SeatPosition.FRONT_RIGHT,
    VehicleKind.VAN: SeatPosition.FRONT_RIGHT,
    VehicleKind.MINIBUS: SeatPosition.FRONT_RIGHT,
    VehicleKind.COACH: SeatPosition.GUIDE_SEAT,
}
_BEST = {
    VehicleKind.SEDAN: (SeatPosition.REAR_RIGHT, SeatPosition.REAR_LEFT),
    VehicleKind.VAN: (SeatPosition.SECOND_ROW_RIGHT, SeatPosition.SECOND_ROW_LEFT),
    VehicleKind.MINIBUS: (SeatPosition.SECOND_ROW_RIGHT, SeatPosition.SECOND_ROW_LEFT),
    VehicleKind.COACH: (SeatPosition.FIRST_ROW_RIGHT, SeatPosition.FIRST_ROW_LEFT),
}
_PRINCIPAL_SEATS = 3
"""With the interpreter and one more, the principal has room; others ride behind if they can."""


@dataclass(frozen=True, slots=True)
class Company:
    """Who makes a drive together.

    `guests` are in order of precedence, the head first where the head rides; `officials` of the
    city ride with them. Of the `staff` the first is owed a seat, others take what is left.
    """

    guests: tuple[Rider, ...]
    officials: int = 0
    staff: tuple[Rider, ...] = ()
    has_luggage: bool = False


def guests_in_order(
    delegation: Delegation, members: Sequence[Member], count: int, *, with_head: bool
) -> tuple[Rider, ...]:
    """Return `count` guests in order of precedence: the head, then by rank as they are listed.

    `members` are those of the delegation who ride; guests whom nobody named come last.
    """
    others = [member for member in members if member.name != delegation.head]
    ranked = sorted(others, key=lambda member: (member.rank is None, member.rank or 0))
    named = [Rider(RiderRole.HEAD, delegation.head)] if with_head else []
    named += [Rider(RiderRole.GUEST, member.name) for member in ranked]
    return (*named[:count], *repeat(Rider(RiderRole.GUEST), count - len(named)))


def convoy_of(company: Company, vehicles: Sequence[Vehicle]) -> Convoy:
    """Return the convoy of those who ride in these vehicles, the same for the same people."""
    principal = _principals_car(company, vehicles)
    carrying = _carrying(company, principal, vehicles)
    idle = [vehicle for vehicle in _by_id(vehicles) if vehicle not in carrying]
    lead = next((vehicle for vehicle in idle if vehicle.kind is VehicleKind.SEDAN), None)
    luggage = _luggage_van(company, [vehicle for vehicle in idle if vehicle is not lead])
    seated, standing = _seated(company, principal, carrying, lead)

    def car(vehicle: Vehicle, role: CarRole) -> Car:
        return Car(vehicle.id, role, seated.get(vehicle.id, ()))

    cars = [car(lead, CarRole.LEAD)] if lead else []
    cars += [
        car(vehicle, CarRole.PRINCIPAL if vehicle is principal else CarRole.DELEGATION)
        for vehicle in carrying
    ]
    cars += [car(luggage, CarRole.LUGGAGE)] if luggage else []
    cars += [car(v, CarRole.SPARE) for v in idle if v is not lead and v is not luggage]
    return Convoy(tuple(cars), standing)


def _by_id(vehicles: Sequence[Vehicle]) -> list[Vehicle]:
    return sorted(vehicles, key=lambda vehicle: vehicle.id)


def _principals_car(company: Company, vehicles: Sequence[Vehicle]) -> Vehicle | None:
    if not company.guests or company.guests[0].role is not RiderRole.HEAD:
        return None
    return next((v for v in _by_id(vehicles) if v.kind is VehicleKind.SEDAN), None)


def _carrying(
    company: Company, principal: Vehicle | None, vehicles: Sequence[Vehicle]
) -> list[Vehicle]:
    """Return the vehicles that guests need: the principal's, then the largest ones."""
    people = len(company.guests) + company.officials + len(company.staff[:1])
    carrying = [principal] if principal else []
    seats = min(principal.seats, _PRINCIPAL_SEATS) if principal else 0
    others = [vehicle for vehicle in _by_id(vehicles) if vehicle is not principal]
    for vehicle in sorted(others, key=lambda vehicle: -vehicle.seats):
        if seats < people:
            carrying.append(vehicle)
            seats += vehicle.seats
    return carrying


def _luggage_van(company: Company, idle: Sequence[Vehicle]) -> Vehicle | None:
    roomy = [vehicle for vehicle in idle if vehicle.luggage_pieces]
    if not company.has_luggage or not roomy:
        return None
    return max(roomy, key=lambda vehicle: vehicle.luggage_pieces)


def _seated(
    company: Company, principal: Vehicle | None, carrying: Sequence[Vehicle], lead: Vehicle | None
) -> tuple[dict[str, tuple[Seat, ...]], tuple[Rider, ...]]:
    """Return the seats taken in each vehicle, and who has found none."""
    guests, staff = _with_officials(company), list(company.staff)
    left = sum(vehicle.seats for vehicle in carrying) - len(guests) - len(staff[:1])
    seated: dict[str, tuple[Seat, ...]] = {}
    for number, vehicle in enumerate(carrying):
        aboard: list[Rider] = []
        # The first of the staff is owed a seat; further ones guide from the lead car if they can.
        if staff and (number == 0 or (left > 0 and lead is None)):
            left -= number > 0
            aboard = [staff.pop(0)]
        positions = _positions(vehicle, with_staff=bool(aboard))
        behind = sum(other.seats for other in carrying[number + 1 :])
        if vehicle is principal and len(guests) - _PRINCIPAL_SEATS + len(aboard) <= behind:
            positions = positions[: _PRINCIPAL_SEATS - len(aboard)]
        riders = guests[: len(positions)]
        guests = guests[len(riders) :]
        front = [Seat(_FRONT[vehicle.kind], rider) for rider in aboard]
        taken = [Seat(*pair) for pair in zip(positions, riders, strict=False)]
        seated[vehicle.id] = (*taken, *front)
    if lead is not None and staff:
        seated[lead.id] = (Seat(_FRONT[lead.kind], staff.pop(0)),)
    return seated, tuple(guests)


def _with_officials(company: Company) -> list[Rider]:
    """Return all who sit with the guests: the officials of the city next to the first guest."""
    officials = [Rider(RiderRole.OFFICIAL)] * company.officials
    return [*company.guests[:1], *officials, *company.guests[1:]]


def _positions(vehicle: Vehicle, *, with_staff: bool) -> list[SeatPosition]:
    """Return the seats for guests, best first; the one in front is the last to be taken."""
    best = _BEST[vehicle.kind]
    is_sedan = vehicle.kind is VehicleKind.SEDAN
    behind = SeatPosition.REAR_MIDDLE if is_sedan else SeatPosition.BEHIND
    seats = vehicle.seats - 1
    positions = [*best, *repeat(behind, max(0, seats - len(best)))][:seats]
    return positions if with_staff else [*positions, _FRONT[vehicle.kind]]
