"""The steps of a plan, for estimates of when each can really begin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from optimizer.drive_times import DriveTimes
from optimizer.problem import TravelMode, VehicleKind
from planner.model import Plan, PlannedLeg, PlannedVisit
from planner.ripple import NOTHING, Between, Holder, HolderKind, Step
from planner.translate.keys import party_key
from planner.translate.parties import parties_of_delegations
from planner.translate.translation import Translation


def steps_of(plan: Plan, translation: Translation) -> tuple[Step, ...]:
    """Return a plan's engagements and drives as steps; those nobody asks for any more are out."""
    visits = (_visit_step(visit, translation) for visit in plan.visits)
    legs = (_leg_step(leg, translation) for leg in plan.legs)
    return (*(step for step in visits if step is not None), *legs)


def _visit_step(visit: PlannedVisit, translation: Translation) -> Step | None:
    scenario = translation.scenario
    asked = next((one for one in scenario.engagements if one.id == visit.engagement_id), None)
    if asked is None:
        return None
    parties = parties_of_delegations(asked.delegation_ids, asked.subgroup_id, scenario)
    holders = [Holder(HolderKind.PARTY, key) for key in parties]
    if visit.host_id is not None:
        holders.append(Holder(HolderKind.LEADER, visit.host_id))
    holders += (
        Holder(HolderKind.INTERPRETER, key) for team in visit.teams for key in team.interpreter_ids
    )
    shared = {room.id for room in translation.problem.rooms if room.shared}
    if visit.room_id not in shared:
        holders.append(Holder(HolderKind.ROOM, visit.room_id))
    return Step(visit.engagement_id, visit.start, visit.end, tuple(holders))


def _leg_step(leg: PlannedLeg, translation: Translation) -> Step:
    keys = set(parties_of_leg(leg, translation))
    riders = [party for party in translation.problem.parties if party.id in keys]
    holders = [Holder(HolderKind.PARTY, key) for key in sorted(keys)]
    holders += (Holder(HolderKind.VEHICLE, key) for key in leg.vehicle_ids)
    load = timedelta(minutes=max((party.load_min for party in riders), default=0))
    unload = timedelta(minutes=max((party.unload_min for party in riders), default=0))
    return Step(leg.key, leg.depart - load, leg.arrive + unload, tuple(holders))


def parties_of_leg(leg: PlannedLeg, translation: Translation) -> tuple[str, ...]:
    """Return the ids of the parties that make a drive, sorted."""
    if leg.subgroup_ids:
        return tuple(sorted(party_key(leg.delegation_id, part) for part in leg.subgroup_ids))
    return parties_of_delegations((leg.delegation_id,), None, translation.scenario)


def between_steps(plan: Plan, translation: Translation) -> Between:
    """Return what each holder needs between two steps of a plan: the way, and the room made ready.

    Parties need nothing, because their drives are steps themselves.
    """
    problem, clock = translation.problem, translation.clock
    times = DriveTimes(problem.travel)
    rooms = {room.id: room for room in problem.rooms}
    coaches = {one.id for one in problem.vehicles if one.kind is VehicleKind.COACH}
    load_min = problem.parameters.person_load_min
    ends = dict(_ends(plan, translation))

    def between(earlier: Step, later: Step, holder: Holder) -> timedelta:
        if holder.kind is HolderKind.PARTY:
            return NOTHING
        if holder.kind is HolderKind.ROOM:
            room = rooms.get(holder.id)
            return timedelta(minutes=room.turnaround_min if room is not None else 0)
        origin, target = ends[earlier.key][1], ends[later.key][0]
        if origin == target or not (times.knows(origin) and times.knows(target)):
            return NOTHING
        leaves = clock.minute(earlier.end)
        is_coach = holder.kind is HolderKind.VEHICLE and holder.id in coaches
        mode = TravelMode.COACH if is_coach else TravelMode.CAR
        drive_min = times.drive_min(mode, origin, target, leaves)
        boards_min = 0 if holder.kind is HolderKind.VEHICLE else load_min
        return timedelta(minutes=drive_min + boards_min)

    return between


def _ends(plan: Plan, translation: Translation) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield where each step begins and where it ends."""
    venues = {room.id: room.venue_id for room in translation.scenario.rooms}
    for visit in plan.visits:
        place = venues.get(visit.room_id, visit.room_id)
        yield visit.engagement_id, (place, place)
    for leg in plan.legs:
        yield leg.key, (leg.from_venue_id, leg.to_venue_id)
