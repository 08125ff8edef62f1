"""Conversion between WGS-84 and the two shifted Chinese datums, GCJ-02 and BD-09.

Everything inside the planner is WGS-84; these functions stand at the edges only (tiles,
links, imports, network geocoders). The forward formulas are the ones in public use; the
inverses are fixed points of them, exact to well under a millimetre.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import Point

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Degrees = NDArray[np.float64]
    Pair = tuple[Degrees, Degrees]

KRASOVSKY_AXIS_M = 6_378_245.0
KRASOVSKY_ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943
BD_TURN = np.pi * 3000.0 / 180.0
BD_SHIFT_LON, BD_SHIFT_LAT = 0.0065, 0.006
CHINA_LON, CHINA_LAT = (72.004, 137.8347), (0.8293, 55.8271)
INVERSE_ROUNDS = 10
"""The shift changes by under 0.3 % a step, so ten rounds are below the float's resolution."""


class Datum(StrEnum):
    """The coordinate systems met in China."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"
    BD09 = "bd09"


def convert(point: Point, source: Datum, target: Datum) -> Point:
    """Convert one point between any two datums."""
    lons, lats = convert_arrays(np.array([point.lon]), np.array([point.lat]), source, target)
    return Point(float(lats[0]), float(lons[0]))


def convert_arrays(lons: Degrees, lats: Degrees, source: Datum, target: Datum) -> Pair:
    """Convert arrays of degrees (any equal shape) between any two datums."""
    if source is target:
        return lons.copy(), lats.copy()
    wgs_lons, wgs_lats = _TO_WGS[source](lons, lats)
    return _FROM_WGS[target](wgs_lons, wgs_lats)


def wgs_to_gcj(lons: Degrees, lats: Degrees) -> Pair:
    """Shift WGS-84 to GCJ-02; points outside China's box stay where they are."""
    shift_lon, shift_lat = _gcj_shift(lons, lats)
    inside = (
        (lons > CHINA_LON[0])
        & (lons < CHINA_LON[1])
        & (lats > CHINA_LAT[0])
        & (lats < CHINA_LAT[1])
    )
    return np.where(inside, lons + shift_lon, lons), np.where(inside, lats + shift_lat, lats)


def gcj_to_wgs(lons: Degrees, lats: Degrees) -> Pair:
    """Undo `wgs_to_gcj` exactly."""
    return _fixed_point(wgs_to_gcj, lons, lats)


def gcj_to_bd(lons: Degrees, lats: Degrees) -> Pair:
    """Shift GCJ-02 to Baidu's BD-09."""
    radius = np.hypot(lons, lats) + 0.00002 * np.sin(lats * BD_TURN)
    angle = np.arctan2(lats, lons) + 0.000003 * np.cos(lons * BD_TURN)
    return radius * np.cos(angle) + BD_SHIFT_LON, radius * np.sin(angle) + BD_SHIFT_LAT


def bd_to_gcj(lons: Degrees, lats: Degrees) -> Pair:
    """Undo `gcj_to_bd` exactly."""
    return _fixed_point(gcj_to_bd, lons, lats)


def wgs_to_bd(lons: Degrees, lats: Degrees) -> Pair:
    """Shift WGS-84 to BD-09 by way of GCJ-02."""
    return gcj_to_bd(*wgs_to_gcj(lons, lats))


def bd_to_wgs(lons: Degrees, lats: Degrees) -> Pair:
    """Undo `wgs_to_bd` exactly."""
    return gcj_to_wgs(*bd_to_gcj(lons, lats))


def _same(lons: Degrees, lats: Degrees) -> Pair:
    return lons, lats


_TO_WGS: dict[Datum, Callable[[Degrees, Degrees], Pair]] = {
    Datum.WGS84: _same,
    Datum.GCJ02: gcj_to_wgs,
    Datum.BD09: bd_to_wgs,
}
_FROM_WGS: dict[Datum, Callable[[Degrees, Degrees], Pair]] = {
    Datum.WGS84: _same,
    Datum.GCJ02: wgs_to_gcj,
    Datum.BD09: wgs_to_bd,
}


def _fixed_point(forward: Callable[[Degrees, Degrees], Pair], lons: Degrees, lats: Degrees) -> Pair:
    guess_lon, guess_lat = lons.copy(), lats.copy()
    for _ in range(INVERSE_ROUNDS):
        there_lon, there_lat = forward(guess_lon, guess_lat)
        guess_lon, guess_lat = guess_lon + (lons - there_lon), guess_lat + (lats - there_lat)
    return guess_lon, guess_lat


def _gcj_shift(lons: Degrees, lats: Degrees) -> Pair:
    """Return the GCJ-02 shift in degrees: a polynomial and sines on Krasovsky's ellipsoid."""
    x, y = lons - 105.0, lats - 35.0
    ripple = 20.0 * np.sin(6.0 * np.pi * x) + 20.0 * np.sin(2.0 * np.pi * x)
    root = np.sqrt(np.abs(x))
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
    north += (ripple + _waves(y, (20.0, np.pi), (40.0, np.pi / 3))) * 2.0 / 3.0
    north += _waves(y, (160.0, np.pi / 12), (320.0, np.pi / 30)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
    east += (ripple + _waves(x, (20.0, np.pi), (40.0, np.pi / 3))) * 2.0 / 3.0
    east += _waves(x, (150.0, np.pi / 12), (300.0, np.pi / 30)) * 2.0 / 3.0
    phi = np.radians(lats)
    flat = 1.0 - KRASOVSKY_ECCENTRICITY_SQUARED * np.sin(phi) ** 2
    meridian = KRASOVSKY_AXIS_M * (1.0 - KRASOVSKY_ECCENTRICITY_SQUARED) / flat**1.5
    parallel = KRASOVSKY_AXIS_M / np.sqrt(flat) * np.cos(phi)
    return np.degrees(east / parallel), np.degrees(north / meridian)


def _waves(angle: Degrees, *terms: tuple[float, float]) -> Degrees:
    total: Degrees = np.zeros_like(angle)
    for height, frequency in terms:
        total = total + height * np.sin(frequency * angle)
    return total
