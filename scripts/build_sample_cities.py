"""Make the water outlines of the two sample cities anew from GSHHG and our own drawings.

Needs `gmt` and its full-resolution shoreline data (Debian: gmt, gmt-gshhg-full), which the
planner itself never uses. The road graphs beside them are kept as they were taken over.

    python scripts/build_sample_cities.py data/cities
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

METRES_PER_DEGREE = 111_320.0
SHORE_TOLERANCE_M = 35.0
RIVER_TOLERANCE_M = 60.0
RIVER_HALF_WIDTH_M = 430.0
MAIN_RIVER_LEVEL = 3

Lonlat = tuple[float, float]
Line = list[Lonlat]
Feature = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Box:
    """A region for gmt, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, place: Lonlat) -> bool:
        """Say whether a place lies inside."""
        return self.west <= place[0] <= self.east and self.south <= place[1] <= self.north


ESTUARY = Box(119.9, 29.9, 120.9, 30.6)
HANGZHOU = Box(118.5, 29.1, 120.9, 30.6)
HENGYANG = Box(111.2, 26.0, 113.3, 27.6)


def main(folder: Path) -> None:
    """Write `water.geojson` of both cities below the folder of city packs."""
    write(folder / "hangzhou" / "water.geojson", hangzhou(folder / "hangzhou"))
    write(folder / "hengyang" / "water.geojson", hengyang())


def hangzhou(pack: Path) -> list[Feature]:
    """Collect the Qiantang estuary, its upper course, the canal and our own West Lake."""
    drawn = json.loads((pack / "hand_drawn.geojson").read_text(encoding="utf-8"))["features"]
    shore = max((line for _, line in segments(ESTUARY, "-W")), key=len)
    estuary = simplified(shore, SHORE_TOLERANCE_M)
    features = [area("river", "钱塘江", "Qiantang River", [*estuary, estuary[0]])]
    upper: list[Line] = []
    for level, line in clipped(segments(HANGZHOU, "-Ia"), HANGZHOU):
        thin = simplified(line, RIVER_TOLERANCE_M)
        if level == 8:  # noqa: PLR2004 -- GSHHG's level of major canals
            features.append(course("canal", "京杭大运河", "Grand Canal", thin))
        elif level == 2 and thin[0][0] < 120.15:  # noqa: PLR2004 -- the main stem above the estuary
            upper.append(thin)
        else:
            features.append(course("stream", "", "", thin))
    stem = [area("river", "富春江", "Fuchun River", ribbon(line)) for line in joined(upper)]
    return [*features, *stem, *drawn]


def hengyang() -> list[Feature]:
    """Collect the rivers around Hengyang; GSHHG has no names for them."""
    return [
        course("river" if level <= MAIN_RIVER_LEVEL else "stream", "", "", thin)
        for level, line in clipped(segments(HENGYANG, "-Ia"), HENGYANG)
        if len(thin := simplified(line, RIVER_TOLERANCE_M)) > 1
    ]


def segments(box: Box, what: str) -> list[tuple[int, Line]]:
    """Ask gmt for shorelines (-W) or rivers (-Ia) as (level, line)."""
    region = f"-R{box.west}/{box.east}/{box.south}/{box.north}"
    with tempfile.TemporaryDirectory() as scratch:  # gmt leaves a history file behind
        done = subprocess.run(  # noqa: S603 -- fixed arguments
            ["gmt", "coast", region, "-Df", what, "-M"],  # noqa: S607 -- wherever gmt is
            check=True,
            capture_output=True,
            text=True,
            cwd=scratch,
        )
    found: list[tuple[int, Line]] = []
    for row in done.stdout.splitlines():
        if row.startswith(">"):
            found.append((int(row.rsplit(maxsplit=1)[-1]), []))
        elif row and not row.startswith("#"):
            lon, lat = row.split()[:2]
            found[-1][1].append((float(lon), float(lat)))
    return [(level, line) for level, line in found if len(set(line)) > 1]


