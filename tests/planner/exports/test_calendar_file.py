"""Calendar files are read back by the library that calendar programs are tested with."""

from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar

from planner.exports.calendar_file import CalendarEntry, calendar_file

ZONE = ZoneInfo("Asia/Shanghai")


def entry(uid, hour, title="会见；talks, and more", **parts):
    return CalendarEntry(
        uid=uid,
        version=parts.get("version", 3),
        written_at=datetime(2026, 11, 21, 8, tzinfo=ZONE),
        start=datetime(2026, 12, 8, hour, tzinfo=ZONE),
        end=datetime(2026, 12, 8, hour, 45, tzinfo=ZONE),
        title=title,
        place="市民中心 1 号厅",
        description="First line\nBEGIN:VEVENT",
    )


def test_a_calendar_is_read_back_as_it_was_written():
    content = calendar_file("Reception", [entry("b@x", 15), entry("a@x", 9)])
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    read = Calendar.from_ical(content)
    assert (read["METHOD"], str(read["X-WR-CALNAME"])) == ("PUBLISH", "Reception")
    first, second = read.walk("VEVENT")
    assert (str(first["UID"]), str(second["UID"])) == ("a@x", "b@x")
    assert first.decoded("DTSTART") == datetime(2026, 12, 8, 9, tzinfo=ZONE)
    assert first["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert (str(first["SUMMARY"]), str(first["LOCATION"])) == (
        "会见；talks, and more",
        "市民中心 1 号厅",
    )
    assert str(first["DESCRIPTION"]) == "First line\nBEGIN:VEVENT"
    assert (first["SEQUENCE"], str(first["CLASS"])) == (3, "CONFIDENTIAL")
    assert [str(zone["TZID"]) for zone in read.walk("VTIMEZONE")] == ["Asia/Shanghai"]


def test_an_empty_calendar_is_a_calendar():
    assert Calendar.from_ical(calendar_file("Reception", [])).walk("VEVENT") == []
