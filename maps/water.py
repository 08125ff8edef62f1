"""Lakes, rivers and canals of a city pack, for the drawn base map."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationError

from maps.errors import MapsErrorCode, PackError
from maps.geo import Line


class WaterKind(StrEnum):
    """Kinds of water, which differ in how broad they are drawn."""

    LAKE = "lake"
    RIVER = "river"
    STREAM = "stream"
    CANAL = "canal"
    CAUSEWAY = "causeway"
    """A dam on which one walks across the water: drawn as land."""


@dataclass(frozen=True, slots=True)
class WaterShape:
    """One water. `areas` are polygons (outer ring, then islands), `lines` centre lines."""

    kind: WaterKind
    name_zh: str
    name_en: str
    areas: tuple[tuple[Line, ...], ...]
    lines: tuple[Line, ...]


def read_water(path: Path) -> tuple[WaterShape, ...]:
    """Read `water.geojson`. Raises PackError naming the feature that is wrong."""
    try:
        collection = _Collection.model_validate_json(path.read_bytes())
    except OSError as error:
        raise _invalid(path, "", type(error).__name__) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise _invalid(path, place, first["msg"]) from error
    return tuple(_shape(feature) for feature in collection.features)


_Position = tuple[float, float]
_Ring = list[_Position]


class _Polygon(BaseModel):
    type: Literal["Polygon"]
    coordinates: list[_Ring]


class _MultiPolygon(BaseModel):
    type: Literal["MultiPolygon"]
    coordinates: list[list[_Ring]]


class _LineString(BaseModel):
    type: Literal["LineString"]
    coordinates: _Ring


class _MultiLineString(BaseModel):
    type: Literal["MultiLineString"]
    coordinates: list[_Ring]


class _Properties(BaseModel):
    kind: WaterKind
    name_zh: str = ""
    name_en: str = ""


class _Feature(BaseModel):
    type: Literal["Feature"]
    properties: _Properties
    geometry: Annotated[
        _Polygon | _MultiPolygon | _LineString | _MultiLineString, Field(discriminator="type")
    ]


class _Collection(BaseModel):
    type: Literal["FeatureCollection"]
    features: list[_Feature]


def _shape(feature: _Feature) -> WaterShape:
    areas: list[list[_Ring]] = []
    lines: list[_Ring] = []
    geometry = feature.geometry
    match geometry:
        case _Polygon():
            areas.append(geometry.coordinates)
        case _MultiPolygon():
            areas.extend(geometry.coordinates)
        case _LineString():
            lines.append(geometry.coordinates)
        case _MultiLineString():
            lines.extend(geometry.coordinates)
    about = feature.properties
    return WaterShape(
        kind=about.kind,
        name_zh=about.name_zh,
        name_en=about.name_en,
        areas=tuple(tuple(_line(ring) for ring in area) for area in areas),
        lines=tuple(_line(line) for line in lines),
    )


def _line(ring: _Ring) -> Line:
    return tuple((lat, lon) for lon, lat in ring)


def _invalid(path: Path, place: str, reason: str) -> PackError:
    return PackError(MapsErrorCode.PACK_INVALID, file=str(path), place=place, reason=reason)
