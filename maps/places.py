"""The named places of a city pack: venues and gazetteer entries, read from CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from maps.errors import MapsErrorCode, PackError
from maps.geo import Point

ALIAS_SEPARATOR = "|"


class Accuracy(StrEnum):
    """How far a coordinate may be off; the office verifies before real use."""

    A = "A"
    """Up to about 300 m."""
    B = "B"
    """Up to about 800 m."""
    C = "C"
    """Up to about 2 km, or unsure."""


class PlaceKind(StrEnum):
    """What a place is; venues, districts and roads share one list."""

    AIRPORT = "airport"
    COMPANY = "company"
    CONFERENCE = "conference"
    DISTRICT = "district"
    EXPO = "expo"
    GOVERNMENT = "government"
    GUESTHOUSE = "guesthouse"
    HERITAGE = "heritage"
    HOSPITAL = "hospital"
    HOTEL = "hotel"
    LANDMARK = "landmark"
    MEMORIAL = "memorial"
    MUSEUM = "museum"
    PARK = "park"
    RAIL = "rail"
    RESTAURANT = "restaurant"
    ROAD = "road"
    SIGHT = "sight"
    STADIUM = "stadium"
    TEMPLE = "temple"
    THEATRE = "theatre"
    UNIVERSITY = "university"
    VILLAGE = "village"
    VISIT_POINT = "visit_point"


@dataclass(frozen=True, slots=True)
class VenueRow:
    """A place where something can be held; rooms and hours belong to the office's own data."""

    id: str
    name_zh: str
    name_en: str
    kind: PlaceKind
    point: Point
    accuracy: Accuracy
    note: str


@dataclass(frozen=True, slots=True)
class GazetteerRow:
    """A name that people type, with the other names it goes by."""

    name_zh: str
    name_en: str
    kind: PlaceKind
    point: Point
    accuracy: Accuracy
    aliases: tuple[str, ...]


def read_venues(path: Path) -> tuple[VenueRow, ...]:
    """Read `venues.csv`. Raises PackError naming the line and column that is wrong."""
    rows: list[VenueRow] = []
    seen: set[str] = set()
    for line, cells in _cells(path):
        row = _parse(_VenueCells, cells, path, line)
        if row.id in seen:
            raise _invalid(path, f"line {line}: id", f"{row.id} stands twice")
        seen.add(row.id)
        point = Point(row.lat, row.lon)
        rows.append(
            VenueRow(row.id, row.name_zh, row.name_en, row.kind, point, row.accuracy, row.note)
        )
    return tuple(rows)


def read_gazetteer(path: Path) -> tuple[GazetteerRow, ...]:
    """Read `gazetteer.csv`. Raises PackError naming the line and column that is wrong."""
    rows: list[GazetteerRow] = []
    for line, cells in _cells(path):
        row = _parse(_GazetteerCells, cells, path, line)
        point = Point(row.lat, row.lon)
        rows.append(
            GazetteerRow(row.name_zh, row.name_en, row.kind, point, row.accuracy, row.aliases)
        )
    return tuple(rows)


_Cells = TypeVar("_Cells", bound=BaseModel)


def _split_aliases(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in value.split(ALIAS_SEPARATOR) if part.strip())


_Name = Annotated[str, Field(min_length=1, max_length=120)]
_Lat = Annotated[float, Field(ge=-90, le=90)]
_Lon = Annotated[float, Field(ge=-180, le=180)]


class _VenueCells(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    name_zh: _Name
    name_en: _Name
    kind: PlaceKind
    lat: _Lat
    lon: _Lon
    accuracy: Accuracy
    note: str = ""


class _GazetteerCells(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name_zh: _Name
    name_en: _Name
    kind: PlaceKind
    lat: _Lat
    lon: _Lon
    accuracy: Accuracy
    aliases: Annotated[tuple[str, ...], BeforeValidator(_split_aliases)] = ()


def _cells(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _invalid(path, "", type(error).__name__) from error
    reader = csv.DictReader(text.splitlines())
    for row in reader:
        if None in row or None in row.values():
            raise _invalid(path, f"line {reader.line_num}", "wrong number of columns")
        yield reader.line_num, row


def _parse(shape: type[_Cells], cells: dict[str, str], path: Path, line: int) -> _Cells:
    try:
        return shape.model_validate(cells)
    except ValidationError as error:
        first = error.errors()[0]
        column = ".".join(str(part) for part in first["loc"])
        raise _invalid(path, f"line {line}: {column}", first["msg"]) from error


def _invalid(path: Path, place: str, reason: str) -> PackError:
    return PackError(MapsErrorCode.PACK_INVALID, file=str(path), place=place, reason=reason)
