"""Whether what a scenario says fits together: ids, order of times, sizes, places."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from planner.errors import Flaw, FlawCode
from planner.flaws import sorted_flaws
from planner.model import (
    BusyBlock,
    Delegation,
    GuestClass,
    OpeningHours,
    Regime,
    RoomPurpose,
    Scenario,
    Transport,
    TransportMode,
    VenueKind,
)
from planner.rulepack import override_names
from planner.scenario.engagement_checks import engagement_flaws, lock_flaws
from planner.scenario.references import Known, flaw, known_ids, unknown_id, unknown_ids

LONGEST_PERIOD_DAYS = 31
_REGIONS_OF_THEIR_OWN_REGIME = frozenset({"HK", "MO", "TW"})
_PORTS = {
    TransportMode.INTERNATIONAL_FLIGHT: VenueKind.AIRPORT,
    TransportMode.DOMESTIC_FLIGHT: VenueKind.AIRPORT,
    TransportMode.TRAIN: VenueKind.RAIL,
}


def scenario_flaws(scenario: Scenario) -> tuple[Flaw, ...]:
    """Return everything in a scenario that contradicts itself, sorted by place; none if sound.

    What planning decides (free hosts, opening hours, travel) is not looked at.
    """
    known = known_ids(scenario)
    flaws = set(_duplicates(scenario))
    for check in (_office, _places, _people, _delegations, engagement_flaws, lock_flaws):
        flaws.update(check(scenario, known))
    return sorted_flaws(flaws)


def _duplicates(scenario: Scenario) -> Iterator[Flaw]:
    places = [(f"venues[{i}]", venue.id) for i, venue in enumerate(scenario.venues)]
    groups = [
        (f"delegations[{i}].subgroups[{j}]", group.id)
        for i, delegation in enumerate(scenario.delegations)
        for j, group in enumerate(delegation.subgroups)
    ]
    steps = [
        (f"office.rank_ladder[{i}]", str(rank.step))
        for i, rank in enumerate(scenario.office.rank_ladder)
    ]
    rooms = [(path, room_id) for path, room_id, _ in _room_paths(scenario)]
    # Rooms and venues share one list: an engagement's options name either.
    lists = [places + rooms, groups, steps]
    for name in ("leaders", "interpreters", "vehicles", "delegations", "engagements", "zones"):
        items = getattr(scenario, name)
        lists.append([(f"{name}[{i}]", item.id) for i, item in enumerate(items)])
    for entries in lists:
        seen: set[str] = set()
        for path, key in entries:
            if key in seen:
                yield flaw(path, FlawCode.DUPLICATE_ID, id=key)
            seen.add(key)


def _room_paths(scenario: Scenario) -> Iterator[tuple[str, str, tuple[BusyBlock, ...]]]:
    """Yield every room's path in the file, id and busy blocks."""
    for index, venue in enumerate(scenario.venues):
        for inner, room in enumerate(scenario.rooms_of(venue.id)):
            yield f"venues[{index}].rooms[{inner}]", room.id, room.busy


def _office(scenario: Scenario, known: Known) -> Iterator[Flaw]:
    period = scenario.period
    yield from unknown_id("office.home_venue_id", scenario.office.home_venue_id, known.venues)
    if period.end < period.start:
        yield flaw("period", FlawCode.WRONG_ORDER, first="start", second="end")
    if period.end - period.start >= timedelta(days=LONGEST_PERIOD_DAYS):
        yield flaw("period", FlawCode.TOO_LONG, limit=LONGEST_PERIOD_DAYS)
    for index, forecast in enumerate(scenario.weather):
        if forecast.end <= forecast.start:
            yield flaw(f"weather[{index}]", FlawCode.WRONG_ORDER, first="start", second="end")
    names = override_names()
    for override in scenario.rule_overrides:
        if override.name not in names:
            yield flaw(f"rule_overrides.{override.name}", FlawCode.UNKNOWN_NUMBER)


def _places(scenario: Scenario, known: Known) -> Iterator[Flaw]:
    for index, venue in enumerate(scenario.venues):
        yield from _hours(f"venues[{index}].hours", venue.hours)
    for path, _, busy in _room_paths(scenario):
        yield from _busy(path, busy, known)
    for index, room in enumerate(scenario.rooms):
        yield from unknown_id(f"rooms[{index}].venue_id", room.venue_id, known.venues)
    for index, condition in enumerate(scenario.road_conditions):
        path = f"road_conditions[{index}]"
        if condition.end <= condition.start:
            yield flaw(path, FlawCode.WRONG_ORDER, first="start", second="end")
        yield from unknown_ids(f"{path}.venue_ids", condition.venue_ids, known.venues)
    for index, zone in enumerate(scenario.zones):
        path = f"zones[{index}]"
        yield from unknown_ids(f"{path}.venue_ids", zone.venue_ids, known.venues)
        yield from _hours(f"{path}.hours", zone.hours)


def _hours(path: str, hours: OpeningHours) -> Iterator[Flaw]:
    days = [*hours.weekly, *(spans for _, spans in hours.exceptions)]
    for spans in days:
        ends = [minute for span in spans for minute in (span.opens_min, span.closes_min)]
        if any(earlier >= later for earlier, later in pairwise(ends)):
            yield flaw(path, FlawCode.WRONG_ORDER, first="opens", second="closes")


