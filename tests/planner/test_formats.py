from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner import formats
from planner.i18n import Language, translator

EN = translator(Language.EN)
ZH = translator(Language.ZH_CN)
TUESDAY = date(2026, 12, 1)
EVENING = datetime(2026, 12, 1, 22, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("t", "full", "short"),
    [
        (EN, "Tuesday 1 December 2026", "Tue 1 Dec"),
        (ZH, "2026年12月1日（周二）", "12月1日（周二）"),
    ],
)
def test_dates(t, full, short):
    assert (formats.format_date(t, TUESDAY), formats.format_day(t, TUESDAY)) == (full, short)


@pytest.mark.parametrize(
    ("t", "last", "expected"),
    [
        (EN, date(2026, 12, 3), "1–3 Dec 2026"),
        (EN, TUESDAY, "1 Dec 2026"),
        (ZH, date(2026, 12, 3), "2026年12月1日至3日"),
        (ZH, date(2027, 1, 2), "2026年12月1日至2027年1月2日"),
    ],
)
def test_some_days_are_said_shortly(t, last, expected):
    assert formats.format_span(t, TUESDAY, last) == expected


@pytest.mark.parametrize(("t", "expected"), [(EN, "Tue 1 Dec 22:30"), (ZH, "12月1日（周二）22:30")])
def test_a_moment_is_shown_in_its_own_zone(t, expected):
    assert formats.format_datetime(t, EVENING) == expected


@pytest.mark.parametrize("moment", [time(9, 5), datetime(2026, 12, 1, 9, 5, 59, tzinfo=UTC)])
def test_times_have_24_hours_and_no_seconds(moment):
    assert formats.format_time(moment) == "09:05"


@pytest.mark.parametrize(
    ("length_min", "expected"),
    [(60, "22:30–23:30"), (105, "22:30–00:15 (+1)"), (24 * 60 + 90, "22:30–00:00 (+2)")],
)
def test_an_interval_counts_the_midnights_it_crosses(length_min, expected):
    end = EVENING + timedelta(minutes=length_min)
    assert formats.format_interval(EVENING, end) == expected


@pytest.mark.parametrize(
    ("duration_min", "english", "chinese"),
    [
        (0, "0 min", "0分钟"),
        (45, "45 min", "45分钟"),
        (90, "1 h 30 min", "1小时30分"),
        (120, "2 h", "2小时"),
        (1500, "25 h", "25小时"),
        (-95, "−1 h 35 min", "−1小时35分"),
    ],
)
def test_durations_are_exact_to_the_minute(duration_min, english, chinese):
    assert formats.format_duration(EN, duration_min) == english
    assert formats.format_duration(ZH, duration_min) == chinese


@pytest.mark.parametrize(
    ("distance_m", "english", "chinese"),
    [
        (850.4, "850 m", "850米"),
        (999.4, "999 m", "999米"),
        (999.6, "1.0 km", "1.0公里"),
        (12_345, "12.3 km", "12.3公里"),
        (1_234_567, "1,234.6 km", "1,234.6公里"),
    ],
)
def test_distances(distance_m, english, chinese):
    assert formats.format_distance(EN, distance_m) == english
    assert formats.format_distance(ZH, distance_m) == chinese


@pytest.mark.parametrize(
    ("number", "decimals", "expected"),
    [(0, 0, "0"), (1234, 0, "1,234"), (1234.56, 1, "1,234.6"), (2, 2, "2.00"), (-3.26, 1, "-3.3")],
)
def test_numbers(number, decimals, expected):
    for t in (EN, ZH):
        assert formats.format_number(t, number, decimals=decimals) == expected


@pytest.mark.parametrize(
    ("t", "items", "expected"),
    [
        (EN, [], ""),
        (EN, ["Wang"], "Wang"),
        (EN, ["Wang", "Li", "Zhang"], "Wang, Li and Zhang"),
        (ZH, ["王", "李", "张"], "王、李、张"),
    ],
)
def test_lists(t, items, expected):
    assert formats.format_list(t, items) == expected