def clipped(lines: Iterable[tuple[int, Line]], box: Box) -> Iterable[tuple[int, Line]]:
    """Cut lines into the runs that lie inside a box."""
    for level, line in lines:
        run: Line = []
        for place in [*line, (999.0, 999.0)]:
            if box.holds(place):
                run.append(place)
            elif len(run) > 1:
                yield level, run
                run = []
            else:
                run = []


def joined(lines: Sequence[Line]) -> list[Line]:
    """Join lines end to start where they meet."""
    rest = sorted(lines, key=lambda line: line[0])
    out: list[Line] = []
    while rest:
        line = list(rest.pop(0))
        grown = True
        while grown:
            grown = False
            for other in rest:
                if metres(line[-1], other[0]) < 1:
                    line.extend(other[1:])
                    rest.remove(other)
                    grown = True
                    break
        out.append(line)
    return out


def metres(start: Lonlat, end: Lonlat) -> float:
    """Return a plane distance, good for neighbours."""
    east = (end[0] - start[0]) * METRES_PER_DEGREE * cos(radians(start[1]))
    return hypot(east, (end[1] - start[1]) * METRES_PER_DEGREE)


def simplified(line: Sequence[Lonlat], tolerance_m: float) -> Line:
    """Drop points that stand off the line by less than the tolerance (Douglas and Peucker)."""
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:  # noqa: PLR2004 -- neighbours have nothing between them
            continue
        offs = [(_off(line[k], line[first], line[last]), k) for k in range(first + 1, last)]
        worst, where = max(offs)
        if worst > tolerance_m:
            keep.add(where)
            stack += [(first, where), (where, last)]
    return [line[k] for k in sorted(keep)]


def _off(place: Lonlat, start: Lonlat, end: Lonlat) -> float:
    """Return how far a place lies from the straight line between two others, in metres."""
    base = metres(start, end)
    if base < 1:
        return metres(start, place)
    scale = cos(radians(start[1]))
    x, y = (place[0] - start[0]) * scale, place[1] - start[1]
    dx, dy = (end[0] - start[0]) * scale, end[1] - start[1]
    return abs(x * dy - y * dx) * METRES_PER_DEGREE**2 / base


def ribbon(line: Line) -> Line:
    """Turn a river's centre line into a closed outline of even width."""
    left: Line = []
    right: Line = []
    for k, (lon, lat) in enumerate(line):
        before, after = line[max(0, k - 1)], line[min(len(line) - 1, k + 1)]
        scale = cos(radians(lat))
        dx, dy = (after[0] - before[0]) * scale, after[1] - before[1]
        share = RIVER_HALF_WIDTH_M / METRES_PER_DEGREE / hypot(dx, dy)
        left.append((lon - dy * share / scale, lat + dx * share))
        right.append((lon + dy * share / scale, lat - dx * share))
    return [*left, *reversed(right), left[0]]


def area(kind: str, name_zh: str, name_en: str, ring: Line) -> Feature:
    """Return a polygon feature."""
    return _feature(kind, name_zh, name_en, {"type": "Polygon", "coordinates": [_rounded(ring)]})


def course(kind: str, name_zh: str, name_en: str, line: Line) -> Feature:
    """Return a line feature."""
    shape = {"type": "LineString", "coordinates": _rounded(line)}
    return _feature(kind, name_zh, name_en, shape)


def _feature(kind: str, name_zh: str, name_en: str, geometry: dict[str, Any]) -> Feature:
    properties = {"kind": kind, "name_zh": name_zh, "name_en": name_en}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _rounded(line: Line) -> list[list[float]]:
    return [[round(lon, 5), round(lat, 5)] for lon, lat in line]


def write(path: Path, features: list[Feature]) -> None:
    """Write a feature collection, one feature a line so that changes can be read."""
    rows = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    text = f'{{"type": "FeatureCollection", "features": [\n{rows}\n]}}\n'
    path.write_text(text, encoding="utf-8")
    print(f"{path}: {len(features)} features, {len(text)} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
