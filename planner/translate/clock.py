"""Moments of an office as whole minutes from 00:00 of its period's first day, and back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from planner.model import MINUTES_PER_DAY, Period


@dataclass(frozen=True, slots=True)
class PeriodClock:
    """Counts wall-clock minutes, so that a plan keeps its times through a change of summer time."""

    period: Period
    zone: ZoneInfo

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.period.end - self.period.start).days + 1

    def minute(self, moment: datetime) -> int:
        """Return the minute that an aware moment falls in; before the period it is negative."""
        local = moment.astimezone(self.zone)
        return self.midnight(local.date()) + local.hour * 60 + local.minute

    def moment(self, minute: int) -> datetime:
        """Return the aware moment of a minute, in the office's zone."""
        day, rest = divmod(minute, MINUTES_PER_DAY)
        hour, left = divmod(rest, 60)
        return datetime.combine(self.day(day), time(hour, left), self.zone)

    def local_day(self, moment: datetime) -> date:
        """Return the office's day that a moment falls on."""
        return moment.astimezone(self.zone).date()

    def day_number(self, day: date) -> int:
        """Return how many days after the period's first day a day is."""
        return (day - self.period.start).days

    def day(self, number: int) -> date:
        """Return the day that is so many days after the period's first day."""
        return self.period.start + timedelta(days=number)

    def midnight(self, day: date) -> int:
        """Return the minute at which a day begins."""
        return self.day_number(day) * MINUTES_PER_DAY


def minute_of_day(moment: time) -> int:
    """Return the minutes after midnight of a local time of day."""
    return moment.hour * 60 + moment.minute
