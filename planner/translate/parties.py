"""Delegations and their subgroups as parties: people who always move together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from optimizer.problem import Party, TravelMode
from planner.model import (
    REST,
    Delegation,
    Engagement,
    Scenario,
    SecurityLevel,
    Vehicle,
    VehicleKind,
)
from planner.rulepack import GuestNumbers, Numbers, VehicleNumbers
from planner.translate.clock import PeriodClock
from planner.translate.keys import party_key
from planner.translate.needs import bans_of, meal_tags, needs_step_free
from planner.translate.party_days import Visit, days_of, quiet_until, stay_of

ESCORTED = frozenset({SecurityLevel.L1, SecurityLevel.L2})
"""The levels of protection with a police escort, which drive as a motorcade."""


def parties_of(scenario: Scenario, numbers: Numbers, clock: PeriodClock) -> tuple[Party, ...]:
    """Return everybody who moves, by id: whole delegations, or their subgroups and the rest."""
    found = (
        party
        for delegation in scenario.delegations
        for party in _of_delegation(_local(delegation, clock), scenario, numbers, clock)
    )
    return tuple(sorted(found, key=lambda party: party.id))


def _local(delegation: Delegation, clock: PeriodClock) -> Delegation:
    """Return a delegation with its transport in the office's zone, where its days are counted."""
    arrival, departure = delegation.arrival, delegation.departure
    return replace(
        delegation,
        arrival=replace(arrival, at=arrival.at.astimezone(clock.zone)),
        departure=replace(departure, at=departure.at.astimezone(clock.zone)),
    )


def parties_at(engagement: Engagement, scenario: Scenario) -> tuple[str, ...]:
    """Return the ids of the parties that an engagement brings together, sorted."""
    return parties_of_delegations(engagement.delegation_ids, engagement.subgroup_id, scenario)


def parties_of_delegations(
    delegation_ids: tuple[str, ...], subgroup_id: str | None, scenario: Scenario
) -> tuple[str, ...]:
    """Return the ids of the parties of delegations, or of one of their subgroups, sorted."""
    taking_part = (d for d in scenario.delegations if d.id in delegation_ids)
    return tuple(
        sorted(
            party_key(delegation.id, part.subgroup_id)
            for delegation in taking_part
            for part in parts_of(delegation)
            if subgroup_id in (None, part.subgroup_id)
        )
    )


@dataclass(frozen=True, slots=True)
class Part:
    """A whole delegation (no subgroup), one of its subgroups, or the rest of it."""

    subgroup_id: str | None
    headcount: int
    has_head: bool


def parts_of(delegation: Delegation) -> Iterator[Part]:
    """Yield the parts of a delegation.

    The head is in the subgroup of the first member, else in the rest, else in the first subgroup.
    """
    if not delegation.subgroups:
        yield Part(None, delegation.headcount, has_head=True)
        return
    rest = delegation.headcount - sum(group.headcount for group in delegation.subgroups)
    of_head = delegation.members[0].subgroup_id if delegation.members else None
    if of_head is None:
        of_head = REST if rest > 0 else delegation.subgroups[0].id
    for group in delegation.subgroups:
        yield Part(group.id, group.headcount, has_head=group.id == of_head)
    if rest > 0:
        yield Part(REST, rest, has_head=of_head == REST)


