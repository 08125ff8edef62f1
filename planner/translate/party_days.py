"""The days of a visit: where guests wake or land, until when they are there, which meals are due.

Where a rule pack has no number, working practice stands in the constants.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from optimizer.problem import Ban, Meal, PartyDay, Window
from planner.model import MINUTES_PER_DAY, Delegation
from planner.rulepack import GuestNumbers, MealNumbers, PortNumbers, due_at, ready_at
from planner.translate.clock import PeriodClock, minute_of_day
from planner.translate.parameters import dinner_start, lunch_start
from planner.translate.spans import without

WAKING_MIN = 6 * 60
"""Minutes after midnight before which nothing is planned, unless a flight leaves early."""

SLEEPING_MIN = 23 * 60 + 30
"""Minutes after midnight by which guests are left alone, unless they land late."""

PORT_MARGIN_MIN = 180
"""How long before the time at the port the day of an early departure may begin, and how long
after it the day of a late arrival may last: room for the drive and the check-in."""

MEAL_MARGIN_MIN = 60
"""A meal is due on a day whose whole meal hour lies at least this far from port times."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A delegation's presence in minutes of the period.

    At `ready_min` it has come through the port, at `due_min` it must be back, at `leaves_min` its
    flight or train leaves.
    """

    ready_min: int
    due_min: int
    leaves_min: int

    @property
    def first_day(self) -> int:
        """The number of the day on which the guests can be received."""
        return self.ready_min // MINUTES_PER_DAY

    @property
    def last_day(self) -> int:
        """The number of the day on which they must be back at the port."""
        return self.due_min // MINUTES_PER_DAY

    @property
    def gone_min(self) -> int:
        """The minute until which guests may be seen off: half of the time at the port.

        The other half is theirs, for controls and boarding.
        """
        return self.due_min + (self.leaves_min - self.due_min) // 2


def stay_of(delegation: Delegation, ports: PortNumbers, clock: PeriodClock) -> Stay:
    """Return when a delegation is in the office's hands (H03)."""
    return Stay(
        ready_min=clock.minute(ready_at(delegation.arrival, ports)),
        due_min=clock.minute(due_at(delegation.departure, ports)),
        leaves_min=clock.minute(delegation.departure.at),
    )


def days_of(
    delegation: Delegation, stay: Stay, meals: MealNumbers, bans: tuple[Ban, ...], days: int
) -> tuple[PartyDay, ...]:
    """Return the days of a visit that lie in a period of so many days."""
    return tuple(
        _day(delegation, stay, day, meals, bans)
        for day in range(max(0, stay.first_day), min(days - 1, stay.last_day) + 1)
    )


def _day(
    delegation: Delegation, stay: Stay, day: int, meals: MealNumbers, bans: tuple[Ban, ...]
) -> PartyDay:
    is_first, is_last = day == stay.first_day, day == stay.last_day
    begins, ends = _begins_min(stay, day), _ends_min(stay, day)
    # A day trip has no hotel: between its port times the guests are on the road.
    hotel = delegation.hotel_venue_id or delegation.arrival.port_venue_id
    return PartyDay(
        day=day,
        start_site=delegation.arrival.port_venue_id if is_first else hotel,
        present_min=begins,
        ready_min=begins,
        end_site=delegation.departure.port_venue_id if is_last else hotel,
        due_min=stay.due_min if is_last else ends,
        gone_min=stay.gone_min if is_last else ends,
        meals=tuple(_meals_due(stay, day, meals, bans)),
        luggage_at_start=is_first,
        luggage_at_end=is_last,
    )


def _begins_min(stay: Stay, day: int) -> int:
    midnight = day * MINUTES_PER_DAY
    if day == stay.first_day:
        return stay.ready_min
    if day == stay.last_day:
        return max(midnight, min(midnight + WAKING_MIN, stay.due_min - PORT_MARGIN_MIN))
    return midnight + WAKING_MIN


def _ends_min(stay: Stay, day: int) -> int:
    evening = day * MINUTES_PER_DAY + SLEEPING_MIN
    if day == stay.first_day:
        return max(evening, stay.ready_min + PORT_MARGIN_MIN)
    return evening


def _meals_due(stay: Stay, day: int, meals: MealNumbers, bans: tuple[Ban, ...]) -> Iterator[Meal]:
    """Yield the meals for which a day has the whole hour and no need forbids them (H14, H20)."""
    midnight = day * MINUTES_PER_DAY
    for meal, starts, least_min in (
        (Meal.LUNCH, lunch_start(meals), meals.lunch_least_min),
        (Meal.DINNER, dinner_start(meals), meals.dinner_least_min),
    ):
        hour = Window(midnight + starts.start_min, midnight + starts.end_min + least_min)
        is_here = (
            stay.ready_min + MEAL_MARGIN_MIN <= hour.start_min
            and hour.end_min + MEAL_MARGIN_MIN <= stay.due_min
        )
        free = without((hour,), (ban.window for ban in bans))
        if is_here and any(w.end_min - w.start_min >= least_min for w in free):
            yield meal


def quiet_until(delegation: Delegation, stay: Stay, numbers: GuestNumbers) -> int | None:
    """Return until when guests rest after their journey, None after a short one (S06)."""
    journey = delegation.arrival
    rests = []
    if (
        journey.journey_min > numbers.long_flight_from_min
        or journey.zones_crossed >= numbers.long_flight_zones
    ):
        rests.append(stay.ready_min + numbers.long_flight_quiet_min)
    elif journey.journey_min >= numbers.flight_from_min:
        rests.append(stay.ready_min + numbers.flight_quiet_min)
    if journey.overnight:
        first_start = minute_of_day(numbers.overnight_first_start)
        rests.append(stay.first_day * MINUTES_PER_DAY + first_start)
    return max(rests, default=None)
