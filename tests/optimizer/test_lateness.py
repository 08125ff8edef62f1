from itertools import pairwise
from math import log, sqrt
from statistics import NormalDist

import pytest

from optimizer.lateness import CERTAIN, chances, drive_class_min, lines
from optimizer.parameters import Delays, DelayStep

PROMPT = (DelayStep(100, 0, 0),)
UNUSUAL = (
    Delays(),
    Delays(leaders=PROMPT),
    Delays(leaders=(DelayStep(100, 30, 30),)),
    Delays(leaders=(DelayStep(1, 0, 0), DelayStep(99, 200, 300))),
    Delays(leaders=PROMPT, loading_most_min=0, traffic_percent=60),
    Delays(traffic_percent=0, tolerated_min=0),
)
CLASSES = (0, 15, 30, 90)


def test_who_has_no_way_to_go_waits_for_late_leaders_only():
    # One to ten minutes late, five are tolerated: five in ten are too late.
    even = Delays(leaders=(DelayStep(100, 1, 10),))
    assert chances(even, 0) == (100, 80, 60, 40, 20, 0)


def test_leaders_who_do_not_come_keep_nobody_waiting():
    half = Delays(leaders=(DelayStep(25, 0, 0), DelayStep(25, 6, 10)))
    assert chances(half, 0) == (100, 80, 60, 40, 20, 0)


def test_boarding_counts_where_there_is_a_drive():
    # Zero to nine minutes late at boarding: six to nine are too late.
    boarding = Delays(leaders=PROMPT, loading_most_min=9, traffic_percent=0)
    assert chances(boarding, 0) == (0,)
    assert chances(boarding, 15) == (80, 64, 48, 32, 16, 0)


def test_traffic_is_spread_around_the_planned_drive():
    # The logarithm of an hour's drive with a fifth of spread is normal; whole minutes round.
    spread = sqrt(log(1 + 0.2**2))
    drive = NormalDist(log(60) - spread**2 / 2, spread)
    expected = [1 - drive.cdf(log(60 + 5.5 + spare)) for spare in (0, 10)]
    falling = chances(Delays(leaders=PROMPT, loading_most_min=0), 60)
    # Whole slopes over five minutes are off by two and a half half percents at most.
    assert [falling[0] / CERTAIN, falling[10] / CERTAIN] == pytest.approx(expected, abs=0.0125)


@pytest.mark.parametrize("delays", UNUSUAL)
@pytest.mark.parametrize("drive_class", CLASSES)
def test_chances_fall_and_flatten_out(delays, drive_class):
    falling = chances(delays, drive_class)
    steps = [more - less for more, less in pairwise(falling)]
    assert falling[-1] == 0
    assert all(step > 0 for step in steps)
    assert steps == sorted(steps, reverse=True)


@pytest.mark.parametrize("delays", UNUSUAL)
@pytest.mark.parametrize("drive_class", CLASSES)
def test_the_highest_line_is_the_chance(delays, drive_class):
    falling = chances(delays, drive_class)
    highest = [
        max([0, *(line.at_once - line.per_min * spare for line in lines(delays, drive_class))])
        for spare in range(len(falling))
    ]
    assert tuple(highest) == falling


@pytest.mark.parametrize(
    ("drive_min", "drive_class"), [(0, 0), (1, 15), (15, 15), (16, 30), (90, 90), (400, 90)]
)
def test_drives_are_rounded_up(drive_min, drive_class):
    assert drive_class_min(drive_min) == drive_class
