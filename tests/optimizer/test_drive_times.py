import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.drive_times import DriveTimes
from optimizer.problem import Travel, TravelMode
from tests.optimizer.builders import travel

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
)
def test_the_latest_departure_is_what_trying_every_minute_finds(
    minutes, starts, earliest_min, span_min
):
    tables = tuple(((0, n), (n, 0)) for n in minutes)
    times = DriveTimes(Travel(("a", "b"), (0, *starts), {CAR: tables}))
    arrive_by = earliest_min + span_min
    tried = [
        depart
        for depart in range(earliest_min, arrive_by + 1)
        if depart + times.drive_min(CAR, "a", "b", depart) <= arrive_by
    ]
    found = times.latest_departure_min(CAR, ("a", "b"), earliest_min, arrive_by)
    assert found == (tried[-1] if tried else None)
