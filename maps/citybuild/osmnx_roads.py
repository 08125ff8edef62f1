"""Roads out of a GraphML file that OSMnx saved; OSMnx itself is not needed."""

from __future__ import annotations

import ast
import gzip
import re
import zlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import ParseError

import networkx as nx

from maps.citybuild.assemble import Stretch
from maps.citybuild.osm_roads import FEWEST_NODES, OsmRoads
from maps.citybuild.report import Drop
from maps.errors import GraphError, MapsErrorCode
from maps.roads import HIGHWAY_TAGS, RoadClass

_NUMBER_PAIR = re.compile(r"(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)")


def read_osmnx_roads(path: Path) -> OsmRoads:
    """Read the edges of a GraphML file, gzipped or not. Raises GraphError with the reason."""
    network = _parse(path)
    stretches: list[Stretch] = []
    dropped: Counter[Drop] = Counter()
    places = _places(network, path)
    for tail, head, facts in network.edges(data=True):
        road_class = _road_class(str(facts.get("highway", "")))
        if road_class is None:
            dropped[Drop.NOT_FOR_CARS] += 1
            continue
        if tail == head:
            dropped[Drop.LOOP] += 1
            continue
        inner = _inner_points(str(facts.get("geometry", "")))
        line = (places[tail], *inner, places[head])
        name = _listed(str(facts.get("name", "")))[0]
        stretches.append(Stretch(tail, head, line, road_class, name))
    return OsmRoads(
        tuple(stretches),
        network.number_of_edges(),
        len(stretches),
        {why: dropped[why] for why in sorted(dropped)},
    )


def _parse(path: Path) -> nx.MultiDiGraph[str]:
    try:
        content = path.read_bytes()
        if path.suffix == ".gz":
            content = gzip.decompress(content)
        network: nx.Graph[str] = nx.parse_graphml(content.decode("utf-8"), force_multigraph=True)
    except (OSError, EOFError, zlib.error, ParseError, nx.NetworkXError, ValueError) as error:
        raise _invalid(path, type(error).__name__) from error
    if not isinstance(network, nx.MultiDiGraph):
        raise _invalid(path, "not a directed graph")
    return network


def _places(network: nx.MultiDiGraph[str], path: Path) -> Mapping[str, tuple[float, float]]:
    try:
        return {
            node: (float(facts["x"]), float(facts["y"])) for node, facts in network.nodes(data=True)
        }
    except (KeyError, ValueError) as error:
        raise _invalid(path, "a node has no x and y") from error


def _road_class(highway: str) -> RoadClass | None:
    """Return the largest class of an edge, which OSMnx may have merged out of several ways."""
    classes = [HIGHWAY_TAGS[tag] for tag in _listed(highway) if tag in HIGHWAY_TAGS]
    return min(classes) if classes else None


def _listed(text: str) -> list[str]:
    """Return the values of an attribute that may be one text or a printed list of texts."""
    if not text.startswith("["):
        return [text]
    try:
        values = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return [text]
    return [str(value) for value in values] or [""]


def _inner_points(geometry: str) -> list[tuple[float, float]]:
    """Return the points between the ends of a WKT line string, none when there is no geometry."""
    pairs = [(float(lon), float(lat)) for lon, lat in _NUMBER_PAIR.findall(geometry)]
    return pairs[1:-1] if len(pairs) > FEWEST_NODES else []


def _invalid(path: Path, reason: str) -> GraphError:
    return GraphError(MapsErrorCode.EXTRACT_INVALID, file=str(path), reason=reason)
