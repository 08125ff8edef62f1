"""A scenario as a problem: the one way from the office's words to the optimizer's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from maps.geo import Point
from maps.travel import TravelMatrix
from optimizer.problem import Engagement as OptimizerEngagement
from optimizer.problem import Lock as OptimizerLock
from optimizer.problem import Problem, Window
from planner.catalogue import fit_rooms
from planner.model import Engagement, Interpreter, Leader, Reason, Room, Scenario, Vehicle
from planner.rulepack import RulePack
from planner.translate.as_of import AsOf
from planner.translate.clock import PeriodClock
from planner.translate.engagements import (
    Setting,
    candidate_rooms,
    engagement_of,
    precedences_of,
)
from planner.translate.hosts import wanted_fields
from planner.translate.locks import held_rooms, lock_of, with_held_choices
from planner.translate.parameters import parameters_of
from planner.translate.parties import parties_of
from planner.translate.people import interpreter_of, leader_of, linked_pairs, vehicle_of
from planner.translate.rooms import Uses, rooms_of
from planner.translate.spans import merged
from planner.translate.travel import travel_of
from planner.translate.zones import zones_of


@dataclass(frozen=True, slots=True)
class Impossible:
    """An engagement that cannot take place by inspection, and the rule that says so."""

    engagement_id: str
    reason: Reason


@dataclass(frozen=True, slots=True, eq=False)
class Translation:
    """A problem with what leads back from it: the scenario, the clock, the roads.

    Engagements that are `impossible` by inspection are not in the problem; `engagements` are
    the problem's, by id.
    """

    problem: Problem
    scenario: Scenario
    clock: PeriodClock
    matrix: TravelMatrix
    impossible: tuple[Impossible, ...]
    engagements: Mapping[str, OptimizerEngagement]
    seen: AsOf


def sites_of(scenario: Scenario) -> Mapping[str, Point]:
    """Return the points of the venues that a plan can lead to, by id: those that anything uses."""
    used = {scenario.office.home_venue_id}
    for engagement in scenario.engagements:
        rooms = (*fit_rooms(engagement, scenario), *held_rooms(engagement, scenario))
        used.update(room.venue_id for room in rooms)
    for delegation in scenario.delegations:
        used |= {delegation.arrival.port_venue_id, delegation.departure.port_venue_id}
        if delegation.hotel_venue_id is not None:
            used.add(delegation.hotel_venue_id)
    people: Sequence[Leader | Interpreter | Vehicle] = (
        *scenario.leaders,
        *scenario.interpreters,
        *scenario.vehicles,
    )
    for resource in people:
        used.add(resource.home_venue_id)
        used.update(block.venue_id for block in resource.busy if block.venue_id is not None)
    return {v.id: Point(v.lat, v.lon) for v in scenario.venues if v.id in used}


def translate(scenario: Scenario, matrix: TravelMatrix, pack: RulePack, seen: AsOf) -> Translation:
    """Return a scenario as a problem; `matrix` holds the drives between its `sites_of`."""
    clock = PeriodClock(scenario.period, scenario.office.tzinfo)
    numbers = pack.numbers
    parties = tuple(p for p in parties_of(scenario, numbers, clock) if p.days)
    setting = Setting(seen, scenario, pack, clock, {party.id: party for party in parties})
    candidates = {e.id: _rooms(e, setting) for e in scenario.engagements}
    translated = [(e, engagement_of(e, candidates[e.id], setting)) for e in scenario.engagements]
    locks = _locks(setting)
    translated = [(e, with_held_choices(built, locks)) for e, built in translated]
    impossible = tuple(_impossible(translated, setting))
    left_out = {item.engagement_id for item in impossible}
    kept = {e.id: built for e, built in translated if e.id not in left_out}
    engagements = tuple(e for e in scenario.engagements if e.id in kept)
    fields = [wanted_fields(e, scenario) for e in scenario.engagements]
    problem = Problem(
        name=f"{scenario.office.id} {scenario.period.start} {scenario.period.end}",
        days=clock.days,
        rooms=rooms_of(scenario, Uses(engagements, candidates), numbers, clock),
        parties=parties,
        leaders=tuple(leader_of(x, fields, clock) for x in sorted(scenario.leaders, key=_id)),
        interpreters=tuple(
            interpreter_of(x, numbers.money, clock) for x in sorted(scenario.interpreters, key=_id)
        ),
        vehicles=tuple(vehicle_of(x, clock) for x in sorted(scenario.vehicles, key=_id)),
        engagements=tuple(kept[key] for key in sorted(kept)),
        travel=travel_of(matrix, scenario.road_conditions, clock),
        precedences=precedences_of(engagements, kept),
        linked_leaders=linked_pairs(scenario.leaders),
        apart=_apart(setting),
        zones=zones_of(scenario, frozenset(matrix.site_ids), clock),
        locks=tuple(lock for lock in locks if lock.engagement in kept),
        bad_weather=merged(
            Window(clock.minute(forecast.start), clock.minute(forecast.end))
            for forecast in scenario.weather
        ),
        parameters=parameters_of(pack),
    )
    return Translation(problem, scenario, clock, matrix, impossible, kept, seen)


def _id(item: Leader | Interpreter | Vehicle) -> str:
    return item.id


def _rooms(engagement: Engagement, setting: Setting) -> tuple[Room, ...]:
    fit = fit_rooms(engagement, setting.scenario)
    rooms = candidate_rooms(engagement, fit, setting)
    known = {room.id for room in rooms}
    held = held_rooms(engagement, setting.scenario)
    return (*rooms, *(room for room in held if room.id not in known))


def _locks(setting: Setting) -> tuple[OptimizerLock, ...]:
    scenario = setting.scenario
    engagements = {engagement.id: engagement for engagement in scenario.engagements}
    return tuple(
        lock_of(lock, engagements[lock.engagement_id], scenario, setting.clock)
        for lock in sorted(scenario.locks, key=lambda lock: (lock.engagement_id, lock.dimension))
    )


def _apart(setting: Setting) -> tuple[tuple[str, str], ...]:
    """Return each pair of parties whose delegations must never meet, once (H21)."""
    groups: dict[str, list[str]] = {}
    for party in setting.parties.values():
        groups.setdefault(party.group, []).append(party.id)
    pairs = {
        (min(one, two), max(one, two))
        for delegation in setting.scenario.delegations
        for other in delegation.keep_apart_ids
        for one in groups.get(delegation.id, ())
        for two in groups.get(other, ())
    }
    return tuple(sorted(pairs))


def _impossible(
    translated: list[tuple[Engagement, OptimizerEngagement]], setting: Setting
) -> Iterator[Impossible]:
    """Yield the engagements without any time, room or (where needed) host."""
    for engagement, built in translated:
        absent = [key for key in built.parties if key not in setting.parties]
        if absent or not built.parties or not built.windows:
            yield Impossible(engagement.id, Reason("H03", (engagement.id, *absent)))
        elif not built.rooms:
            yield Impossible(engagement.id, Reason("H10", (engagement.id,)))
        elif engagement.host.required and not built.hosts:
            yield Impossible(engagement.id, Reason("H06", (engagement.id,)))
