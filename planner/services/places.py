"""Finding a place by its name, and reading coordinates off other maps."""

from __future__ import annotations

from dataclasses import dataclass

from maps.datum import Datum, convert
from maps.errors import GeocodeError
from maps.gazetteer import OfflineGazetteer, Source
from maps.geo import Point
from maps.geocode import NetworkService, find_place
from planner.config import Settings
from planner.errors import PlannerError
from planner.model import Bilingual
from planner.services.ground import Geography

DATUMS = tuple(Datum)
"""The coordinate systems that people may read a place off in; WGS-84 is first."""


class PlaceServiceFailed(PlannerError):
    """The network service that the office has configured did not answer."""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place that was found, in WGS-84, with how sure that is (0 to 1)."""

    name: Bilingual
    lat: float
    lon: float
    confidence: float


def find_places(
    geography: Geography, settings: Settings, city_pack_id: str, query: str
) -> tuple[PlaceLine, ...]:
    """Return likely places for what somebody typed, surest first.

    The city pack's own names are asked: Chinese, English, pinyin, initials, with mistakes. A
    network service only where the office has configured one (`Settings.geocoder`).

    Raises:
        CityUnusable: the city pack is missing or damaged.
        PlaceServiceFailed: the configured service did not answer.
    """
    if not query.strip():
        return ()
    gazetteer = OfflineGazetteer(geography.city(city_pack_id))
    try:
        found = find_place(query, gazetteer, _service(settings.geocoder))
    except GeocodeError as error:
        raise PlaceServiceFailed("place_service_failed", reason=error.code.value) from error
    return tuple(
        PlaceLine(
            Bilingual(each.name, each.name_en or each.name),
            each.point.lat,
            each.point.lon,
            each.confidence,
        )
        for each in found
    )


def in_wgs84(lat: float, lon: float, datum: Datum) -> tuple[float, float]:
    """Return coordinates that were read off a map of another datum in ours, as (lat, lon)."""
    if datum is Datum.WGS84:
        return lat, lon
    point = convert(Point(lat, lon), datum, Datum.WGS84)
    return point.lat, point.lon


def _service(setting: str) -> NetworkService | None:
    """Return the service of ``nominatim:HOST`` or ``baidu:KEY``, None for an empty text."""
    kind, _, access = setting.partition(":")
    if kind == Source.NOMINATIM:
        return NetworkService(Source.NOMINATIM, domain=access)
    if kind == Source.BAIDU:
        return NetworkService(Source.BAIDU, key=access)
    return None
