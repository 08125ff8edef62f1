"""The base map that needs no tiles: a pack's water and its larger roads as lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from maps.citypack import CityPack
from maps.geo import Line, Point
from maps.lines import chains, simplified
from maps.network import RoadGraph
from maps.roads import RoadClass
from maps.water import WaterKind, WaterShape

DRAWN_CLASSES = (RoadClass.SECONDARY, RoadClass.PRIMARY, RoadClass.TRUNK, RoadClass.MOTORWAY)
"""Smallest first, so that larger roads lie on top."""
ROAD_TOLERANCE_M = 20.0
OTHER_BANK_SHARE = 10
"""Points within a tenth of the outline belong to the same bank."""


@dataclass(frozen=True, slots=True)
class RoadLines:
    """All lines of one road class."""

    road_class: RoadClass
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class BaseMap:
    """What lies under the itineraries."""

    water: tuple[WaterShape, ...]
    roads: tuple[RoadLines, ...]


def base_map(pack: CityPack) -> BaseMap:
    """Collect the water and roads of a pack for drawing."""
    graph = pack.best_graph
    if graph is None:
        return BaseMap(pack.water, ())
    roads = tuple(RoadLines(cls, road_lines(graph, cls)) for cls in DRAWN_CLASSES)
    return BaseMap(pack.water, tuple(road for road in roads if road.lines))


def label_point(shape: WaterShape, around: Point) -> tuple[float, float] | None:
    """Return where to write a water's name as (lat, lon); None for centre lines.

    A lake carries it in its middle; a river between its banks where it passes the city.
    """
    if not shape.areas:
        return None
    shore = np.array(shape.areas[0][0][:-1])
    if shape.kind is WaterKind.LAKE:
        return _pair(shore.mean(axis=0))
    near = int(np.hypot(*(shore - (around.lat, around.lon)).T).argmin())
    apart = np.abs(np.arange(len(shore)) - near)
    is_other_bank = np.minimum(apart, len(shore) - apart) > len(shore) // OTHER_BANK_SHARE
    if not is_other_bank.any():
        return _pair(shore.mean(axis=0))
    bank = shore[is_other_bank]
    across = bank[np.hypot(*(bank - shore[near]).T).argmin()]
    return _pair((shore[near] + across) / 2)


def _pair(place: NDArray[np.float64]) -> tuple[float, float]:
    return float(place[0]), float(place[1])


def road_lines(graph: RoadGraph, road_class: RoadClass) -> tuple[Line, ...]:
    """Return the roads of one class as long thinned lines, both directions as one."""
    chosen = np.flatnonzero(graph.road_class == road_class)
    pairs = list(zip(graph.tail[chosen].tolist(), graph.head[chosen].tolist(), strict=True))
    edge_of = dict(zip(pairs, chosen.tolist(), strict=True))
    lines: list[Line] = []
    for chain in chains(pairs):
        points: list[tuple[float, float]] = []
        for start, end in pairwise(chain):
            points.extend(_edge_line(graph, edge_of, start, end)[1 if points else 0 :])
        lines.append(simplified(points, ROAD_TOLERANCE_M))
    return tuple(lines)


def _edge_line(
    graph: RoadGraph, edge_of: dict[tuple[int, int], int], start: int, end: int
) -> list[tuple[float, float]]:
    """Return the (lat, lon) line between neighbours, whichever direction has the edge."""
    forward = edge_of.get((start, end))
    edge = edge_of[end, start] if forward is None else forward
    line = graph.line_of(np.array([edge], dtype=np.int32)).tolist()
    last = graph.lonlat[graph.head[edge]].tolist()
    points = [*((lat, lon) for lat, lon in line), (last[1], last[0])]
    return points[::-1] if forward is None else points
