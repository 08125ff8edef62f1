from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.drive_times import DriveTimes
from optimizer.model.clock import Clock
from optimizer.problem import Travel, TravelException, TravelMode, Window
from tests.optimizer.builders import make_problem, travel

TIMES = DriveTimes(travel())
CAR, COACH = TravelMode.CAR, TravelMode.COACH


@pytest.mark.parametrize(
    ("mode", "to_site", "depart_min", "minutes"),
    [
        (CAR, "hall", 0, 10),
        (CAR, "hall", 419, 10),
        (CAR, "hall", 420, 20),
        (CAR, "hall", 539, 20),
        (CAR, "hall", 540, 10),
        (CAR, "hall", 1439, 10),
        (CAR, "hall", 1440 + 420, 20),
        (CAR, "hall", -1440 + 420, 20),
        (COACH, "museum", 600, 40),
        (TravelMode.MOTORCADE, "museum", 500, 20),
        (CAR, "hotel", 500, 0),
    ],
)
def test_a_drive_takes_the_time_of_the_hour_in_which_it_leaves(mode, to_site, depart_min, minutes):
    assert TIMES.drive_min(mode, "hotel", to_site, depart_min) == minutes


CLOSED = replace(
    travel(),
    exceptions=(
        TravelException(Window(1940, 2040), dict.fromkeys(TravelMode, ((0, 90), (90, 0)))),
        TravelException(Window(2040, 2050), dict.fromkeys(TravelMode, ((0, 70), (70, 0)))),
    ),
)


@pytest.mark.parametrize(
    ("depart_min", "minutes"),
    [(500, 20), (1939, 20), (1940, 90), (2039, 90), (2040, 70), (2049, 70), (2050, 10)],
)
def test_a_closed_road_slows_only_the_drives_that_leave_meanwhile(depart_min, minutes):
    assert DriveTimes(CLOSED).drive_min(CAR, "hotel", "hall", depart_min) == minutes
    clock = Clock(replace(make_problem(), travel=CLOSED))
    assert clock.drive_min(CAR, "hotel", "hall", depart_min) == minutes
    (pace,) = (p for p in clock.paces(CAR, "hotel", "hall") if p.departures.contains(depart_min))
    assert pace.drive_min == minutes


@pytest.mark.parametrize(
    ("earliest_min", "arrive_by_min", "departure"),
    [
        (500, 600, 590),
        (590, 600, 590),
        (591, 600, None),
        # By 9:09 nothing that leaves at 9:00 arrives: 8:49 is the last that does.
        (500, 549, 529),
        (500, 550, 540),
        (530, 549, None),
        # Between 7:00 and 7:10 it is still worth leaving at 6:59.
        (300, 429, 419),
        (300, 439, 419),
        (300, 440, 420),
        (700, 600, None),
    ],
)
def test_the_latest_departure_that_arrives_in_time(earliest_min, arrive_by_min, departure):
    sites = ("hotel", "hall")
    assert TIMES.latest_departure_min(CAR, sites, earliest_min, arrive_by_min) == departure


@given(
    minutes=st.lists(st.integers(0, 120), min_size=3, max_size=3),
    starts=st.lists(st.integers(1, 1439), min_size=2, max_size=2, unique=True).map(sorted),
    earliest_min=st.integers(-100, 3000),
    span_min=st.integers(0, 400),
    closed=st.tuples(st.integers(0, 2000), st.integers(1, 300), st.integers(0, 120)),
)
def test_the_latest_departure_is_what_trying_every_minute_finds(
    minutes, starts, earliest_min, span_min, closed
):
    tables = tuple(((0, n), (n, 0)) for n in minutes)
    begin, length, slow = closed
    exception = TravelException(Window(begin, begin + length), {CAR: ((0, slow), (slow, 0))})
    times = DriveTimes(Travel(("a", "b"), (0, *starts), {CAR: tables}, (exception,)))
    arrive_by = earliest_min + span_min
    tried = [
        depart
        for depart in range(earliest_min, arrive_by + 1)
        if depart + times.drive_min(CAR, "a", "b", depart) <= arrive_by
    ]
    found = times.latest_departure_min(CAR, ("a", "b"), earliest_min, arrive_by)
    assert found == (tried[-1] if tried else None)


def test_the_longest_drive_is_that_of_any_hour():
    assert [TIMES.longest_min(mode) for mode in (CAR, COACH)] == [100, 200]
    slower = TravelException(
        Window(600, 700),
        {
            mode: tuple(tuple(3 * m for m in row) for row in travel().minutes[CAR][1])
            for mode in TravelMode
        },
    )
    assert DriveTimes(replace(travel(), exceptions=(slower,))).longest_min(CAR) == 300
