"""Time the travel matrix with every route's geometry.

    python scripts/bench_matrix.py CITY_OR_GRAPH [SITES] [PERIODS]

A city is a pack's id, a pack's folder, or a road graph file.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from maps.citypack import CityPack, load_city
from maps.geo import Point
from maps.matrix import rungs_used, travel_matrix

DEFAULT_SITES, DEFAULT_PERIODS = 60, 5
SEED = 7


def main(city: str, sites: int, periods: int) -> None:
    """Print how long each step takes, in seconds."""
    began = time.perf_counter()
    pack = load_city(city, [Path(__file__).parents[1] / "data" / "cities"])
    loaded = time.perf_counter()
    shorter = _with_periods(pack, periods)
    places = _places(shorter, sites)
    started = time.perf_counter()
    matrix = travel_matrix(shorter, places)
    computed = time.perf_counter()
    points = 0
    for period in dict.fromkeys(matrix.period_ids):
        for start in matrix.site_ids:
            for end in matrix.site_ids:
                points += len(matrix.route(start, end, period).points)
    drawn = time.perf_counter()
    rungs = {rung.value: count for rung, count in rungs_used(matrix).items()}
    print(f"{city}: {sites} sites, {periods} periods, entries {rungs}")
    print(f"load {loaded - began:.2f}  matrix {computed - started:.2f}", end="  ")
    print(f"geometry {drawn - computed:.2f} ({points} points)  total {drawn - started:.2f}")


def _with_periods(pack: CityPack, periods: int) -> CityPack:
    kept = pack.profile.periods[:periods]
    ids = {period.id for period in kept}
    slices = [
        (start, name)
        for start, name in zip(pack.profile.starts_min, pack.profile.slice_ids, strict=True)
        if name in ids
    ]
    profile = replace(
        pack.profile,
        periods=kept,
        starts_min=tuple(start for start, _ in slices),
        slice_ids=tuple(name for _, name in slices),
    )
    return replace(pack, profile=profile)


def _places(pack: CityPack, sites: int) -> dict[str, Point]:
    """Return the pack's venues, filled up with places between them."""
    places = {venue.id: venue.point for venue in pack.venues[:sites]}
    known = np.array([(point.lat, point.lon) for point in places.values()])
    rng = np.random.default_rng(SEED)
    for number in range(sites - len(places)):
        lat, lon = known[rng.choice(len(known), 3)].mean(axis=0)
        places[f"between-{number}"] = Point(float(lat), float(lon))
    return places


if __name__ == "__main__":
    chosen = [int(text) for text in sys.argv[2:4]]
    main(sys.argv[1], *(chosen + [DEFAULT_SITES, DEFAULT_PERIODS][len(chosen) :]))
