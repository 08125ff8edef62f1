"""One question for a place's coordinates: the offline gazetteer, then a network service if any.

No network service is asked unless the office has configured one.
"""

from __future__ import annotations

from dataclasses import dataclass

from geopy.exc import GeopyError
from geopy.geocoders import BaiduV3, Nominatim
from geopy.geocoders.base import Geocoder

from maps.datum import Datum, convert
from maps.errors import GeocodeError, MapsErrorCode
from maps.gazetteer import DEFAULT_LIMIT, Match, OfflineGazetteer, Source
from maps.geo import Point

SURE_ENOUGH = 0.85
"""From this confidence on the gazetteer's answer stands and nobody else is asked."""
NETWORK_CONFIDENCE = 0.7
USER_AGENT = "reception-planner"
TIMEOUT_S = 5


@dataclass(frozen=True, slots=True)
class NetworkService:
    """A network geocoder that the office allows: `source` says which, and how to reach it.

    `domain` is for Nominatim (an own server's host name), `key` for Baidu.
    """

    source: Source
    domain: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An answer with its source and confidence, in WGS-84; `name_en` may be empty."""

    name: str
    point: Point
    source: Source
    confidence: float
    name_en: str = ""


def find_place(
    query: str,
    gazetteer: OfflineGazetteer,
    service: NetworkService | None = None,
    limit: int = DEFAULT_LIMIT,
) -> tuple[Found, ...]:
    """Return likely places for a query, surest first.

    The service is asked only when it is configured and the gazetteer is not sure. Raises
    GeocodeError when it fails.
    """
    known = tuple(_found(match) for match in gazetteer.search(query, limit))
    if service is None or (known and known[0].confidence >= SURE_ENOUGH):
        return known
    asked = _ask(query, service, limit)
    both = sorted((*known, *asked), key=lambda found: -found.confidence)
    return tuple(both[:limit])


def network_geocoder(service: NetworkService) -> Geocoder:
    """Return geopy's geocoder for a configured service."""
    if service.source is Source.BAIDU:
        return BaiduV3(api_key=service.key, timeout=TIMEOUT_S)
    if service.source is Source.NOMINATIM:
        return Nominatim(domain=service.domain, user_agent=USER_AGENT, timeout=TIMEOUT_S)
    raise GeocodeError(
        MapsErrorCode.GEOCODER_FAILED, service=service.source.value, reason="not a service"
    )


def _ask(query: str, service: NetworkService, limit: int) -> tuple[Found, ...]:
    try:
        answers = network_geocoder(service).geocode(query, exactly_one=False)
    except GeopyError as error:
        raise GeocodeError(
            MapsErrorCode.GEOCODER_FAILED,
            service=service.source.value,
            reason=type(error).__name__,
        ) from error
    datum = Datum.BD09 if service.source is Source.BAIDU else Datum.WGS84
    return tuple(
        Found(
            name=str(answer.address or query),
            point=convert(Point(answer.latitude, answer.longitude), datum, Datum.WGS84),
            source=service.source,
            confidence=NETWORK_CONFIDENCE,
        )
        for answer in (answers or ())[:limit]
    )


def _found(match: Match) -> Found:
    place = match.place
    return Found(place.name_zh, place.point, place.source, match.confidence, place.name_en)
