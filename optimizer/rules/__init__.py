"""The hard rules, in the order in which they are posted and reported; a new one is one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.rules import (
    approval_time,
    asked,
    banquet_count,
    courtesy_call_day,
    dress_change,
    driver_hours,
    equipment,
    interpreter_day,
    interpreter_skill,
    keep_apart,
    leader_calendar,
    linked_leaders,
    locks,
    meals,
    mobility,
    observance,
    offset,
    one_place,
    ports,
    precedence,
    rank_gap,
    restricted_zones,
    room_fit,
    security,
    team_size,
    travel_time,
    turnaround,
    vehicle_seats,
)

if TYPE_CHECKING:
    from optimizer.rule import ProgrammeRule, Rule

PROGRAMME_RULES: list[ProgrammeRule] = [
    asked,
    one_place,
    travel_time,
    ports,
    leader_calendar,
    linked_leaders,
    rank_gap,
    interpreter_skill,
    team_size,
    interpreter_day,
    room_fit,
    turnaround,
    vehicle_seats,
    meals,
    precedence,
    courtesy_call_day,
    banquet_count,
    locks,
    approval_time,
    observance,
    keep_apart,
    security,
    dress_change,
    mobility,
    offset,
    equipment,
]
"""Those that bind times, rooms and people; the others are kept when vehicles are assigned."""

RULES: list[Rule] = [*PROGRAMME_RULES, driver_hours, restricted_zones]
"""All of them; what a plan is checked for."""
