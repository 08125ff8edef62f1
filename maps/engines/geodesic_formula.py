"""Drives guessed from the straight line: the last rung, always there.

Free-flow minutes = 1.29 × km + 8.2, a line fitted to 870 Hangzhou pairs (mean error 4.2
minutes); below about 1.4 km rather lanes at 22 km/h plus 5 minutes. Road distance = 1.35 ×
the straight line. A lake or a river in between is not seen.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from maps.citypack import CityPack
from maps.engines.contract import Hop, Survey
from maps.geo import Point, geodesic_m
from maps.modes import MOTORCADE_RULE, TRAFFIC_FACTOR, Mode
from maps.periods import DayProfile
from maps.travel import Path, Rung

RUNG = Rung.GEODESIC
MIN_PER_KM, START_MIN = 1.29, 8.2
LANE_KMH, LANE_START_MIN = 22.0, 5.0
CIRCUITY = 1.35


def fingerprint(pack: CityPack) -> str | None:
    """Name the factor used; the formula needs no data."""
    return f"geodesic:{pack.factors.geodesic}"


def survey(pack: CityPack, points: Sequence[Point], profile: DayProfile) -> Survey:
    """Estimate every drive between the points from the geodesic distance."""
    count = len(points)
    straight_m = np.zeros((count, count))
    for i in range(count):
        for j in range(i):
            straight_m[i, j] = straight_m[j, i] = geodesic_m(points[i], points[j])
    straight_km = straight_m / 1000
    lanes = LANE_START_MIN + straight_km * CIRCUITY * 60 / LANE_KMH
    free_min = np.minimum(START_MIN + MIN_PER_KM * straight_km, lanes)
    minutes = {
        (mode, period.id): free_min * pack.factors.geodesic * period.mean_factor * factor
        for period in profile.periods
        for mode, factor in TRAFFIC_FACTOR.items()
    }
    escorted = free_min * MOTORCADE_RULE.factor + MOTORCADE_RULE.form_up_min
    minutes |= {(Mode.MOTORCADE, period.id): escorted for period in profile.periods}
    return Survey(
        usable=np.ones((count, count), dtype=np.bool_),
        snap_m=np.zeros(count),
        node=np.zeros(count, dtype=np.int64),
        minutes=minutes,
        distance_m=straight_m * CIRCUITY,
        forests={},
    )


def path(pack: CityPack, survey: Survey, ends: tuple[Point, Point], hop: Hop) -> Path:  # noqa: ARG001
    """Draw the straight line, for want of anything better."""
    line = tuple((point.lat, point.lon) for point in ends)
    return Path(line, round(float(survey.distance_m[hop.start, hop.end])), ())
