"""A scenario after what has happened: one change after the other, each mistake by its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from planner.changes import kinds, of_guests, of_people, of_places, of_programme
from planner.changes.kinds import Change, ChangeKind, Changes
from planner.changes.standing import Standing
from planner.errors import Flaw, InvalidInput
from planner.model import Scenario
from planner.scenario import scenario_flaws

# Each function takes the one kind of change that stands beside it.
Apply = Callable[[Any, Standing], Scenario]

CHANGES: Final[Mapping[ChangeKind, tuple[type[Change], Apply]]] = MappingProxyType(
    {
        ChangeKind.ARRIVAL: (kinds.Arrival, of_guests.arrival),
        ChangeKind.DEPARTURE: (kinds.Departure, of_guests.departure),
        ChangeKind.LEFT_BEHIND: (kinds.LeftBehind, of_guests.left_behind),
        ChangeKind.NOT_COMING: (kinds.NotComing, of_guests.not_coming),
        ChangeKind.LEADER_AWAY: (kinds.LeaderAway, of_people.leader_away),
        ChangeKind.LEADER_LATE: (kinds.LeaderLate, of_people.leader_late),
        ChangeKind.OVERRUN: (kinds.Overrun, of_programme.overrun),
        ChangeKind.NEW_ENGAGEMENT: (kinds.NewEngagement, of_programme.new_engagement),
        ChangeKind.CANCELLED: (kinds.Cancelled, of_programme.cancelled),
        ChangeKind.FIXED: (kinds.Fixed, of_programme.fixed),
        ChangeKind.PLACE_CLOSED: (kinds.PlaceClosed, of_places.place_closed),
        ChangeKind.INTERPRETER_AWAY: (kinds.InterpreterAway, of_people.interpreter_away),
        ChangeKind.VEHICLE_OUT: (kinds.VehicleOut, of_people.vehicle_out),
        ChangeKind.HEADCOUNT: (kinds.Headcount, of_guests.headcount),
        ChangeKind.NEW_HEAD: (kinds.NewHead, of_guests.new_head),
        ChangeKind.WEATHER: (kinds.Weather, of_places.weather),
        ChangeKind.INCIDENT: (kinds.Incident, of_people.incident),
        ChangeKind.ROADS: (kinds.Roads, of_places.roads),
        ChangeKind.SECURITY: (kinds.Security, of_guests.security),
        ChangeKind.NEED: (kinds.NeedFound, of_guests.need_found),
    }
)
"""Every kind of change with its class and what it does to a scenario; a new one is a line here."""


def kind_of(change: Change) -> ChangeKind:
    """Return the kind of a change."""
    return next(kind for kind, (type_, _) in CHANGES.items() if isinstance(change, type_))


def changed(standing: Standing, changes: Changes) -> Scenario:
    """Return the scenario after all changes, in their order.

    Raises:
        InvalidInput: a change names what is not there, or leaves a scenario that contradicts
            itself; each flaw with its place among the changes.
    """
    flaws: list[Flaw] = []
    for position, change in enumerate(changes.changes):
        known = scenario_flaws(standing.scenario)
        try:
            scenario = CHANGES[kind_of(change)][1](change, standing)
        except InvalidInput as error:
            flaws += [_at(position, flaw) for flaw in error.flaws]
            continue
        new = set(scenario_flaws(scenario)) - set(known)
        flaws += [_at(position, flaw) for flaw in sorted(new, key=lambda each: each.path)]
        if not new:
            standing = replace(standing, scenario=scenario)
    if flaws:
        raise InvalidInput(tuple(flaws))
    return standing.scenario


def _at(position: int, flaw: Flaw) -> Flaw:
    return replace(flaw, path=f"changes[{position}].{flaw.path}")
