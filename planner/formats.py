"""Dates, times, durations and amounts as people read them, in the language of ``t``.

Times are shown on the 24-hour clock, in the zone that the value itself carries.
Date patterns are translated like any text: their letters are those of the Unicode
locale data (``EEE`` the weekday, ``MMM`` the month).
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final

from babel.dates import format_date as babel_date
from babel.dates import format_interval as babel_interval
from babel.numbers import format_decimal

from planner.i18n import Translator

_MIN_PER_H: Final = 60
_M_PER_KM: Final = 1000


def format_date(t: Translator, day: date) -> str:
    """Return the full date: Tuesday 1 December 2026."""
    return babel_date(day, t("EEEE d MMMM yyyy"), locale=t.language.locale)


def format_day(t: Translator, day: date) -> str:
    """Return the date without its year, for tables and captions: Tue 1 Dec."""
    return babel_date(day, t("EEE d MMM"), locale=t.language.locale)


def format_span(t: Translator, first: date, last: date) -> str:
    """Return some days as short as they can be said: 8–10 Dec 2026."""
    return babel_interval(first, last, "yMMMd", locale=t.language.locale)


def format_time(moment: datetime | time) -> str:
    """Return hours and minutes, alike in every language: 14:05."""
    return f"{moment:%H:%M}"


def format_datetime(t: Translator, moment: datetime) -> str:
    """Return the short date and the time: Tue 1 Dec 14:05."""
    return t("{day} {time}", day=format_day(t, moment), time=format_time(moment))


def format_interval(start: datetime, end: datetime) -> str:
    """Return the times from `start` to `end`; a later day is counted: 22:30–00:15 (+1)."""
    days = (end.date() - start.date()).days
    suffix = f" (+{days})" if days else ""
    return f"{format_time(start)}–{format_time(end)}{suffix}"


def format_duration(t: Translator, duration_min: int) -> str:
    """Return a length of time to the minute: 1 h 30 min.

    Babel's own wording rounds to one unit, which would turn 90 minutes into 2 hours.
    """
    hours, minutes = divmod(abs(duration_min), _MIN_PER_H)
    if hours and minutes:
        text = t("{hours} h {minutes} min", hours=hours, minutes=minutes)
    elif hours:
        text = t("{hours} h", hours=hours)
    else:
        text = t("{minutes} min", minutes=minutes)
    return f"−{text}" if duration_min < 0 else text


def format_distance(t: Translator, distance_m: float) -> str:
    """Return a distance: whole metres below one kilometre, else kilometres to 100 m."""
    metres = round(distance_m)
    if metres < _M_PER_KM:
        return t("{metres} m", metres=metres)
    return t("{kilometres} km", kilometres=format_number(t, metres / _M_PER_KM, decimals=1))


def format_number(t: Translator, number: float, *, decimals: int = 0) -> str:
    """Return `number` grouped by thousands with exactly `decimals` decimal places."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(number, pattern, locale=t.language.locale)


def format_list(t: Translator, items: Sequence[str]) -> str:
    """Return `items` as a phrase: Wang, Li and Zhang.

    Chinese lists have no “and”: the locale data's word for it may also be part of a name.
    """
    *others, last = items or ("",)
    if not others:
        return last
    return t("{items} and {last}", items=t(", ").join(others), last=last)
