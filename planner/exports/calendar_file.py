"""iCalendar files (RFC 5545) that calendar programs subscribe to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from icalendar import Calendar, Event


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry; `start` and `end` are aware, in the zone that the calendar should show.

    `uid` stays the same through all versions of an entry, `version` grows with them.
    """

    uid: str
    version: int
    written_at: datetime
    start: datetime
    end: datetime
    title: str
    place: str
    description: str


def calendar_file(name: str, entries: Iterable[CalendarEntry]) -> bytes:
    """Return a published calendar of entries in order of time."""
    calendar = Calendar()
    calendar.add("PRODID", "-//reception-planner//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", name)
    for entry in sorted(entries, key=lambda each: (each.start, each.end, each.uid)):
        calendar.add_component(_event(entry))
    calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content


def _event(entry: CalendarEntry) -> Event:
    event = Event()
    event.add("UID", entry.uid)
    event.add("SEQUENCE", entry.version)
    event.add("DTSTAMP", entry.written_at)
    event.add("DTSTART", entry.start)
    event.add("DTEND", entry.end)
    event.add("SUMMARY", entry.title)
    event.add("LOCATION", entry.place)
    event.add("DESCRIPTION", entry.description)
    event.add("CLASS", "CONFIDENTIAL")
    return event
