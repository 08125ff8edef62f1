"""Shortest paths on a road graph: scipy's Dijkstra, with the trees kept for drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from maps.geo import Point, geodesic_m, plane_m
from maps.network import RoadGraph
from maps.roads import JUNCTION_DELAY_S, RoadClass

KMH_TO_MS = 1 / 3.6


@dataclass(frozen=True, slots=True, eq=False)
class Snap:
    """Where sites meet the network: `node` int[n] and `distance_m` float64[n]."""

    node: NDArray[np.int64]
    distance_m: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class PathForest:
    """The shortest paths between n sites: a pruned tree per distinct start node.

    `leaf` int32[n, n] is the entry at which the path from site i to site j ends, -1 when both
    meet the network at one node. Entry k was reached over edge `edge[k]` from entry
    `parent[k]`, -1 at the start.
    """

    leaf: NDArray[np.int32]
    parent: NDArray[np.int32]
    edge: NDArray[np.int32]

    def edges(self, start: int, end: int) -> NDArray[np.int32]:
        """Return the edge numbers of the path between two sites in driving order."""
        entry = int(self.leaf[start, end])
        chain: list[int] = []
        while entry >= 0:
            chain.append(entry)
            entry = int(self.parent[entry])
        return self.edge[chain[::-1]]

    def sum_along(self, per_edge: NDArray[np.float64]) -> NDArray[np.float64]:
        """Add up a quantity of the edges (float64[m]) along every path, shape (n, n)."""
        total = np.zeros(self.leaf.shape)
        entry = self.leaf.copy()
        while (alive := entry >= 0).any():
            total[alive] += per_edge[self.edge[entry[alive]]]
            entry[alive] = self.parent[entry[alive]]
        return total


def snap(graph: RoadGraph, points: Sequence[Point]) -> Snap:
    """Find the nearest node of each site among those where a car can stop.

    Nodes that touch motorways only are left out: nobody boards on an elevated road.
    """
    street = graph.road_class != RoadClass.MOTORWAY
    nodes = np.unique(np.concatenate((graph.tail[street], graph.head[street])))
    if not len(nodes):
        nodes = np.arange(graph.node_count)
    around = float(graph.lonlat[:, 1].mean())
    lonlat = graph.lonlat[nodes]
    tree = cKDTree(plane_m(lonlat[:, 0], lonlat[:, 1], around))
    lons = np.array([point.lon for point in points])
    lats = np.array([point.lat for point in points])
    _, found = tree.query(plane_m(lons, lats, around))
    chosen = nodes[found].astype(np.int64)
    ends = (Point(float(lat), float(lon)) for lon, lat in graph.lonlat[chosen])
    distances = [geodesic_m(point, end) for point, end in zip(points, ends, strict=True)]
    return Snap(chosen, np.array(distances))


def edge_seconds(
    graph: RoadGraph, factor: Mapping[RoadClass, float], cap_kmh: float
) -> NDArray[np.float64]:
    """Return the seconds over each edge: (running + junction delay) × the class's factor."""
    delay = np.zeros(256)
    times = np.ones(256)
    for road_class in RoadClass:
        delay[road_class] = JUNCTION_DELAY_S[road_class]
        times[road_class] = factor[road_class]
    running = graph.length_m / (np.minimum(graph.speed_kmh, cap_kmh) * KMH_TO_MS)
    seconds: NDArray[np.float64] = (running + delay[graph.road_class]) * times[graph.road_class]
    return seconds


def shortest_paths(
    graph: RoadGraph,
    seconds: NDArray[np.float64],
    nodes: NDArray[np.int64],
    limit_s: float = np.inf,
) -> tuple[NDArray[np.float64], PathForest]:
    """Return the seconds between nodes, shape (n, n), and the paths.

    `limit_s` is a guess of the longest answer that spares searching further; when it proves
    too low the search is repeated without it, so the answer is exact either way. Unreachable
    pairs are infinite.
    """
    starts, which = np.unique(nodes, return_inverse=True)
    matrix, keys, edge_of_key = _sparse(graph, seconds)
    found, before = dijkstra(matrix, indices=starts, return_predecessors=True, limit=limit_s)
    if np.isfinite(limit_s) and not np.isfinite(found[:, starts]).all():
        found, before = dijkstra(matrix, indices=starts, return_predecessors=True)
    between = found[:, starts]
    forest = _forest(before, starts, keys, edge_of_key)
    leaf = forest.leaf[np.ix_(which, which)]
    return between[np.ix_(which, which)], PathForest(leaf, forest.parent, forest.edge)


def _sparse(
    graph: RoadGraph, seconds: NDArray[np.float64]
) -> tuple[csr_array, NDArray[np.int64], NDArray[np.int64]]:
    """Build the weight matrix from the quicker of parallel edges, with a (tail, head) index."""
    count = graph.node_count
    all_keys = graph.tail.astype(np.int64) * count + graph.head
    order = np.lexsort((seconds, all_keys))
    keys, first = np.unique(all_keys[order], return_index=True)
    edges = order[first]
    starts = np.searchsorted(keys, np.arange(count + 1, dtype=np.int64) * count)
    heads = graph.head[edges].astype(np.int32)
    matrix = csr_array((seconds[edges], heads, starts.astype(np.int32)), shape=(count, count))
    return matrix, keys, edges


def _forest(
    before: NDArray[np.int32],
    starts: NDArray[np.int64],
    keys: NDArray[np.int64],
    edge_of_key: NDArray[np.int64],
) -> PathForest:
    """Keep of each search tree only the branches that lead to the starts of the others."""
    rows, count = before.shape
    used = np.zeros(rows * count, dtype=np.bool_)
    flat = before.ravel()
    cells = (np.arange(rows, dtype=np.int64)[:, None] * count + starts[None, :]).ravel()
    cells = cells[flat[cells] >= 0]
    while len(cells):
        used[cells] = True
        up = cells - cells % count + flat[cells]
        cells = np.unique(up[(flat[up] >= 0) & ~used[up]])
    kept = np.flatnonzero(used)
    parents = flat[kept].astype(np.int64)
    edge = edge_of_key[np.searchsorted(keys, parents * count + kept % count)]
    parent_cell = kept - kept % count + parents
    parent = _positions(kept, parent_cell)
    targets = np.arange(rows, dtype=np.int64)[:, None] * count + starts[None, :]
    leaf = _positions(kept, targets.ravel()).reshape(rows, rows)
    return PathForest(leaf, parent, edge.astype(np.int32))


def _positions(kept: NDArray[np.int64], cells: NDArray[np.int64]) -> NDArray[np.int32]:
    """Return where cells stand in the sorted `kept`, -1 where they do not."""
    if not len(kept):
        return np.full(len(cells), -1, dtype=np.int32)
    spot = np.minimum(np.searchsorted(kept, cells), len(kept) - 1)
    return np.where(kept[spot] == cells, spot, -1).astype(np.int32)
