"""The goals, tier by tier; a new one is one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.goals import (
    balance,
    cars,
    comfort,
    day_length,
    expense,
    face_time,
    freshen_up,
    host_continuity,
    interpreter_continuity,
    late_start,
    leader_load,
    leader_travel,
    length,
    longest_wait,
    musts,
    nices,
    preferences,
    preferred_time,
    press,
    punctuality,
    quiet_after_flight,
    rank_gap,
    shoulds,
    showpieces,
    slack,
    stability,
    travel,
    variety,
    waiting,
    weather,
)

if TYPE_CHECKING:
    from optimizer.rule import Goal, ProgrammeGoal

PROGRAMME_GOALS: list[ProgrammeGoal] = [
    musts,
    shoulds,
    stability,
    rank_gap,
    nices,
    preferences,
    preferred_time,
    length,
    host_continuity,
    leader_load,
    quiet_after_flight,
    face_time,
    balance,
    day_length,
    freshen_up,
    comfort,
    travel,
    leader_travel,
    slack,
    punctuality,
    waiting,
    late_start,
    longest_wait,
    interpreter_continuity,
    variety,
    weather,
    showpieces,
    press,
    expense,
]
"""Those on times, rooms and people; that on vehicles is served when they are assigned."""

COUNTING_EACH_LEADER: list[Goal] = [stability, host_continuity, leader_load, face_time, balance]
"""Those that add up what one leader does: with one of them no leader stands for another."""

GOALS: list[Goal] = [*PROGRAMME_GOALS, cars]
"""All of them, tier by tier; what a plan is scored by."""
