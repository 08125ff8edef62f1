"""Shortest paths on a road graph: scipy's Dijkstra, with the trees kept for drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra, reverse_cuthill_mckee
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


@dataclass(frozen=True, slots=True, eq=False)
class SearchGround:
    """The part of a graph that can lie between some sites, renumbered for a quick search.

    `sites` int64[n] are the sites' nodes; edge k goes from `tail[k]` to `head[k]` and is edge
    `edge[k]` of the whole graph.
    """

    node_count: int
    tail: NDArray[np.int64]
    head: NDArray[np.int64]
    edge: NDArray[np.int64]
    sites: NDArray[np.int64]


def search_ground(graph: RoadGraph, nodes: NDArray[np.int64]) -> SearchGround:
    """Cut off dead ends without sites, a fifth of a city, and put neighbours close in memory.

    Nothing is lost: a way into a dead end and out again is never the shortest.
    """
    kept = np.flatnonzero(_not_in_dead_ends(graph, nodes))
    tail, head = graph.tail[kept].astype(np.int64), graph.head[kept].astype(np.int64)
    used = np.unique(np.concatenate((tail, head, nodes)))
    small = np.full(graph.node_count, -1, dtype=np.int64)
    small[used] = np.arange(len(used))
    links = csr_array((np.ones(len(kept)), (small[tail], small[head])), shape=(len(used),) * 2)
    order = np.empty(len(used), dtype=np.int64)
    order[reverse_cuthill_mckee(links)] = np.arange(len(used))
    number = np.where(small >= 0, order[small], -1)
    return SearchGround(len(used), number[tail], number[head], kept, number[nodes])


def shortest_paths(
    ground: SearchGround, seconds: NDArray[np.float64]
) -> tuple[NDArray[np.float64], PathForest]:
    """Return the seconds between the sites, shape (n, n), and the paths.

    `seconds` are those of the whole graph's edges. Unreachable pairs are infinite.
    """
    starts, which = np.unique(ground.sites, return_inverse=True)
    matrix, keys, edge_of_key = _sparse(ground, seconds)
    found, before = dijkstra(matrix, indices=starts, return_predecessors=True)
    forest = _forest(before, starts, keys, edge_of_key)
    pairs = np.ix_(which, which)
    leaf = forest.leaf[pairs]
    return found[:, starts][pairs], PathForest(leaf, forest.parent, forest.edge)


def _not_in_dead_ends(graph: RoadGraph, nodes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say which edges stay when nodes with one neighbour are taken off again and again."""
    count = graph.node_count
    low, high = np.minimum(graph.tail, graph.head), np.maximum(graph.tail, graph.head)
    low, high = np.divmod(np.unique(low.astype(np.int64) * count + high), count)
    is_site = np.zeros(count, dtype=np.bool_)
    is_site[nodes] = True
    gone = np.zeros(count, dtype=np.bool_)
    while True:
        degree = np.bincount(low, minlength=count) + np.bincount(high, minlength=count)
        ends = (degree == 1) & ~is_site
        if not ends.any():
            return ~(gone[graph.tail] | gone[graph.head])
        gone |= ends
        stay = ~(ends[low] | ends[high])
        low, high = low[stay], high[stay]


def _sparse(
    ground: SearchGround, seconds: NDArray[np.float64]
) -> tuple[csr_array, NDArray[np.int64], NDArray[np.int64]]:
    """Build the weight matrix from the quicker of parallel edges, with a (tail, head) index."""
    count = ground.node_count
    weights = seconds[ground.edge]
    all_keys = ground.tail * count + ground.head
    order = np.lexsort((weights, all_keys))
    keys, first = np.unique(all_keys[order], return_index=True)
    chosen = order[first]
    starts = np.searchsorted(keys, np.arange(count + 1, dtype=np.int64) * count)
    heads = ground.head[chosen].astype(np.int32)
    matrix = csr_array((weights[chosen], heads, starts.astype(np.int32)), shape=(count, count))
    return matrix, keys, ground.edge[chosen]


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
