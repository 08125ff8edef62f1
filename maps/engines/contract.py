"""What a travel engine answers, and the shape that every engine has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from maps.citypack import CityPack
from maps.geo import Point
from maps.kernel import PathForest
from maps.modes import Mode
from maps.periods import DayProfile
from maps.travel import Path, Rung


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """One engine's answer about n sites.

    `usable` bool[n, n]: the drives it can speak for; `snap_m` float64[n] how far the sites lie
    from its network and `node` int64[n] where they meet it; `minutes[mode, period]` and
    `distance_m` float64[n, n]; `forests` by period and for the motorcade, empty when nothing
    is drawn.
    """

    usable: NDArray[np.bool_]
    snap_m: NDArray[np.float64]
    node: NDArray[np.int64]
    minutes: Mapping[tuple[Mode, str], NDArray[np.float64]]
    distance_m: NDArray[np.float64]
    forests: Mapping[str, PathForest]


class Engine(Protocol):
    """A way to estimate drives; a module with these names is one."""

    RUNG: Rung

    def fingerprint(self, pack: CityPack) -> str | None:
        """Name the data the engine would use, or None when the pack has none for it."""

    def survey(self, pack: CityPack, points: Sequence[Point], profile: DayProfile) -> Survey:
        """Estimate every drive between the points for all modes and periods."""

    def path(self, pack: CityPack, survey: Survey, ends: tuple[Point, Point], hop: Hop) -> Path:
        """Draw one drive of a survey."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One entry of a survey: the rows of its ends, and a period id or the motorcade's lane."""

    start: int
    end: int
    lane: str
