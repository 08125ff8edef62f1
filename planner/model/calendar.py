"""Periods, opening hours and blocks of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum

MINUTES_PER_DAY = 24 * 60


class Weekday(IntEnum):
    """Days of the week, numbered as `date.weekday()` does."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Period:
    """The days that one plan covers, first and last included."""

    start: date
    end: date

    def days(self) -> Iterator[date]:
        """Yield every day of the period in order."""
        for offset in range((self.end - self.start).days + 1):
            yield self.start + timedelta(days=offset)

    def __contains__(self, day: date) -> bool:
        """Tell whether a day lies in the period."""
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class OpenSpan:
    """A stretch of a day in minutes after local midnight; `closes_min` may be 1440 (24:00)."""

    opens_min: int
    closes_min: int


ALL_DAY = OpenSpan(0, MINUTES_PER_DAY)


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When a venue can be used: one tuple of spans per weekday, Monday first, and exceptions.

    A day named in `exceptions` follows its own spans, none meaning closed.
    """

    weekly: tuple[tuple[OpenSpan, ...], ...] = ((ALL_DAY,),) * 7
    exceptions: tuple[tuple[date, tuple[OpenSpan, ...]], ...] = ()

    def spans_on(self, day: date) -> tuple[OpenSpan, ...]:
        """Return the open spans of a day; empty when the venue is closed."""
        for exception, spans in self.exceptions:
            if exception == day:
                return spans
        return self.weekly[day.weekday()]


ALWAYS_OPEN = OpeningHours()


@dataclass(frozen=True, slots=True)
class BusyBlock:
    """A time when a leader, interpreter, vehicle or room is taken.

    `venue_id` says where the person or car then is, if known. `reason` is for its owner only: it
    is never printed, logged or handed to the optimizer.
    """

    start: datetime
    end: datetime
    venue_id: str | None = None
    reason: str = ""
