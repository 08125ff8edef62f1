"""From a file of roads to a city pack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pypinyin import lazy_pinyin

from maps.citybuild.assemble import assemble
from maps.citybuild.osm_roads import OsmRoads, read_osm_roads
from maps.citybuild.osm_water import read_osm_water
from maps.citybuild.osmnx_roads import read_osmnx_roads
from maps.citybuild.pack_files import write_pack
from maps.citybuild.report import BuildReport
from maps.errors import GraphError, MapsErrorCode
from maps.network import largest_component
from maps.roads import RoadClass
from maps.spelling import fold
from maps.water import WaterShape


def build_from_pbf(extract: Path, name: str, out_dir: Path) -> BuildReport:
    """Make a pack below `out_dir` from an OpenStreetMap extract, PBF or XML.

    Raises GraphError when the file cannot be read or holds no road.
    """
    try:
        roads = read_osm_roads(extract)
        water = read_osm_water(extract)
    except (RuntimeError, OSError) as error:
        raise GraphError(
            MapsErrorCode.EXTRACT_INVALID, file=str(extract), reason=str(error)
        ) from error
    return _build(extract, name, out_dir, roads, water)


def build_from_graphml(path: Path, name: str, out_dir: Path) -> BuildReport:
    """Make a pack below `out_dir` from an OSMnx GraphML file, gzipped or not.

    Such files hold no water. Raises GraphError when the file cannot be read or holds no road.
    """
    return _build(path, name, out_dir, read_osmnx_roads(path), ())


def _build(
    source: Path, name: str, out_dir: Path, roads: OsmRoads, water: Sequence[WaterShape]
) -> BuildReport:
    if not roads.stretches:
        raise GraphError(MapsErrorCode.GRAPH_EMPTY, file=str(source))
    whole = assemble(roads.stretches)
    graph = largest_component(whole)
    if not graph.edge_count:
        raise GraphError(MapsErrorCode.GRAPH_EMPTY, file=str(source))
    folder = out_dir / pack_id_of(name)
    write_pack(folder, name, graph, water, source.name)
    classes = Counter(graph.road_class.tolist())
    return BuildReport(
        folder=folder,
        pack_id=folder.name,
        roads_read=roads.roads_read,
        roads_used=roads.roads_used,
        dropped=roads.dropped,
        nodes=graph.node_count,
        edges=graph.edge_count,
        edges_cut_off=whole.edge_count - graph.edge_count,
        length_km=round(float(graph.length_m.sum()) / 1000, 1),
        edges_by_class={cls: classes[cls] for cls in RoadClass if classes[cls]},
        named_roads=len({graph.names[number] for number in graph.name_id.tolist()} - {""}),
        water_shapes=len(water),
        bbox=graph.bbox,
    )


def pack_id_of(name: str) -> str:
    """Return the folder name for a city's name: letters and digits, Chinese as pinyin."""
    words = (_ascii("".join(lazy_pinyin(word))) for word in name.split())
    letters = "-".join(filter(None, words))
    return letters if letters[:1].isalpha() else f"city-{letters}".rstrip("-")


def _ascii(part: str) -> str:
    return "".join(sign for sign in fold(part) if sign.isascii())
