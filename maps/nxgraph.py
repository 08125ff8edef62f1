"""The road graph as networkx sees it: for checks, for imports, and for anyone's own analysis."""

from __future__ import annotations

import networkx as nx

from maps.network import RoadGraph


def to_networkx(graph: RoadGraph) -> nx.MultiDiGraph[int]:
    """Return the graph with nodes by number (`lat`, `lon`) and edges keyed by edge number.

    Edges carry `length_m`, `speed_kmh`, `road_class`, `name` and `points`, their (lat, lon)
    line without the last point.
    """
    network: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    for node, (lon, lat) in enumerate(graph.lonlat.tolist()):
        network.add_node(node, lat=lat, lon=lon)
    offsets = graph.shape_offset.tolist()
    shapes = graph.shape_lonlat[:, ::-1].tolist()
    for edge, (tail, head) in enumerate(zip(graph.tail.tolist(), graph.head.tolist(), strict=True)):
        inner = shapes[offsets[edge] : offsets[edge + 1]]
        network.add_edge(
            tail,
            head,
            key=edge,
            length_m=float(graph.length_m[edge]),
            speed_kmh=float(graph.speed_kmh[edge]),
            road_class=int(graph.road_class[edge]),
            name=graph.names[graph.name_id[edge]],
            points=(tuple(graph.lonlat[tail, ::-1].tolist()), *map(tuple, inner)),
        )
    return network
