"""Writing a city pack's folder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from maps.geo import BBox, Line
from maps.network import RoadGraph, save_graph
from maps.water import WaterShape

VENUE_COLUMNS = "id,name_zh,name_en,kind,lat,lon,accuracy,note"
GAZETTEER_COLUMNS = "name_zh,name_en,kind,lat,lon,accuracy,aliases"
DIGITS = 6


def write_pack(
    folder: Path, name: str, graph: RoadGraph, water: Sequence[WaterShape], origin: str
) -> None:
    """Write a pack of imported roads and water; venues and gazetteer wait for the office."""
    folder.mkdir(parents=True, exist_ok=True)
    save_graph(graph, folder / "graph.npz")
    _write(folder / "water.geojson", _geojson(water))
    for file, columns in (("venues.csv", VENUE_COLUMNS), ("gazetteer.csv", GAZETTEER_COLUMNS)):
        if not (folder / file).exists():
            _write(folder / file, columns + "\n")
    today = date.today().isoformat()  # noqa: DTZ011 -- the office's own calendar day
    _write(folder / "pack.toml", _pack_toml(folder.name, name, graph.bbox, origin, today))
    _write(folder / "README.md", _readme(name, graph, origin, today))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _pack_toml(pack_id: str, name: str, box: BBox, origin: str, today: str) -> str:
    sides = ", ".join(f"{side:.5f}" for side in (box.west, box.south, box.east, box.north))
    # JSON's quoting of strings is also TOML's.
    return f"""id = {json.dumps(pack_id)}
name_zh = {json.dumps(name, ensure_ascii=False)}
name_en = {json.dumps(name, ensure_ascii=False)}
bbox = [{sides}]
center = [{box.center.lat:.5f}, {box.center.lon:.5f}]
zoom = 12

[[credit]]
what = "graph.npz; water.geojson"
text = "© OpenStreetMap contributors (ODbL)"
licence = "ODbL-1.0"
origin = {json.dumps(origin, ensure_ascii=False)}
date = {today}
"""


def _readme(name: str, graph: RoadGraph, origin: str, today: str) -> str:
    return f"""# {name}

Roads and water: © OpenStreetMap contributors, ODbL 1.0, imported from `{origin}` on {today}:
{graph.node_count} nodes, {graph.edge_count} directed edges, one strongly connected part.

Fill `venues.csv` and `gazetteer.csv` by hand; their first lines name the columns.
"""


def _geojson(water: Sequence[WaterShape]) -> str:
    rows = [json.dumps(_feature(shape), ensure_ascii=False) for shape in water]
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(rows) + "\n]}\n"


def _feature(shape: WaterShape) -> dict[str, object]:
    if shape.areas:
        areas = [[_lonlat(ring) for ring in area] for area in shape.areas]
        geometry: dict[str, object] = {"type": "MultiPolygon", "coordinates": areas}
    else:
        lines = [_lonlat(line) for line in shape.lines]
        geometry = {"type": "MultiLineString", "coordinates": lines}
    about = {"kind": shape.kind.value, "name_zh": shape.name_zh, "name_en": shape.name_en}
    return {"type": "Feature", "properties": about, "geometry": geometry}


def _lonlat(line: Line) -> list[list[float]]:
    return [[round(lon, DIGITS), round(lat, DIGITS)] for lat, lon in line]
