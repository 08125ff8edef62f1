"""A road graph out of single stretches of road."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maps.network import MIN_EDGE_DM, RoadGraph
from maps.roads import FREE_SPEED_KMH, RoadClass

EARTH_RADIUS_M = 6_371_008.8
MOST_NAMES = 65_535
SOURCE_IMPORT = 10
"""The `src` of imported edges, beside 1 to 3 of the graphs that came ready made."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A directed edge between two junctions; `line` is its (lon, lat) points, ends included."""

    tail: Hashable
    head: Hashable
    line: tuple[tuple[float, float], ...]
    road_class: RoadClass
    name: str


def assemble(stretches: Sequence[Stretch]) -> RoadGraph:
    """Number nodes and names, measure lengths, and set the class speeds."""
    number: dict[Hashable, int] = {}
    lonlat: list[tuple[float, float]] = []
    for stretch in stretches:
        for node, place in ((stretch.tail, stretch.line[0]), (stretch.head, stretch.line[-1])):
            if node not in number:
                number[node] = len(lonlat)
                lonlat.append(place)
    names = _names(stretches)
    shapes = [place for stretch in stretches for place in stretch.line[1:-1]]
    classes = np.array([stretch.road_class for stretch in stretches], dtype=np.uint8)
    speeds = np.zeros(256)
    for road_class, speed_kmh in FREE_SPEED_KMH.items():
        speeds[road_class] = speed_kmh
    digest = hashlib.sha256()
    for stretch in stretches:
        digest.update(repr((stretch.line, int(stretch.road_class), stretch.name)).encode())
    return RoadGraph(
        lonlat=np.array(lonlat, dtype=np.float64).reshape(-1, 2),
        tail=np.array([number[stretch.tail] for stretch in stretches], dtype=np.int32),
        head=np.array([number[stretch.head] for stretch in stretches], dtype=np.int32),
        length_m=np.array([max(MIN_EDGE_DM / 10, _length_m(s.line)) for s in stretches]),
        speed_kmh=speeds[classes],
        road_class=classes,
        name_id=np.array([names.get(s.name, 0) for s in stretches], dtype=np.uint16),
        names=tuple(names),
        source=np.full(len(stretches), SOURCE_IMPORT, dtype=np.uint8),
        shape_offset=np.cumsum([0, *(len(s.line) - 2 for s in stretches)], dtype=np.int64),
        shape_lonlat=np.array(shapes, dtype=np.float64).reshape(-1, 2),
        content_hash=digest.hexdigest(),
    )


def _names(stretches: Sequence[Stretch]) -> dict[str, int]:
    """Number the road names, the empty one first; beyond the format's room names are left out."""
    distinct = sorted({stretch.name for stretch in stretches} - {""})
    return {name: number for number, name in enumerate(["", *distinct[:MOST_NAMES]])}


def _length_m(line: Sequence[tuple[float, float]]) -> float:
    """Return a line's length over the sphere (haversine), as OpenStreetMap tools measure it."""
    places: NDArray[np.float64] = np.radians(np.array(line))
    lon, lat = places.T
    half = np.sin(np.diff(lat) / 2) ** 2
    half = half + np.cos(lat[:-1]) * np.cos(lat[1:]) * np.sin(np.diff(lon) / 2) ** 2
    return float(2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(half)).sum())