def _of_delegation(
    delegation: Delegation, scenario: Scenario, numbers: Numbers, clock: PeriodClock
) -> Iterator[Party]:
    stay = stay_of(delegation, numbers.ports, clock)
    bans = bans_of(delegation, numbers.guests, clock)
    days = days_of(delegation, Visit(stay, bans, numbers, clock))
    arrives_in_period = 0 <= stay.first_day < clock.days
    guests = numbers.guests
    is_elderly = (delegation.average_age or 0) >= guests.elderly_from_years
    for part in parts_of(delegation):
        # The officials who accompany the guests ride with the head.
        riders = part.headcount + (delegation.companions if part.has_head else 0)
        with_car = part.has_head and _has_principal_car(delegation, scenario, numbers)
        mode = _mode(delegation, riders, scenario, numbers)
        loading = _loading_min(riders, mode, numbers.vehicles, with_car=with_car)
        yield Party(
            id=party_key(delegation.id, part.subgroup_id),
            group=delegation.id,
            headcount=riders,
            days=days,
            travel_mode=mode,
            load_min=loading,
            unload_min=loading + numbers.rooms.setup_min,
            luggage_pieces=-(-delegation.pieces * part.headcount // delegation.headcount),
            principal_car=with_car,
            room_tags_for_meals=meal_tags(delegation),
            bans=bans,
            arrival_day=stay.first_day if arrives_in_period else None,
            quiet_until_min=quiet_until(delegation, stay, guests) if arrives_in_period else None,
            banquets_given=delegation.banquets_already_given,
            activities_per_day=(
                guests.day_engagements_elderly if is_elderly else guests.day_engagements
            ),
            accessible=needs_step_free(delegation),
            lodging=delegation.hotel_venue_id,
            walking_day_min=_walking_day_min(delegation, guests),
            security_level=delegation.security_level.value,
            forum=_forum_key(delegation, scenario),
        )


def _forum_key(delegation: Delegation, scenario: Scenario) -> str | None:
    """Return what a delegation's forum is called in a problem: its first delegation.

    The forum's own name could tell who comes, and stays here.
    """
    if not delegation.forum:
        return None
    return min(other.id for other in scenario.delegations if other.forum == delegation.forum)


def _walking_day_min(delegation: Delegation, numbers: GuestNumbers) -> int | None:
    """Return what guests can walk in a day: as told, else the usual where they are old (H25)."""
    if delegation.walking_day_min is not None:
        return delegation.walking_day_min
    is_old = (delegation.average_age or 0) >= numbers.walking_from_years
    return numbers.walking_day_min if is_old or needs_step_free(delegation) else None


def _has_principal_car(delegation: Delegation, scenario: Scenario, numbers: Numbers) -> bool:
    """Tell whether the head gets a sedan: those of high rank do, where the fleet has one."""
    has_sedan = any(vehicle.kind is VehicleKind.SEDAN for vehicle in scenario.vehicles)
    return has_sedan and delegation.rank <= numbers.vehicles.principal_car_from_step


def _mode(delegation: Delegation, riders: int, scenario: Scenario, numbers: Numbers) -> TravelMode:
    """Return how a party drives: by coach when no smaller vehicle of the fleet holds it."""
    if _needs_coach(riders + numbers.vehicles.staff_seats, scenario.vehicles):
        return TravelMode.COACH
    if delegation.security_level in ESCORTED:
        return TravelMode.MOTORCADE
    return TravelMode.CAR


def _needs_coach(people: int, vehicles: tuple[Vehicle, ...]) -> bool:
    smaller = [v.seats for v in vehicles if v.kind is not VehicleKind.COACH]
    has_coach = any(vehicle.kind is VehicleKind.COACH for vehicle in vehicles)
    return has_coach and people > max(smaller, default=0)


def _loading_min(riders: int, mode: TravelMode, numbers: VehicleNumbers, *, with_car: bool) -> int:
    """Return the minutes to board the vehicles that a party of this size usually takes."""
    people = riders + numbers.staff_seats
    seats, loading = _usual_vehicle(people, mode, numbers)
    convoy = -(-people // seats) + (1 if with_car and seats > numbers.sedan_seats else 0)
    extra = max(0, convoy - numbers.convoy_free_vehicles) * numbers.convoy_loading_min
    return loading + extra


def _usual_vehicle(people: int, mode: TravelMode, numbers: VehicleNumbers) -> tuple[int, int]:
    """Return seats and loading minutes of the smallest vehicle for a party, else the largest."""
    if mode is TravelMode.COACH:
        return numbers.coach_seats, numbers.coach_loading_min
    sizes = (
        (numbers.sedan_seats, numbers.sedan_loading_min),
        (numbers.van_seats, numbers.van_loading_min),
        (numbers.minibus_seats, numbers.minibus_loading_min),
    )
    return next((size for size in sizes if people <= size[0]), sizes[-1])
