"""What guests need, as minutes without programme and as what a kitchen must offer (H20).

A need of one guest binds the whole party: an officer who does not want that makes the guest a
subgroup.
"""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.problem import Ban, Window
from planner.model import MINUTES_PER_DAY, Delegation, Need, NeedKind, Weekday
from planner.rulepack import GuestNumbers
from planner.translate.clock import PeriodClock, minute_of_day
from planner.translate.spans import merged

HALAL_TAG = "halal"
"""The tag of rooms at venues with a halal kitchen."""


def meal_tags(delegation: Delegation) -> tuple[str, ...]:
    """Return the tags that a room needs for a delegation's meals."""
    wants_halal = any(need.kind is NeedKind.HALAL for need in delegation.needs)
    return (HALAL_TAG,) if wants_halal else ()


def needs_step_free(delegation: Delegation) -> bool:
    """Tell whether a guest cannot climb steps, neither at a venue nor into a vehicle."""
    return any(need.kind is NeedKind.STEP_FREE for need in delegation.needs)


def bans_of(delegation: Delegation, numbers: GuestNumbers, clock: PeriodClock) -> tuple[Ban, ...]:
    """Return the minutes of the period that a delegation's needs keep free, in order."""
    whole: list[Window] = []
    meals: list[Window] = []
    for need in delegation.needs:
        windows = meals if need.kind is NeedKind.NO_MEAL_IN_DAYLIGHT else whole
        windows.extend(_windows(need, numbers, clock))
    bans = [Ban(window) for window in merged(whole)]
    bans += [Ban(window, meals_only=True) for window in merged(meals)]
    return tuple(sorted(bans, key=lambda ban: (ban.window.start_min, ban.meals_only)))


def _windows(need: Need, numbers: GuestNumbers, clock: PeriodClock) -> Iterator[Window]:
    sunset = minute_of_day(numbers.sunset)
    for number, day in enumerate(clock.period.days()):
        if need.dates and day not in need.dates:
            continue
        midnight = number * MINUTES_PER_DAY
        match need.kind, Weekday(day.weekday()):
            case NeedKind.NO_MEAL_IN_DAYLIGHT, _:
                yield Window(midnight, midnight + sunset)
            case NeedKind.FRIDAY_MIDDAY_FREE, Weekday.FRIDAY:
                yield Window(
                    midnight + minute_of_day(numbers.friday_free_from),
                    midnight + minute_of_day(numbers.friday_free_to),
                )
            # From sunset on Friday to sunset on Saturday.
            case NeedKind.SABBATH, Weekday.FRIDAY:
                yield Window(midnight + sunset, midnight + MINUTES_PER_DAY)
            case NeedKind.SABBATH, Weekday.SATURDAY:
                yield Window(midnight, midnight + sunset)
            case _:
                pass
