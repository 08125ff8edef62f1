"""An office's rule pack as the numbers, weights and switches that the optimizer reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from types import MappingProxyType

from optimizer.goals import GOALS
from optimizer.problem import (
    Delays,
    DelayStep,
    InterpretingMode,
    Parameters,
    TeamStep,
    Window,
)
from optimizer.rules import RULES
from optimizer.solution import Tier
from planner.rulepack import DelayNumbers, InterpretingNumbers, MealNumbers, MoneyNumbers, RulePack
from planner.translate.clock import minute_of_day

USUAL_WEIGHT: Mapping[str, int] = MappingProxyType(
    {
        "S01": 10,
        "S02": 10,
        "S03": 4,
        "S04": 10,
        "S05": 4,
        "S06": 10,
        "S07": 4,
        "S08": 4,
        "S09": 1,
        "S10": 4,
        "S11": 4,
        "S12": 1,
        "S13": 4,
        "S14": 4,
        "S15": 1,
        "S16": 1,
        "S17": 1,
        "S18": 10,
        "S19": 1,
        "S20": 10,
        "S21": 4,
        "S22": 1,
    }
)
"""The weight in a rule pack at which a goal keeps the optimizer's own weight for it.

A pack says how much a wish matters (10 high, 4 medium, 1 low); what a minute weighs against a
step of rank is the optimizer's own scale. Doubling the pack's figure doubles the weight there.
"""


def parameters_of(pack: RulePack) -> Parameters:
    """Return a rule pack as the optimizer reads it."""
    numbers = pack.numbers
    guests, leaders, vehicles = numbers.guests, numbers.leaders, numbers.vehicles
    return Parameters(
        grid_min=numbers.grid.step_min,
        team_steps=_team_steps(numbers.interpreting),
        interpreter_alone_min=numbers.interpreting.day_alone_min,
        interpreter_team_min=numbers.interpreting.day_team_min,
        interpreter_span_min=numbers.interpreting.duty_span_min,
        interpreter_rest_min=numbers.interpreting.night_rest_min,
        interpreter_paid_min=numbers.money.interpreter_paid_min,
        interpreter_call_min=numbers.interpreting.call_in_min,
        # Leaders and interpreters go by sedan: in at one end, out at the other.
        person_load_min=2 * vehicles.sedan_loading_min,
        escort_seats=vehicles.staff_seats,
        driver_day_min=vehicles.driving_day_min,
        driver_continuous_min=vehicles.driving_before_rest_min,
        driver_break_min=vehicles.driving_rest_min,
        driver_span_min=vehicles.duty_day_min,
        lunch_start=lunch_start(numbers.meals),
        dinner_start=dinner_start(numbers.meals),
        banquet_start=_window(numbers.meals.banquet_earliest, numbers.meals.banquet_latest),
        lunch_min=numbers.meals.lunch_least_min,
        dinner_min=numbers.meals.dinner_least_min,
        # The pack counts days after the arrival, the optimizer days from it on.
        courtesy_call_days=numbers.protocol.courtesy_call_within_days + 1,
        banquets_per_visit=numbers.protocol.banquets_in_country,
        banquets_by_city=numbers.protocol.banquets_by_city,
        leader_per_day=leaders.day_engagements,
        leader_evenings_per_day=leaders.day_evenings,
        leader_evenings_per_week=leaders.week_evenings,
        leader_gap_min=leaders.gap_min,
        programme_min=guests.day_programme_min,
        first_start_min=minute_of_day(guests.day_first_start),
        last_return_min=minute_of_day(guests.day_last_return),
        dress_change_min=guests.dress_change_min,
        guarded_apart_min=guests.guarded_apart_min,
        freshen_up_min=guests.freshen_up_min,
        comfort_min=guests.stop_every_min,
        road_day_min=guests.day_road_min,
        slack_min=leaders.before_engagement_min,
        leader_home_min=leaders.home_break_min,
        waiting_min=guests.early_most_min,
        afternoon_from_min=minute_of_day(guests.afternoon_from),
        daylight=_window(guests.sunrise, guests.sunset),
        press_deadline_min=minute_of_day(numbers.press.deadline),
        delays=_delays(numbers.delays),
        weights=_weights(pack),
        rules_off=tuple(rule.CODE for rule in RULES if _is_off(pack, rule.CODE)),
    )


def lunch_start(meals: MealNumbers) -> Window:
    """Return the minutes of the day at which a lunch may start, the last included."""
    return _window(meals.lunch_earliest, meals.lunch_latest)


def dinner_start(meals: MealNumbers) -> Window:
    """Return the minutes of the day at which a dinner may start, the last included."""
    return _window(meals.dinner_earliest, meals.dinner_latest)


def _window(earliest: time, latest: time) -> Window:
    return Window(minute_of_day(earliest), minute_of_day(latest))


def _is_off(pack: RulePack, code: str) -> bool:
    # H00 keeps plans readable; no office can switch it off, and no pack names it.
    return any(rule.code == code and not rule.enabled for rule in pack.rules)


def _weights(pack: RulePack) -> dict[str, int]:
    """Return the weights by goal name for those goals that a pack weighs."""
    weights = {}
    for goal in GOALS:
        usual = USUAL_WEIGHT.get(goal.CODE)
        # What must and should happen is no matter of taste.
        if usual is None or goal.TIER in (Tier.MUST, Tier.SHOULD):
            continue
        wanted = pack.weight(goal.CODE)
        weights[goal.NAME] = max(1, round(goal.WEIGHT * wanted / usual)) if wanted else 0
    return weights


def price(yuan: int, numbers: MoneyNumbers) -> int:
    """Return money in the minutes of guests' time that the office would give for it, rounded up."""
    return -(-yuan // max(1, numbers.guest_minute_yuan))


def _delays(numbers: DelayNumbers) -> Delays:
    return Delays(
        leaders=_delay_steps(
            (numbers.leader_short_percent, numbers.leader_short_most_min),
            (numbers.leader_medium_percent, numbers.leader_medium_most_min),
            (numbers.leader_long_percent, numbers.leader_long_most_min),
        ),
        flights=_delay_steps(
            (numbers.flight_short_percent, numbers.flight_short_most_min),
            (numbers.flight_medium_percent, numbers.flight_medium_most_min),
            (numbers.flight_long_percent, numbers.flight_long_most_min),
            (numbers.flight_longest_percent, numbers.flight_longest_most_min),
        ),
        loading_most_min=numbers.loading_most_min,
        traffic_percent=numbers.traffic_percent,
        peak_percent=numbers.peak_percent,
        tolerated_min=numbers.tolerated_min,
    )


def _delay_steps(*kinds: tuple[int, int]) -> tuple[DelayStep, ...]:
    """Return kinds of delay from their percents and longest minutes, the shortest first."""
    steps: list[DelayStep] = []
    least = 0
    for percent, most in kinds:
        if percent:
            steps.append(DelayStep(percent, least, max(least, most)))
        least = max(least, most + 1)
    # Where the pack knows of no delay at all, everybody comes in time.
    return tuple(steps) or (DelayStep(100, 0, 0),)


def _team_steps(
    numbers: InterpretingNumbers,
) -> dict[InterpretingMode, tuple[TeamStep, ...]]:
    booth = (
        TeamStep(0, 1),
        TeamStep(numbers.simultaneous_alone_min, 2),
        TeamStep(numbers.simultaneous_two_min, 3),
        TeamStep(numbers.simultaneous_three_min, 4),
    )
    return {
        InterpretingMode.CONSECUTIVE: (
            TeamStep(0, 1),
            TeamStep(numbers.consecutive_alone_min, 2),
        ),
        InterpretingMode.ESCORT: (TeamStep(0, 1),),
        InterpretingMode.WHISPERED: booth,
        InterpretingMode.SIMULTANEOUS: booth,
    }
