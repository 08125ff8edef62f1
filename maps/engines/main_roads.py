"""Drives over main roads only: the middle rung, fair between districts, coarse within one."""

from __future__ import annotations

from collections.abc import Sequence

from maps.citypack import CityPack
from maps.engines.contract import Hop, Survey
from maps.engines.on_roads import road_path, survey_roads
from maps.errors import MapsErrorCode, TravelError
from maps.geo import Point
from maps.network import RoadGraph
from maps.periods import DayProfile
from maps.travel import Path, Rung

RUNG = Rung.MAIN_ROADS
REACH_M = 8_000.0


def fingerprint(pack: CityPack) -> str | None:
    """Name the graph and factors used, or None when the pack has no main-road graph."""
    if pack.main_graph is None:
        return None
    return f"{pack.main_graph.content_hash}:{sorted(pack.factors.main.items())}"


def survey(pack: CityPack, points: Sequence[Point], profile: DayProfile) -> Survey:
    """Estimate every drive between the points on the main-road graph."""
    return survey_roads(_graph(pack), pack.factors.main, REACH_M, points, profile)


def path(pack: CityPack, survey: Survey, ends: tuple[Point, Point], hop: Hop) -> Path:
    """Draw one drive along the main roads."""
    return road_path(_graph(pack), survey, ends, hop)


def _graph(pack: CityPack) -> RoadGraph:
    if pack.main_graph is None:
        raise TravelError(MapsErrorCode.PACK_NOT_FOUND, pack=pack.id, rung=RUNG.value)
    return pack.main_graph
