"""The days of a visit: where guests wake or land, until when they stay, which meals are due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from optimizer.problem import Ban, Meal, PartyDay, Window
from planner.catalogue import meals_due
from planner.model import FLIGHTS, MINUTES_PER_DAY, Delegation
from planner.model import Meal as DueMeal
from planner.rulepack import GuestNumbers, Numbers, PortNumbers, due_at, ready_at
from planner.translate.clock import PeriodClock, minute_of_day
from planner.translate.parameters import dinner_start, lunch_start
from planner.translate.spans import long_enough, without


@dataclass(frozen=True, slots=True)
class Stay:
    """A delegation's presence in minutes of the period.

    At `ready_min` it has come through the port, at `due_min` it must be back; until `gone_min` it
    may be seen off, then come controls and boarding.
    """

    ready_min: int
    due_min: int
    gone_min: int

    @property
    def first_day(self) -> int:
        """The number of the day on which the guests can be received."""
        return self.ready_min // MINUTES_PER_DAY

    @property
    def last_day(self) -> int:
        """The number of the day on which they must be back at the port."""
        return self.due_min // MINUTES_PER_DAY


def stay_of(delegation: Delegation, ports: PortNumbers, clock: PeriodClock) -> Stay:
    """Return when a delegation is in the office's hands (H03)."""
    due_min = clock.minute(due_at(delegation.departure, ports))
    at_port_min = clock.minute(delegation.departure.at) - due_min
    return Stay(
        ready_min=clock.minute(ready_at(delegation.arrival, ports)),
        due_min=due_min,
        gone_min=due_min + at_port_min * min(ports.send_off_percent, 100) // 100,
    )


@dataclass(frozen=True, slots=True)
class Visit:
    """What the days of a visit are made from, the delegation itself apart."""

    stay: Stay
    bans: tuple[Ban, ...]
    numbers: Numbers
    clock: PeriodClock


def days_of(delegation: Delegation, visit: Visit) -> tuple[PartyDay, ...]:
    """Return the days of a delegation's visit that lie in the period."""
    first = max(0, visit.stay.first_day)
    last = min(visit.clock.days - 1, visit.stay.last_day)
    return tuple(_day(delegation, day, visit) for day in range(first, last + 1))


def _day(delegation: Delegation, day: int, visit: Visit) -> PartyDay:
    stay = visit.stay
    is_first, is_last = day == stay.first_day, day == stay.last_day
    begins, ends = _begins_min(stay, day, visit.numbers), _ends_min(stay, day, visit.numbers)
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
        meals=tuple(_meals_due(delegation, day, visit)),
        luggage_at_start=is_first,
        luggage_at_end=is_last,
        by_air=is_first and delegation.arrival.mode in FLIGHTS,
    )


def _begins_min(stay: Stay, day: int, numbers: Numbers) -> int:
    midnight = day * MINUTES_PER_DAY
    morning = midnight + minute_of_day(numbers.guests.day_begin)
    if day == stay.first_day:
        return stay.ready_min
    if day == stay.last_day:
        return max(midnight, min(morning, stay.due_min - numbers.ports.day_margin_min))
    return morning


def _ends_min(stay: Stay, day: int, numbers: Numbers) -> int:
    evening = day * MINUTES_PER_DAY + minute_of_day(numbers.guests.day_end)
    if day == stay.first_day:
        return max(evening, stay.ready_min + numbers.ports.day_margin_min)
    return evening


def _meals_due(delegation: Delegation, day: int, visit: Visit) -> Iterator[Meal]:
    """Yield the meals that are due on a day and that no need forbids (H14, H20)."""
    midnight = day * MINUTES_PER_DAY
    meals = visit.numbers.meals
    hours = {
        DueMeal.LUNCH: (lunch_start(meals), meals.lunch_least_min),
        DueMeal.DINNER: (dinner_start(meals), meals.dinner_least_min),
    }
    for meal in meals_due(delegation, visit.clock.day(day), visit.numbers):
        starts, least_min = hours[meal]
        hour = Window(midnight + starts.start_min, midnight + starts.end_min + least_min)
        free = without((hour,), (ban.window for ban in visit.bans))
        if long_enough(free, least_min):
            yield Meal(meal.value)


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
