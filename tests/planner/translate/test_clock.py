from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import Period
from planner.translate.clock import PeriodClock
from tests.planner.translate.builders import PERIOD, ZONE, at

CLOCK = PeriodClock(PERIOD, ZONE)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(0, 0), 0),
        (at(0, 9, 30), 570),
        (at(3, 23, 59), 3 * 1440 + 1439),
        (at(-1, 23, 0), -60),
        (datetime(2026, 12, 8, 1, 30, tzinfo=UTC), 570),
        (at(0, 9, 30).replace(second=59), 570),
    ],
)
def test_a_moment_is_a_minute_of_the_period(moment, expected):
    assert CLOCK.minute(moment) == expected


@given(st.integers(-3 * 1440, 10 * 1440))
def test_every_minute_comes_back(minute):
    assert CLOCK.minute(CLOCK.moment(minute)) == minute


def test_a_plan_keeps_its_times_through_a_change_of_summer_time():
    # Berlin puts the clock forward on 28 March 2027 at 02:00.
    spring = Period(date(2027, 3, 27), date(2027, 3, 29))
    clock = PeriodClock(spring, ZoneInfo("Europe/Berlin"))
    assert clock.moment(1440 + 9 * 60).isoformat() == "2027-03-28T09:00:00+02:00"


def test_days_are_counted_from_the_first():
    assert CLOCK.days == 4
    assert CLOCK.day(3) == PERIOD.end
    assert CLOCK.midnight(PERIOD.end) == 3 * 1440
    assert CLOCK.local_day(datetime(2026, 12, 8, 16, 1, tzinfo=UTC)) == date(2026, 12, 9)
