"""Daytime factors from drives that an office knows: few runs, so they lean on the default."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maps.engines.on_roads import ACCESS_KMH, NO_CAP_KMH
from maps.errors import MapsError, MapsErrorCode
from maps.geo import Point
from maps.kernel import edge_seconds, search_ground, shortest_paths, snap
from maps.network import RoadGraph
from maps.periods import DayProfile
from maps.roads import RoadClass

GROUPS: tuple[tuple[RoadClass, ...], ...] = (
    (RoadClass.MOTORWAY,),
    (RoadClass.TRUNK,),
    (RoadClass.PRIMARY,),
    tuple(
        c for c in RoadClass if c not in {RoadClass.MOTORWAY, RoadClass.TRUNK, RoadClass.PRIMARY}
    ),
)
"""Road classes that share a factor: a handful of runs cannot tell nine classes apart."""
RIDGE_MIN2 = 400.0
"""Pull of the default: as strong as one run of 20 minutes on one class of road."""
LEAST_FACTOR, MOST_FACTOR = 0.5, 4.0


@dataclass(frozen=True, slots=True)
class KnownRun:
    """A drive that somebody timed: from door to door, leaving at a minute of the day."""

    start: Point
    end: Point
    departure_min: int
    minutes: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Factors by road class, and what is left unexplained of each run, in minutes."""

    factors: Mapping[RoadClass, float]
    before_min: tuple[float, ...]
    after_min: tuple[float, ...]


def calibrate(
    graph: RoadGraph,
    profile: DayProfile,
    default: Mapping[RoadClass, float],
    runs: Sequence[KnownRun],
) -> Calibration:
    """Fit daytime factors to known runs by least squares with a ridge towards the default.

    The routes are those of the default factors. Raises MapsError when there are no runs.
    """
    if not runs:
        raise MapsError(MapsErrorCode.CALIBRATION_EMPTY)
    shares, rest = _shares(graph, profile, default, runs)
    timed = np.array([run.minutes for run in runs]) - rest
    start = np.array([default[group[0]] for group in GROUPS])
    normal = shares.T @ shares + RIDGE_MIN2 * np.eye(len(GROUPS))
    shift = np.linalg.solve(normal, shares.T @ (timed - shares @ start))
    fitted = np.clip(start + shift, LEAST_FACTOR, MOST_FACTOR)
    factors = {
        cls: round(float(factor), 3)
        for group, factor in zip(GROUPS, fitted, strict=True)
        for cls in group
    }
    return Calibration(
        factors=factors,
        before_min=tuple(np.round(timed - shares @ start, 2).tolist()),
        after_min=tuple(np.round(timed - shares @ fitted, 2).tolist()),
    )


def _shares(
    graph: RoadGraph,
    profile: DayProfile,
    default: Mapping[RoadClass, float],
    runs: Sequence[KnownRun],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return each run's minutes per class group at factor 1, [runs, groups], and its access."""
    periods = {period.id: period for period in profile.periods}
    free = edge_seconds(graph, dict.fromkeys(RoadClass, 1.0), NO_CAP_KMH) / 60
    shares = np.zeros((len(runs), len(GROUPS)))
    access = np.zeros(len(runs))
    for number, run in enumerate(runs):
        traffic = periods[profile.period_at(run.departure_min)].factors
        factor = {cls: default[cls] * traffic[cls] for cls in RoadClass}
        ends = snap(graph, (run.start, run.end))
        ground = search_ground(graph, ends.node)
        _, forest = shortest_paths(ground, edge_seconds(graph, factor, NO_CAP_KMH))
        edges = forest.edges(0, 1)
        classes = graph.road_class[edges]
        for column, group in enumerate(GROUPS):
            for cls in group:
                shares[number, column] += free[edges][classes == cls].sum() * traffic[cls]
        access[number] = ends.distance_m.sum() / (ACCESS_KMH * 1000 / 60)
    return shares, access
