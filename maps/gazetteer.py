"""An offline geocoder over a city pack's names: Chinese, English, pinyin, initials and typos."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point as GeopyPoint

from maps.citypack import CityPack
from maps.geo import Point, geodesic_m
from maps.network import RoadGraph
from maps.places import Accuracy, PlaceKind
from maps.spelling import Spellings, confidence, spellings

DEFAULT_LIMIT = 5
LEAST_CONFIDENCE = 0.6


class Source(StrEnum):
    """Where an answer comes from, most trusted first."""

    VENUES = "venues"
    GAZETTEER = "gazetteer"
    ROADS = "roads"
    NOMINATIM = "nominatim"
    BAIDU = "baidu"


@dataclass(frozen=True, slots=True)
class Place:
    """A named place that the gazetteer knows; `venue_id` is empty but for venues."""

    name_zh: str
    name_en: str
    kind: PlaceKind
    point: Point
    accuracy: Accuracy
    source: Source
    venue_id: str


@dataclass(frozen=True, slots=True)
class Match:
    """A place found, with how sure it is (0 to 1) or how far it lies from the asked point."""

    place: Place
    confidence: float
    distance_m: float


class OfflineGazetteer(Geocoder):  # type: ignore[misc]  # geopy has no annotations
    """A geopy geocoder that answers from one city pack and never uses the network."""

    def __init__(self, pack: CityPack) -> None:
        """Index the pack's venues, gazetteer rows and named roads."""
        super().__init__()
        self._places: list[tuple[Place, Spellings]] = [*_venues(pack), *_rows(pack)]
        if pack.best_graph is not None:
            self._places += _roads(pack.best_graph)

    def search(self, query: str, limit: int = DEFAULT_LIMIT) -> tuple[Match, ...]:
        """Return the likeliest places for what somebody typed, surest first.

        Equal confidence is settled by source, then by name, so the order is always the same.
        """
        scored = ((confidence(query, known), place) for place, known in self._places)
        likely = [Match(place, sure, 0.0) for sure, place in scored if sure >= LEAST_CONFIDENCE]
        order = list(Source)
        likely.sort(
            key=lambda match: (
                -round(match.confidence, 6),
                order.index(match.place.source),
                match.place.name_zh,
                match.place.point,
            )
        )
        return tuple(likely[:limit])

    def nearest(self, point: Point, limit: int = DEFAULT_LIMIT) -> tuple[Match, ...]:
        """Return the places nearest to a point by geodesic distance."""
        matches = [Match(p, 1.0, geodesic_m(point, p.point)) for p, _ in self._places]
        matches.sort(key=lambda match: (match.distance_m, match.place.name_zh))
        return tuple(matches[:limit])

    def geocode(
        self, query: str, *, exactly_one: bool = True, limit: int = DEFAULT_LIMIT
    ) -> Location | list[Location] | None:
        """Answer as geopy's geocoders do: a Location, a list of them, or None."""
        return _as_geopy(self.search(query, limit), exactly_one=exactly_one)

    def reverse(
        self, query: object, *, exactly_one: bool = True, limit: int = DEFAULT_LIMIT
    ) -> Location | list[Location] | None:
        """Name the places at a point given in any form geopy accepts."""
        asked = GeopyPoint(query)
        found = self.nearest(Point(asked.latitude, asked.longitude), limit)
        return _as_geopy(found, exactly_one=exactly_one)


def _as_geopy(matches: tuple[Match, ...], *, exactly_one: bool) -> Location | list[Location] | None:
    if not matches:
        return None
    locations = [
        Location(
            match.place.name_zh,
            (match.place.point.lat, match.place.point.lon),
            {
                "name_en": match.place.name_en,
                "kind": match.place.kind.value,
                "accuracy": match.place.accuracy.value,
                "source": match.place.source.value,
                "confidence": match.confidence,
                "distance_m": match.distance_m,
            },
        )
        for match in matches
    ]
    return locations[0] if exactly_one else locations


def _venues(pack: CityPack) -> Iterable[tuple[Place, Spellings]]:
    for row in pack.venues:
        place = Place(
            name_zh=row.name_zh,
            name_en=row.name_en,
            kind=row.kind,
            point=row.point,
            accuracy=row.accuracy,
            source=Source.VENUES,
            venue_id=row.id,
        )
        yield place, spellings(row.name_zh, (row.name_en,))


def _rows(pack: CityPack) -> Iterable[tuple[Place, Spellings]]:
    for row in pack.gazetteer_rows:
        place = Place(
            name_zh=row.name_zh,
            name_en=row.name_en,
            kind=row.kind,
            point=row.point,
            accuracy=row.accuracy,
            source=Source.GAZETTEER,
            venue_id="",
        )
        yield place, spellings(row.name_zh, (row.name_en, *row.aliases))


def _roads(graph: RoadGraph) -> list[tuple[Place, Spellings]]:
    """Name every road once, at the node nearest to the middle of its edges."""
    found: list[tuple[Place, Spellings]] = []
    order = np.argsort(graph.name_id, kind="stable")
    ids, begins = np.unique(graph.name_id[order], return_index=True)
    for name_id, edges in zip(ids.tolist(), np.split(order, begins[1:]), strict=True):
        name = graph.names[name_id]
        if not name:
            continue
        nodes = graph.lonlat[graph.tail[edges]]
        middle = nodes[np.hypot(*(nodes - nodes.mean(axis=0)).T).argmin()]
        point = Point(float(middle[1]), float(middle[0]))
        place = Place(name, "", PlaceKind.ROAD, point, Accuracy.C, Source.ROADS, "")
        found.append((place, spellings(name, ())))
    return found
