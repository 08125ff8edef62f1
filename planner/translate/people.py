"""Leaders, interpreters and vehicles as the optimizer sees them; names and reasons stay here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from optimizer.problem import UNIT_BODY, Busy, Skill, VehicleKind, Window
from optimizer.problem import Interpreter as OptimizerInterpreter
from optimizer.problem import InterpretingMode as OptimizerMode
from optimizer.problem import Leader as OptimizerLeader
from optimizer.problem import Vehicle as OptimizerVehicle
from planner.model import (
    MINUTES_PER_DAY,
    Body,
    BusyBlock,
    Gender,
    Interpreter,
    InterpretingMode,
    LanguageSkill,
    Leader,
    SkillLevel,
    Vehicle,
)
from planner.rulepack import MoneyNumbers
from planner.translate.clock import PeriodClock, minute_of_day
from planner.translate.keys import combined_key
from planner.translate.parameters import price
from planner.translate.spans import merged

LEAST_LEVEL = {
    InterpretingMode.ESCORT: SkillLevel.BASIC,
    InterpretingMode.CONSECUTIVE: SkillLevel.WORKING,
    InterpretingMode.WHISPERED: SkillLevel.PROFESSIONAL,
    InterpretingMode.SIMULTANEOUS: SkillLevel.PROFESSIONAL,
}
"""How well an interpreter must work in both directions to serve in a mode."""


def windows_of(blocks: Iterable[BusyBlock], clock: PeriodClock) -> tuple[Window, ...]:
    """Return the minutes of the period that blocks take, in order."""
    return merged(busy.window for busy in busy_of(blocks, clock))


def busy_of(blocks: Iterable[BusyBlock], clock: PeriodClock) -> tuple[Busy, ...]:
    """Return the blocks that touch the period, cut to it, in order."""
    horizon_min = clock.days * MINUTES_PER_DAY
    found = (
        Busy(
            Window(max(0, clock.minute(b.start)), min(horizon_min, clock.minute(b.end))), b.venue_id
        )
        for b in blocks
    )
    kept = (busy for busy in found if busy.window.start_min < busy.window.end_min)
    return tuple(sorted(kept, key=_in_time))


def _in_time(busy: Busy) -> tuple[int, int, str]:
    return (busy.window.start_min, busy.window.end_min, busy.site or "")


def leader_of(
    leader: Leader, wanted_fields: Iterable[frozenset[str]], clock: PeriodClock
) -> OptimizerLeader:
    """Return a leader; of each set of fields that an engagement wants one is enough."""
    matched = {combined_key(fields) for fields in wanted_fields if fields & leader.fields}
    return OptimizerLeader(
        id=leader.id,
        rank=leader.rank,
        body=UNIT_BODY if leader.body is Body.UNIT else leader.body.value,
        base_site=leader.home_venue_id,
        fields=tuple(sorted(leader.fields | matched)),
        busy=busy_of(leader.busy, clock),
        per_day=leader.max_per_day,
        evenings_per_day=leader.max_evenings_per_day,
    )


def linked_pairs(leaders: Iterable[Leader]) -> tuple[tuple[str, str], ...]:
    """Return each pair of leaders who must not be away together, once (H05)."""
    pairs = {
        (min(leader.id, other), max(leader.id, other))
        for leader in leaders
        for other in leader.linked_with
    }
    return tuple(sorted(pairs))


def interpreter_of(
    interpreter: Interpreter, numbers: MoneyNumbers, clock: PeriodClock
) -> OptimizerInterpreter:
    """Return an interpreter with every language and the modes mastered in it."""
    return OptimizerInterpreter(
        id=interpreter.id,
        skills=tuple(_skills(interpreter)),
        base_site=interpreter.home_venue_id,
        clearance=interpreter.clearance.value,
        serves_leaders=interpreter.may_serve_leader,
        busy=busy_of(interpreter.busy, clock),
        day_min=interpreter.max_interpreting_min,
        gender=gender_word(interpreter.gender),
        overtime_hour=price(interpreter.overtime_hour_yuan, numbers),
    )


def gender_word(gender: Gender) -> str | None:
    """Return a gender as the optimizer reads it, None where nobody stated one."""
    return None if gender is Gender.UNSTATED else gender.value


def _skills(interpreter: Interpreter) -> Iterator[Skill]:
    for skill in sorted(interpreter.skills, key=lambda skill: skill.language):
        modes = tuple(
            sorted(OptimizerMode(mode.value) for mode in skill.modes if _can(skill, mode))
        )
        yield Skill(skill.language, modes)


def _can(skill: LanguageSkill, mode: InterpretingMode) -> bool:
    least = LEAST_LEVEL.get(mode)
    return least is not None and min(skill.into_level, skill.from_level) >= least


def vehicle_of(vehicle: Vehicle, clock: PeriodClock) -> OptimizerVehicle:
    """Return a vehicle; outside its driver's duty window it is busy."""
    busy = (*busy_of(vehicle.busy, clock), *_off_duty(vehicle, clock))
    return OptimizerVehicle(
        id=vehicle.id,
        kind=VehicleKind(vehicle.kind.value),
        seats=vehicle.seats,
        luggage_pieces=vehicle.luggage_pieces,
        base_site=vehicle.home_venue_id,
        busy=tuple(sorted(busy, key=_in_time)),
        accessible=vehicle.accessible,
    )


def _off_duty(vehicle: Vehicle, clock: PeriodClock) -> Iterator[Busy]:
    for number in range(clock.days):
        midnight = number * MINUTES_PER_DAY
        if vehicle.duty_start is not None and minute_of_day(vehicle.duty_start):
            yield Busy(Window(midnight, midnight + minute_of_day(vehicle.duty_start)))
        if vehicle.duty_end is not None:
            yield Busy(
                Window(midnight + minute_of_day(vehicle.duty_end), midnight + MINUTES_PER_DAY)
            )
