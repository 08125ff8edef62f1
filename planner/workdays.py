"""Working days of an office: weekends, public holidays, and the weekend days worked for them.

The State Council publishes the holidays of a year, and the Saturdays and Sundays that are
worked instead, in the autumn before. The library `chinesecalendar` carries the years that are
published; in any other year Monday to Friday count but for the holidays that the law dates by
the sun, and the office enters those that follow the moon itself.
"""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar

from planner.model import Office

SATURDAY = 5

FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
"""Month and day of the holidays that fall on the same date each year (State Council Decree 795)."""

_ONE_DAY = timedelta(days=1)


def is_workday(day: date, office: Office) -> bool:
    """Tell whether an office works on a day; its own list goes before the public one."""
    if day in office.holidays:
        return False
    if day in office.extra_workdays:
        return True
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < SATURDAY and (day.month, day.day) not in FIXED_HOLIDAYS


def workdays_from(day: date, count: int, office: Office) -> date:
    """Return the day that is `count` working days after a day, or before it if negative.

    The day itself is not counted: three working days from a Friday are the Wednesday after.
    """
    step = _ONE_DAY if count > 0 else -_ONE_DAY
    left = abs(count)
    while left:
        day += step
        left -= is_workday(day, office)
    return day