def _busy(path: str, blocks: tuple[BusyBlock, ...], known: Known) -> Iterator[Flaw]:
    for index, block in enumerate(blocks):
        if block.end <= block.start:
            yield flaw(f"{path}.busy[{index}]", FlawCode.WRONG_ORDER, first="start", second="end")
        yield from unknown_id(f"{path}.busy[{index}].venue_id", block.venue_id, known.venues)


def _people(scenario: Scenario, known: Known) -> Iterator[Flaw]:
    for name in ("leaders", "interpreters", "vehicles"):
        for index, item in enumerate(getattr(scenario, name)):
            path = f"{name}[{index}]"
            yield from unknown_id(f"{path}.home_venue_id", item.home_venue_id, known.venues)
            yield from _busy(path, item.busy, known)
    steps = {rank.step for rank in scenario.office.rank_ladder}
    for index, leader in enumerate(scenario.leaders):
        path = f"leaders[{index}]"
        yield from unknown_ids(f"{path}.linked_with", leader.linked_with, known.leaders)
        yield from _rank(f"{path}.rank", leader.rank, steps)
    for index, interpreter in enumerate(scenario.interpreters):
        path = f"interpreters[{index}].served_delegation_ids"
        yield from unknown_ids(path, interpreter.served_delegation_ids, known.delegations)
    for index, vehicle in enumerate(scenario.vehicles):
        start, end = vehicle.duty_start, vehicle.duty_end
        if start is not None and end is not None and end <= start:
            path = f"vehicles[{index}]"
            yield flaw(path, FlawCode.WRONG_ORDER, first="duty_start", second="duty_end")


def _rank(path: str, rank: int, steps: set[int]) -> Iterator[Flaw]:
    if rank not in steps:
        yield flaw(path, FlawCode.UNKNOWN_RANK, step=rank)


def _delegations(scenario: Scenario, known: Known) -> Iterator[Flaw]:
    steps = {rank.step for rank in scenario.office.rank_ladder}
    for index, delegation in enumerate(scenario.delegations):
        path = f"delegations[{index}]"
        yield from _rank(f"{path}.rank", delegation.rank, steps)
        yield from _regime(path, delegation)
        yield from _transports(path, delegation, scenario, known)
        yield from _lodging(path, delegation, scenario, known)
        yield from _delegation_references(path, delegation, known)
        for inner, group in enumerate(delegation.subgroups):
            if group.headcount > delegation.headcount:
                place = f"{path}.subgroups[{inner}].headcount"
                yield flaw(place, FlawCode.TOO_MANY_GUESTS, limit=delegation.headcount)


def _delegation_references(path: str, delegation: Delegation, known: Known) -> Iterator[Flaw]:
    for name, ids in (
        ("previous_host_ids", known.leaders),
        ("requested_host_ids", known.leaders),
        ("preferred_interpreter_ids", known.interpreters),
        ("keep_apart_ids", known.delegations - {delegation.id}),
    ):
        yield from unknown_ids(f"{path}.{name}", getattr(delegation, name), ids)
    groups = {group.id for group in delegation.subgroups}
    for index, member in enumerate(delegation.members):
        if member.subgroup_id is not None and member.subgroup_id not in groups:
            place = f"{path}.members[{index}].subgroup_id"
            yield flaw(place, FlawCode.NOT_OF_DELEGATION, id=member.subgroup_id)


def _regime(path: str, delegation: Delegation) -> Iterator[Flaw]:
    own_region = delegation.region in _REGIONS_OF_THEIR_OWN_REGIME
    own_regime = delegation.regime is Regime.HK_MACAO_TW
    own_class = delegation.guest_class is GuestClass.HK_MACAO_TW
    if own_region != own_regime or (own_class and not own_regime):
        yield flaw(f"{path}.regime", FlawCode.WRONG_REGIME)


def _transports(
    path: str, delegation: Delegation, scenario: Scenario, known: Known
) -> Iterator[Flaw]:
    if delegation.departure.at <= delegation.arrival.at:
        yield flaw(path, FlawCode.WRONG_ORDER, first="arrival", second="departure")
    for name in ("arrival", "departure"):
        transport: Transport = getattr(delegation, name)
        day = transport.at.date()
        if day not in scenario.period:
            place = f"{path}.{name}.at"
            yield flaw(place, FlawCode.OUTSIDE_PERIOD, day=day.isoformat())
        place = f"{path}.{name}.port_venue_id"
        yield from unknown_id(place, transport.port_venue_id, known.venues)
        kind = _PORTS.get(transport.mode)
        for venue in scenario.venues:
            if venue.id == transport.port_venue_id and kind not in (None, venue.kind):
                yield flaw(place, FlawCode.NOT_A_PORT, id=venue.id)


def _lodging(path: str, delegation: Delegation, scenario: Scenario, known: Known) -> Iterator[Flaw]:
    hotel = delegation.hotel_venue_id
    if hotel is None:
        return
    place = f"{path}.hotel_venue_id"
    if hotel not in known.venues:
        yield flaw(place, FlawCode.UNKNOWN_ID, id=hotel)
    elif not any(RoomPurpose.LODGING in room.purposes for room in scenario.rooms_of(hotel)):
        yield flaw(place, FlawCode.NO_LODGING, id=hotel)
