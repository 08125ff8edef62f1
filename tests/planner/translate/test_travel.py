"""Conditions of the roads in the optimizer's tables: only what they touch, only while they hold."""

import pytest

from optimizer.problem import TravelMode, Window
from planner.model import RoadCondition
from tests.planner.translate.builders import DRIVE_MIN, at, engagement, minute, scenario, translated

CAR = TravelMode.CAR


def exceptions(*conditions):
    """What the conditions make of the drives from the port to hall and hotel: window, minutes."""
    travel = translated(scenario(engagement("talks"), road_conditions=conditions)).problem.travel
    port, hall, hotel = (travel.sites.index(site) for site in ("port", "hall", "hotel"))
    return [
        (
            (each.window.start_min, each.window.end_min),
            each.minutes[CAR][port][hall],
            each.minutes[CAR][port][hotel],
        )
        for each in travel.exceptions
    ]


def test_without_conditions_every_day_is_as_usual():
    assert exceptions() == []


@pytest.mark.parametrize(
    ("changes", "hall_min", "hotel_min"),
    [
        ({"percent": 155}, 16, 16),
        ({"extra_min": 7}, DRIVE_MIN + 7, DRIVE_MIN + 7),
        ({"percent": 200, "venue_ids": ("hall",)}, 20, DRIVE_MIN),
    ],
)
def test_a_condition_slows_the_drives_that_leave_meanwhile(changes, hall_min, hotel_min):
    closed = RoadCondition(at(1, 8), at(1, 12), **changes)
    assert exceptions(closed) == [((minute(1, 8), minute(1, 12)), hall_min, hotel_min)]


def test_of_several_conditions_the_slowest_counts():
    rain = RoadCondition(at(1, 8), at(1, 12), percent=150)
    closed = RoadCondition(at(1, 10), at(1, 14), extra_min=20, venue_ids=("hall",))
    assert exceptions(rain, closed) == [
        ((minute(1, 8), minute(1, 10)), 15, 15),
        ((minute(1, 10), minute(1, 12)), 30, 15),
        ((minute(1, 12), minute(1, 14)), 30, DRIVE_MIN),
    ]


def test_nobody_drives_from_a_place_to_itself():
    storm = RoadCondition(at(1, 8), at(1, 12), extra_min=30)
    found = translated(scenario(engagement("talks"), road_conditions=(storm,)))
    (exception,) = found.problem.travel.exceptions
    assert exception.window == Window(minute(1, 8), minute(1, 12))
    assert {row[n] for n, row in enumerate(exception.minutes[CAR])} == {0}
