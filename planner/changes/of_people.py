"""Changes of those who receive: leaders, interpreters, vehicles, and help for a guest."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from planner.changes.kinds import Incident, InterpreterAway, LeaderAway, LeaderLate, VehicleOut
from planner.changes.standing import (
    Standing,
    delegation_of,
    told_visit,
    unknown,
    with_block,
)
from planner.model import BusyBlock, Interpreter, Leader, Scenario, Vehicle, VehicleKind

_AT_ONCE = timedelta(hours=2)
"""What begins so soon cannot easily be given to somebody else."""

_PATIENT_AND_INTERPRETER = 2
"""The seats that help for a guest needs."""


def leader_away(change: LeaderAway, standing: Standing) -> Scenario:
    """Block a leader's time."""
    block = BusyBlock(change.start, change.end)
    return with_block(standing.scenario, Leader, change.leader_id, block)


def leader_late(change: LeaderLate, standing: Standing) -> Scenario:
    """Block the host of an engagement until so many minutes after its planned start."""
    visit = told_visit(standing, change.engagement_id)
    if visit.host_id is None:
        raise unknown("engagement_id", change.engagement_id)
    block = BusyBlock(visit.start, visit.start + timedelta(minutes=change.minutes))
    return with_block(standing.scenario, Leader, visit.host_id, block)


def interpreter_away(change: InterpreterAway, standing: Standing) -> Scenario:
    """Block an interpreter's time."""
    block = BusyBlock(change.start, change.end)
    return with_block(standing.scenario, Interpreter, change.interpreter_id, block)


def vehicle_out(change: VehicleOut, standing: Standing) -> Scenario:
    """Block a vehicle's time."""
    block = BusyBlock(change.start, change.end)
    return with_block(standing.scenario, Vehicle, change.vehicle_id, block)


def incident(change: Incident, standing: Standing) -> Scenario:
    """Send an interpreter and a vehicle, and hold them there: the plan has to do without."""
    block = BusyBlock(change.start, change.end, change.venue_id)
    vehicle_id = change.vehicle_id or _spare_vehicle(change, standing)
    scenario = with_block(standing.scenario, Vehicle, vehicle_id, block)
    interpreter_id = change.interpreter_id or _spare_interpreter(change, standing)
    if interpreter_id is None:
        return scenario
    return with_block(scenario, Interpreter, interpreter_id, block)


def _spare_interpreter(change: Incident, standing: Standing) -> str | None:
    """Return who speaks the guests' language and has least to do then; None if none is needed."""
    delegation = delegation_of(standing, change.delegation_id)
    if not delegation.needs_interpreting:
        return None
    duties = [
        (key, visit.start, visit.end)
        for visit in standing.told.visits
        for team in visit.teams
        for key in team.interpreter_ids
    ]
    speakers = [
        one.id
        for one in standing.scenario.interpreters
        if one.speaks(delegation.languages[0]) and _is_free(one, change)
    ]
    return _least_missed(speakers, duties, change, "interpreter_id")


def _spare_vehicle(change: Incident, standing: Standing) -> str:
    """Return the vehicle with least to drive then; of several the smallest that will do."""
    duties = [
        (key, leg.depart, leg.arrive) for leg in standing.told.legs for key in leg.vehicle_ids
    ]
    fit = sorted(
        (one.seats, one.id)
        for one in standing.scenario.vehicles
        if one.kind is not VehicleKind.COACH
        and one.seats >= _PATIENT_AND_INTERPRETER
        and _is_free(one, change)
    )
    return _least_missed([key for _, key in fit], duties, change, "vehicle_id")


def _is_free(one: Interpreter | Vehicle, change: Incident) -> bool:
    return all(block.end <= change.start or change.end <= block.start for block in one.busy)


def _least_missed(
    ids: list[str],
    duties: list[tuple[str, datetime, datetime]],
    change: Incident,
    field: str,
) -> str:
    """Return the first of those who have fewest duties at once, then in all the time.

    Raises:
        InvalidInput: there is nobody.
    """
    if not ids:
        raise unknown(field, "")
    at_once = _duties_until(min(change.end, change.start + _AT_ONCE), duties, change)
    meanwhile = _duties_until(change.end, duties, change)
    return min(ids, key=lambda key: (at_once[key], meanwhile[key]))


def _duties_until(
    until: datetime, duties: list[tuple[str, datetime, datetime]], change: Incident
) -> Counter[str]:
    return Counter(key for key, start, end in duties if start < until and change.start < end)
