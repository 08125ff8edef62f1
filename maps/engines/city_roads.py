"""Drives over a whole city's streets: the best rung."""

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

RUNG = Rung.CITY_ROADS
REACH_M = 3_000.0


def fingerprint(pack: CityPack) -> str | None:
    """Name the graph and factors used, or None when the pack has no street graph."""
    if pack.city_graph is None:
        return None
    return f"{pack.city_graph.content_hash}:{sorted(pack.factors.city.items())}"


def survey(pack: CityPack, points: Sequence[Point], profile: DayProfile) -> Survey:
    """Estimate every drive between the points on the street graph."""
    return survey_roads(_graph(pack), pack.factors.city, REACH_M, points, profile)


def path(pack: CityPack, survey: Survey, ends: tuple[Point, Point], hop: Hop) -> Path:
    """Draw one drive along the streets."""
    return road_path(_graph(pack), survey, ends, hop)


def _graph(pack: CityPack) -> RoadGraph:
    if pack.city_graph is None:
        raise TravelError(MapsErrorCode.PACK_NOT_FOUND, pack=pack.id, rung=RUNG.value)
    return pack.city_graph
