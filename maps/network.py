"""The road graph: arrays of nodes and directed edges, loaded from and saved to one npz file.

File layout (numpy, no pickles): `node_lonlat` int32[n, 2] in 1e-6 degrees; `u`, `v` int32[m];
`length_dm` uint32[m] in 0.1 m; `speed` uint8[m] km/h free flow; `cls` uint8[m] (`RoadClass`);
`name_id` uint16[m] into `names` str[]; `src` uint8[m] (where an edge comes from, kept as it
is); `geom_off` uint32[m+1] and `geom_lonlat` int32[k, 2]: the inner shape points of edge i.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from maps.errors import GraphError, MapsErrorCode
from maps.geo import BBox
from maps.roads import MAIN_CLASSES, RoadClass

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MICRODEGREES = 1_000_000
MIN_EDGE_DM = 1
"""Edges of no length get 0.1 m: a zero weight would vanish from a sparse matrix."""


@dataclass(frozen=True, slots=True, eq=False)
class RoadGraph:
    """A directed road network; edge i goes from node `tail[i]` to node `head[i]`.

    Shapes: nodes n, edges m. `lonlat` float64[n, 2] degrees; `length_m` float64[m];
    `speed_kmh` float64[m]; `road_class` uint8[m]; `name_id` int[m] into `names`;
    `shape_offset` int[m+1] into `shape_lonlat` float64[k, 2], the inner points of each edge.
    """

    lonlat: NDArray[np.float64]
    tail: NDArray[np.int32]
    head: NDArray[np.int32]
    length_m: NDArray[np.float64]
    speed_kmh: NDArray[np.float64]
    road_class: NDArray[np.uint8]
    name_id: NDArray[np.uint16]
    names: tuple[str, ...]
    source: NDArray[np.uint8]
    shape_offset: NDArray[np.int64]
    shape_lonlat: NDArray[np.float64]
    content_hash: str

    @property
    def node_count(self) -> int:
        """How many nodes there are."""
        return len(self.lonlat)

    @property
    def edge_count(self) -> int:
        """How many directed edges there are."""
        return len(self.tail)

    @property
    def bbox(self) -> BBox:
        """The box around all nodes."""
        west, south = self.lonlat.min(axis=0)
        east, north = self.lonlat.max(axis=0)
        return BBox(float(west), float(south), float(east), float(north))

    @property
    def is_main_roads_only(self) -> bool:
        """Whether the graph has no class below primary."""
        return bool(np.isin(self.road_class, [int(c) for c in MAIN_CLASSES]).all())

    def line_of(self, edges: NDArray[np.int32]) -> NDArray[np.float64]:
        """Return the line along edges, each without its last point, as (lat, lon) rows.

        Leaving the last points out lets consecutive edges follow each other without doubles.
        """
        counts = self.shape_offset[edges + 1] - self.shape_offset[edges]
        ends = np.cumsum(counts + 1)
        begins = ends - counts - 1
        total = int(ends[-1]) if len(edges) else 0
        line = np.empty((total, 2))
        is_begin = np.zeros(total, dtype=np.bool_)
        is_begin[begins] = True
        line[is_begin] = self.lonlat[self.tail[edges]]
        inner = np.arange(total - len(edges)) + np.repeat(
            self.shape_offset[edges] - (begins - np.arange(len(edges))), counts
        )
        line[~is_begin] = self.shape_lonlat[inner]
        return line[:, ::-1]


def load_graph(path: Path) -> RoadGraph:
    """Read a graph file. Raises GraphError with the reason when it is not one."""
    try:
        content = path.read_bytes()
        with np.load(BytesIO(content), allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
    except (OSError, EOFError, ValueError, zipfile.BadZipFile) as error:
        raise GraphError(
            MapsErrorCode.GRAPH_INVALID, file=str(path), reason=type(error).__name__
        ) from error
    missing = sorted(_LAYOUT.keys() - arrays.keys())
    if missing:
        raise GraphError(
            MapsErrorCode.GRAPH_INVALID, file=str(path), reason=f"lacks {', '.join(missing)}"
        )
    problem = _fault(arrays)
    if problem:
        raise GraphError(MapsErrorCode.GRAPH_INVALID, file=str(path), reason=problem)
    return _from_arrays(arrays, hashlib.sha256(content).hexdigest())


def save_graph(graph: RoadGraph, path: Path) -> None:
    """Write a graph file; the same graph always gives the same arrays."""
    arrays: dict[str, Any] = {
        "node_lonlat": np.rint(graph.lonlat * MICRODEGREES),
        "u": graph.tail,
        "v": graph.head,
        "length_dm": np.rint(graph.length_m * 10),
        "speed": np.rint(graph.speed_kmh),
        "cls": graph.road_class,
        "name_id": graph.name_id,
        "names": np.array(graph.names or ("",)),
        "src": graph.source,
        "geom_off": graph.shape_offset,
        "geom_lonlat": np.rint(graph.shape_lonlat * MICRODEGREES),
    }
    typed = {
        name: np.asarray(value) if _LAYOUT[name] is None else np.asarray(value, _LAYOUT[name])
        for name, value in arrays.items()
    }
    np.savez_compressed(path, allow_pickle=False, **typed)


def largest_component(graph: RoadGraph) -> RoadGraph:
    """Keep the largest strongly connected part: from anywhere one can drive anywhere, and back."""
    ones = np.ones(graph.edge_count)
    matrix = csr_array((ones, (graph.tail, graph.head)), shape=(graph.node_count, graph.node_count))
    _, label = connected_components(matrix, directed=True, connection="strong")
    kept = label == np.bincount(label).argmax()
    return select_edges(graph, kept[graph.tail] & kept[graph.head])


def main_roads(graph: RoadGraph) -> RoadGraph:
    """Keep motorways, trunks, primaries and the links between them, strongly connected."""
    wanted = [*MAIN_CLASSES, RoadClass.LINK, RoadClass.CONNECTOR]
    chosen = np.isin(graph.road_class, [int(road_class) for road_class in wanted])
    return largest_component(select_edges(graph, chosen))


def select_edges(graph: RoadGraph, chosen: NDArray[np.bool_]) -> RoadGraph:
    """Keep the chosen edges (bool[m]) and the nodes that they touch."""
    edges = np.flatnonzero(chosen)
    nodes = np.unique(np.concatenate((graph.tail[edges], graph.head[edges])))
    renumber = np.full(graph.node_count, -1, dtype=np.int32)
    renumber[nodes] = np.arange(len(nodes), dtype=np.int32)
    counts = np.diff(graph.shape_offset)[edges]
    shape_kept = np.repeat(chosen, np.diff(graph.shape_offset))
    digest = hashlib.sha256(graph.content_hash.encode() + np.packbits(chosen).tobytes())
    return RoadGraph(
        lonlat=graph.lonlat[nodes],
        tail=renumber[graph.tail[edges]],
        head=renumber[graph.head[edges]],
        length_m=graph.length_m[edges],
        speed_kmh=graph.speed_kmh[edges],
        road_class=graph.road_class[edges],
        name_id=graph.name_id[edges],
        names=graph.names,
        source=graph.source[edges],
        shape_offset=np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
        shape_lonlat=graph.shape_lonlat[shape_kept],
        content_hash=digest.hexdigest(),
    )


_LAYOUT: dict[str, type[np.generic] | None] = {
    "node_lonlat": np.int32,
    "u": np.int32,
    "v": np.int32,
    "length_dm": np.uint32,
    "speed": np.uint8,
    "cls": np.uint8,
    "name_id": np.uint16,
    "names": None,
    "src": np.uint8,
    "geom_off": np.uint32,
    "geom_lonlat": np.int32,
}


def _fault(arrays: dict[str, NDArray[Any]]) -> str:
    """Name the first thing that makes the arrays unusable, or nothing."""
    nodes, edges = len(arrays["node_lonlat"]), len(arrays["u"])
    if not nodes or not edges:
        return "no roads"
    columns = ("v", "length_dm", "speed", "cls", "name_id", "src")
    if any(len(arrays[name]) != edges for name in columns):
        return "edge columns differ in length"
    return next((what for what, is_wrong in _faults(arrays, nodes, edges) if is_wrong), "")


def _faults(arrays: dict[str, NDArray[Any]], nodes: int, edges: int) -> Iterator[tuple[str, bool]]:
    ends = np.concatenate((arrays["u"], arrays["v"]))
    yield "an edge ends at no node", bool(ends.min() < 0 or ends.max() >= nodes)
    yield "an edge has no speed", bool(arrays["speed"].min() < 1)
    known = [int(road_class) for road_class in RoadClass]
    yield "an edge has an unknown class", not np.isin(arrays["cls"], known).all()
    names = arrays["names"]
    yield "name 0 is not the empty name", not len(names) or str(names[0]) != ""
    yield "an edge has an unknown name", bool(arrays["name_id"].max() >= len(names))
    offsets = arrays["geom_off"].astype(np.int64)
    inner = len(arrays["geom_lonlat"])
    is_matching = len(offsets) == edges + 1 and offsets[0] == 0 and offsets[-1] == inner
    is_matching = is_matching and bool((np.diff(offsets) >= 0).all())
    yield "shape points do not match the edges", not is_matching


def _from_arrays(arrays: dict[str, NDArray[Any]], content_hash: str) -> RoadGraph:
    return RoadGraph(
        lonlat=arrays["node_lonlat"].astype(np.float64) / MICRODEGREES,
        tail=arrays["u"].astype(np.int32),
        head=arrays["v"].astype(np.int32),
        length_m=np.maximum(arrays["length_dm"], MIN_EDGE_DM).astype(np.float64) / 10,
        speed_kmh=arrays["speed"].astype(np.float64),
        road_class=arrays["cls"].astype(np.uint8),
        name_id=arrays["name_id"].astype(np.uint16),
        names=tuple(str(name) for name in arrays["names"]),
        source=arrays["src"].astype(np.uint8),
        shape_offset=arrays["geom_off"].astype(np.int64),
        shape_lonlat=arrays["geom_lonlat"].astype(np.float64) / MICRODEGREES,
        content_hash=content_hash,
    )
