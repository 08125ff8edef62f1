"""Drives over a road graph, whatever its detail: shared by the two engines that have one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from maps.engines.contract import Hop, Survey
from maps.geo import Point, plane_m
from maps.kernel import PathForest, edge_seconds, search_ground, shortest_paths, snap
from maps.modes import MOTORCADE_RULE, TRAFFIC_FACTOR, Mode
from maps.network import RoadGraph
from maps.periods import DayProfile
from maps.roads import RoadClass
from maps.travel import MOTORCADE_LANE, SNAP_WARNING_M, Path

ACCESS_KMH = 22.0
"""Speed between a site and the network: yards, gates and lanes."""
NO_CAP_KMH = 1000.0
NAMED_STRETCH_M = 250.0
"""Shorter stretches of a named road are not told: they are crossings, not roads taken."""


def survey_roads(
    graph: RoadGraph,
    daytime: Mapping[RoadClass, float],
    reach_m: float,
    points: Sequence[Point],
    profile: DayProfile,
) -> Survey:
    """Estimate all drives between the points on a graph.

    `daytime` turns free flow into an ordinary midday by road class, `reach_m` is how far from
    the network a site may lie before the graph has nothing to say about it.
    """
    ends = snap(graph, points)
    access_min = ends.distance_m / (ACCESS_KMH * 1000 / 60)
    access = access_min[:, None] + access_min[None, :]
    ground = search_ground(graph, ends.node)
    minutes: dict[tuple[Mode, str], NDArray[np.float64]] = {}
    forests: dict[str, PathForest] = {}
    for period in profile.periods:
        factor = {cls: daytime[cls] * period.factors[cls] for cls in RoadClass}
        weights = edge_seconds(graph, factor, NO_CAP_KMH)
        seconds, forests[period.id] = shortest_paths(ground, weights)
        for mode, mode_factor in TRAFFIC_FACTOR.items():
            minutes[mode, period.id] = seconds / 60 * mode_factor + access
    escorted = dict.fromkeys(RoadClass, MOTORCADE_RULE.factor)
    weights = edge_seconds(graph, escorted, MOTORCADE_RULE.cap_kmh)
    seconds, forests[MOTORCADE_LANE] = shortest_paths(ground, weights)
    for period in profile.periods:
        minutes[Mode.MOTORCADE, period.id] = seconds / 60 + access + MOTORCADE_RULE.form_up_min
    offsets = ends.distance_m[:, None] + ends.distance_m[None, :]
    return Survey(
        usable=_usable(points, ends.distance_m, reach_m),
        snap_m=ends.distance_m,
        node=ends.node,
        minutes=minutes,
        distance_m=forests[profile.reference].sum_along(graph.length_m) + offsets,
        forests=forests,
    )


def road_path(graph: RoadGraph, survey: Survey, ends: tuple[Point, Point], hop: Hop) -> Path:
    """Draw a drive: from the door to the network, along the roads, to the other door."""
    edges = survey.forests[hop.lane].edges(hop.start, hop.end)
    road = graph.line_of(edges)
    last = graph.lonlat[survey.node[hop.end], ::-1]
    access_m = survey.snap_m[hop.start] + survey.snap_m[hop.end]
    start, end = ((point.lat, point.lon) for point in ends)
    return Path(
        points=(
            start,
            *zip(road[:, 0].tolist(), road[:, 1].tolist(), strict=True),
            (float(last[0]), float(last[1])),
            end,
        ),
        distance_m=round(float(graph.length_m[edges].sum() + access_m)),
        road_names=_names_along(graph, edges),
    )


def _usable(
    points: Sequence[Point], snap_m: NDArray[np.float64], reach_m: float
) -> NDArray[np.bool_]:
    """Say for which pairs the network means something, bool[n, n].

    Two sites that are nearer to each other than to a coarse network are neighbours on streets
    it does not have: going out to it and back would be absurd.
    """
    near = snap_m <= reach_m
    lons = np.array([point.lon for point in points])
    lats = np.array([point.lat for point in points])
    place = plane_m(lons, lats, float(lats.mean()))
    straight = np.hypot(*(place[:, None, :] - place[None, :, :]).transpose(2, 0, 1))
    way_out = snap_m[:, None] + snap_m[None, :]
    neighbours = (straight < way_out) & (way_out > SNAP_WARNING_M)
    np.fill_diagonal(neighbours, val=False)
    usable: NDArray[np.bool_] = near[:, None] & near[None, :] & ~neighbours
    return usable


def _names_along(graph: RoadGraph, edges: NDArray[np.int32]) -> tuple[str, ...]:
    """Name the roads of a path in driving order, each once in a row, short stretches left out."""
    named = edges[graph.name_id[edges] > 0]
    if not len(named):
        return ()
    ids = graph.name_id[named]
    begins = np.flatnonzero(np.concatenate(([True], ids[1:] != ids[:-1])))
    metres = np.add.reduceat(graph.length_m[named], begins)
    told = ids[begins][metres >= NAMED_STRETCH_M].tolist()
    return tuple(graph.names[name] for name, _ in groupby(told))
