"""Points on the globe (WGS-84), boxes around them, and distances between them."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, isfinite, radians
from typing import TYPE_CHECKING

import numpy as np
from geopy.distance import geodesic

from maps.errors import MapsError, MapsErrorCode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

Line = tuple[tuple[float, float], ...]
"""A drawn line: points as (lat, lon) in WGS-84 degrees."""

MAX_LAT, MAX_LON = 90.0, 180.0
METRES_PER_DEGREE = 111_320.0
"""Length of one degree of latitude, used for local plane coordinates only."""


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A place in WGS-84 degrees."""

    lat: float
    lon: float

    def __post_init__(self) -> None:
        """Refuse coordinates off the globe, the usual sign of swapped columns."""
        inside = isfinite(self.lat) and isfinite(self.lon)
        if not inside or abs(self.lat) > MAX_LAT or abs(self.lon) > MAX_LON:
            raise MapsError(MapsErrorCode.POINT_INVALID, lat=self.lat, lon=self.lon)


@dataclass(frozen=True, slots=True)
class BBox:
    """A rectangle in WGS-84 degrees; its edges belong to it."""

    west: float
    south: float
    east: float
    north: float

    def contains(self, point: Point) -> bool:
        """Say whether a point lies in the box."""
        return self.south <= point.lat <= self.north and self.west <= point.lon <= self.east

    def holds(self, other: BBox) -> bool:
        """Say whether another box lies wholly in this one."""
        return (
            self.west <= other.west
            and self.south <= other.south
            and self.east >= other.east
            and self.north >= other.north
        )

    @property
    def center(self) -> Point:
        """The middle of the box."""
        return Point((self.south + self.north) / 2, (self.west + self.east) / 2)


def bounds(points: Iterable[Point]) -> BBox | None:
    """Return the smallest box around the points, or None when there is none."""
    listed = list(points)
    if not listed:
        return None
    lats = [point.lat for point in listed]
    lons = [point.lon for point in listed]
    return BBox(min(lons), min(lats), max(lons), max(lats))


def geodesic_m(start: Point, end: Point) -> float:
    """Return the shortest distance over the WGS-84 ellipsoid in metres (geopy, Karney)."""
    return float(geodesic((start.lat, start.lon), (end.lat, end.lon)).meters)


def plane_m(
    lons: NDArray[np.float64], lats: NDArray[np.float64], around_lat: float
) -> NDArray[np.float64]:
    """Project degrees to local plane metres, shape (n, 2); good to 1 % within a prefecture.

    Only nearest-neighbour search uses it; distances that people see are geodesic.
    """
    east = lons * METRES_PER_DEGREE * cos(radians(around_lat))
    return np.column_stack((east, lats * METRES_PER_DEGREE))
