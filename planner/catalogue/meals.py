"""Which meals guests are due on a day, between coming and going (rule H14)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from planner.model import Delegation, Meal
from planner.rulepack import Numbers, due_at, ready_at


def meals_due(delegation: Delegation, day: date, numbers: Numbers) -> tuple[Meal, ...]:
    """Return the meals that a delegation must be given on a day.

    A meal is due when it can start in time after the drive from the port, and end before the
    drive back.
    """
    meals = numbers.meals
    spans = (
        (Meal.LUNCH, meals.lunch_earliest, meals.lunch_latest, meals.lunch_least_min),
        (Meal.DINNER, meals.dinner_earliest, meals.dinner_latest, meals.dinner_least_min),
    )
    return tuple(
        meal
        for meal, earliest, latest, least_min in spans
        if _has_time(delegation, day, numbers, (earliest, latest, least_min))
    )


def free_span(delegation: Delegation, numbers: Numbers) -> tuple[datetime, datetime]:
    """Return from when until when guests can be in the city, drives to the ports taken off."""
    transfer = timedelta(minutes=numbers.ports.city_transfer_min)
    return (
        ready_at(delegation.arrival, numbers.ports) + transfer,
        due_at(delegation.departure, numbers.ports) - transfer,
    )


def _has_time(
    delegation: Delegation, day: date, numbers: Numbers, span: tuple[time, time, int]
) -> bool:
    earliest, latest, least_min = span
    zone = delegation.arrival.at.tzinfo
    first, last = free_span(delegation, numbers)
    start = max(first, datetime.combine(day, earliest, zone))
    in_time = start <= datetime.combine(day, latest, zone)
    return in_time and start + timedelta(minutes=least_min) <= last
