"""Lakes, rivers and canals out of an OpenStreetMap extract, for the drawn base map."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import cos, radians
from pathlib import Path

import osmium

from maps.geo import METRES_PER_DEGREE, Line
from maps.lines import simplified
from maps.water import WaterKind, WaterShape

LEAST_AREA_M2 = 100_000.0
"""Ponds below ten hectares are not drawn."""
TOLERANCE_M = 15.0
LINE_KINDS = {"river": WaterKind.RIVER, "canal": WaterKind.CANAL}
CHINESE_KEYS, ENGLISH_KEYS = ("name:zh", "name"), ("name:en", "name")


def read_osm_water(extract: Path) -> tuple[WaterShape, ...]:
    """Read the larger waters of an extract. Raises RuntimeError or OSError as osmium does."""
    return (*_areas(extract), *_courses(extract))


def _areas(extract: Path) -> Iterator[WaterShape]:
    processor = osmium.FileProcessor(str(extract)).with_areas(
        osmium.filter.TagFilter(("natural", "water"))
    )
    for thing in processor.with_filter(osmium.filter.TagFilter(("natural", "water"))):
        if not isinstance(thing, osmium.osm.Area):
            continue
        tags = dict(thing.tags)
        polygons = []
        for outer in thing.outer_rings():
            ring = _line(outer)
            if _area_m2(ring) >= LEAST_AREA_M2:
                islands = [_line(inner) for inner in thing.inner_rings(outer)]
                polygons.append(tuple(simplified(r, TOLERANCE_M) for r in (ring, *islands)))
        if polygons:
            is_river = tags.get("water") in {"river", "canal"}
            kind = WaterKind.RIVER if is_river else WaterKind.LAKE
            yield _shape(kind, tags, tuple(polygons), ())


def _courses(extract: Path) -> Iterator[WaterShape]:
    processor = osmium.FileProcessor(str(extract), osmium.osm.NODE | osmium.osm.WAY)
    wanted = osmium.filter.TagFilter(*(("waterway", value) for value in LINE_KINDS))
    for thing in processor.with_locations().with_filter(wanted):
        if not isinstance(thing, osmium.osm.Way):
            continue
        line = _line(node for node in thing.nodes if node.location.valid())
        if len(line) > 1:
            tags = dict(thing.tags)
            kind = LINE_KINDS[tags["waterway"]]
            yield _shape(kind, tags, (), (simplified(line, TOLERANCE_M),))


def _shape(
    kind: WaterKind,
    tags: dict[str, str],
    areas: tuple[tuple[Line, ...], ...],
    lines: tuple[Line, ...],
) -> WaterShape:
    chinese = next((tags[key] for key in CHINESE_KEYS if key in tags), "")
    english = next((tags[key] for key in ENGLISH_KEYS if key in tags), "")
    return WaterShape(kind, chinese, english, areas, lines)


def _line(nodes: Iterator[osmium.osm.NodeRef] | osmium.osm.NodeRefList) -> Line:
    return tuple((node.lat, node.lon) for node in nodes)


def _area_m2(ring: Line) -> float:
    """Return the plane area of a ring (the surveyor's formula)."""
    scale = cos(radians(ring[0][0]))
    twice = sum(
        (b[1] - ring[0][1]) * (a[0] - ring[0][0]) - (a[1] - ring[0][1]) * (b[0] - ring[0][0])
        for a, b in pairwise(ring)
    )
    return abs(twice) / 2 * scale * METRES_PER_DEGREE**2
