"""City packs: a folder with a city's roads, water, venues and gazetteer, and where it lies.

`pack.toml` says what the city is and where its data come from; `graph.npz` (see `network`),
`water.geojson`, `venues.csv` and `gazetteer.csv` hold the data; `periods.toml` is optional.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from maps.errors import MapsError, MapsErrorCode, PackError
from maps.geo import BBox, Point
from maps.network import RoadGraph, largest_component, load_graph
from maps.periods import DayProfile, default_profile, load_profile
from maps.places import GazetteerRow, VenueRow, read_gazetteer, read_venues
from maps.roads import RoadClass
from maps.water import WaterShape, read_water

DAYTIME_CITY, DAYTIME_MAIN, DAYTIME_GEODESIC = 1.4, 1.5, 1.4
"""Ordinary daytime against free flow: the mean of seven known Hangzhou drives was 1.42; main
roads alone come out 10 % short, hence more."""
GRAPH_SUFFIX = ".npz"


@dataclass(frozen=True, slots=True)
class Credit:
    """Where a pack's data come from; `text` is the line that maps must show."""

    what: str
    text: str
    licence: str
    origin: str
    as_of: date


@dataclass(frozen=True, slots=True, eq=False)
class DaytimeFactors:
    """What turns free flow into an ordinary midday, by rung and road class."""

    city: Mapping[RoadClass, float]
    main: Mapping[RoadClass, float]
    geodesic: float
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class CityPack:
    """One city as the planner sees it. `city_graph` has all streets, `main_graph` main roads."""

    id: str
    name_zh: str
    name_en: str
    bbox: BBox
    center: Point
    zoom: int
    factors: DaytimeFactors
    credits: tuple[Credit, ...]
    profile: DayProfile
    city_graph: RoadGraph | None
    main_graph: RoadGraph | None
    water: tuple[WaterShape, ...]
    venues: tuple[VenueRow, ...]
    gazetteer_rows: tuple[GazetteerRow, ...]
    content_hash: str

    @property
    def best_graph(self) -> RoadGraph | None:
        """The most detailed road graph there is."""
        return self.city_graph or self.main_graph


def list_packs(search: Sequence[Path]) -> tuple[str, ...]:
    """Return the ids of the packs in the search folders, sorted."""
    return tuple(sorted(_folders(search)))


def load_pack(pack_id: str, search: Sequence[Path], graph_override: Path | None = None) -> CityPack:
    """Read a pack by id from the first search folder that has it.

    `graph_override` is a road graph file to use in place of the pack's own streets; the
    pack's main roads stay as the rung below. Raises PackError or GraphError.
    """
    pack = read_pack(_folder_of(pack_id, search))
    return with_graph(pack, graph_override) if graph_override else pack


def city_names(pack_id: str, search: Sequence[Path]) -> tuple[str, str]:
    """Return a city's Chinese and English name by its pack's id, without reading its data.

    Raises PackError.
    """
    document = _read_document(_folder_of(pack_id, search) / "pack.toml")
    return document.name_zh, document.name_en


def load_city(city: str, search: Sequence[Path]) -> CityPack:
    """Read a city given as a person types it: a pack id, a pack folder, or a bare graph file.

    A bare graph takes its venues, water and names from the known pack in whose box it lies.
    """
    path = Path(city)
    if path.suffix == GRAPH_SUFFIX:
        return with_graph(_pack_around(path, search), path)
    if (path / "pack.toml").is_file():
        return read_pack(path)
    return load_pack(city, search)


def with_graph(pack: CityPack, graph_file: Path) -> CityPack:
    """Return the pack with another road graph on top of its own."""
    graph = largest_component(load_graph(graph_file))
    digest = hashlib.sha256(f"{pack.content_hash}+{graph.content_hash}".encode()).hexdigest()
    if graph.is_main_roads_only:
        return replace(pack, main_graph=graph, content_hash=digest)
    return replace(pack, city_graph=graph, content_hash=digest)


def read_pack(folder: Path) -> CityPack:
    """Read the pack in a folder. Raises PackError with the file and place that is wrong."""
    document = _read_document(folder / "pack.toml")
    try:
        place = BBox(*document.bbox)
        center = Point(*document.center)
    except MapsError as error:
        raise _invalid(folder / "pack.toml", "center", error.code.value) from error
    graph = largest_component(load_graph(folder / "graph.npz"))
    own_periods = folder / "periods.toml"
    return CityPack(
        id=document.id,
        name_zh=document.name_zh,
        name_en=document.name_en,
        bbox=place,
        center=center,
        zoom=document.zoom,
        factors=_factors(document.factors),
        credits=tuple(
            Credit(entry.what, entry.text, entry.licence, entry.origin, entry.date)
            for entry in document.credit
        ),
        profile=load_profile(own_periods) if own_periods.is_file() else default_profile(),
        city_graph=None if graph.is_main_roads_only else graph,
        main_graph=graph if graph.is_main_roads_only else None,
        water=read_water(folder / "water.geojson"),
        venues=read_venues(folder / "venues.csv"),
        gazetteer_rows=read_gazetteer(folder / "gazetteer.csv"),
        content_hash=_hash_of(folder),
    )


_Factor = Annotated[float, Field(gt=0, le=10)]


class _CreditEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    what: str
    text: str
    licence: str
    origin: str
    date: date


class _FactorEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    city: _Factor = DAYTIME_CITY
    main: _Factor = DAYTIME_MAIN
    geodesic: _Factor = DAYTIME_GEODESIC
    source: str = ""
    city_by_class: dict[str, _Factor] = Field(default_factory=dict)
    main_by_class: dict[str, _Factor] = Field(default_factory=dict)


class _PackFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    name_zh: str
    name_en: str
    bbox: tuple[float, float, float, float]
    center: tuple[float, float]
    zoom: Annotated[int, Field(ge=3, le=18)] = 12
    factors: _FactorEntry = Field(default_factory=_FactorEntry)
    credit: Annotated[list[_CreditEntry], Field(min_length=1)]


def _read_document(path: Path) -> _PackFile:
    try:
        return _PackFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _invalid(path, "", str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise _invalid(path, place, first["msg"]) from error


def _factors(entry: _FactorEntry) -> DaytimeFactors:
    return DaytimeFactors(
        city=_by_class(entry.city, entry.city_by_class),
        main=_by_class(entry.main, entry.main_by_class),
        geodesic=entry.geodesic,
        source=entry.source,
    )


def _by_class(default: float, overrides: Mapping[str, float]) -> Mapping[RoadClass, float]:
    known = {road_class.name.lower(): road_class for road_class in RoadClass}
    unknown = sorted(overrides.keys() - known.keys())
    if unknown:
        raise _invalid(Path("pack.toml"), f"factors.{unknown[0]}", "unknown road class")
    return MappingProxyType({cls: overrides.get(name, default) for name, cls in known.items()})


def _folders(search: Sequence[Path]) -> dict[str, Path]:
    """Map pack ids (the folders' names) to folders; an earlier search folder wins."""
    found: dict[str, Path] = {}
    for folder in search:
        for candidate in _candidates(folder):
            found.setdefault(candidate.name, candidate)
    return found


def _folder_of(pack_id: str, search: Sequence[Path]) -> Path:
    folders = _folders(search)
    if pack_id not in folders:
        raise PackError(
            MapsErrorCode.PACK_NOT_FOUND,
            pack=pack_id,
            searched=[str(folder) for folder in search],
            known=sorted(folders),
        )
    return folders[pack_id]


def _candidates(folder: Path) -> Iterator[Path]:
    if (folder / "pack.toml").is_file():
        yield folder
    elif folder.is_dir():
        yield from (path.parent for path in sorted(folder.glob("*/pack.toml")))


def _pack_around(graph_file: Path, search: Sequence[Path]) -> CityPack:
    """Return the pack whose box the middle of the graph lies in."""
    middle = load_graph(graph_file).bbox.center
    for _, folder in sorted(_folders(search).items()):
        pack = read_pack(folder)
        if pack.bbox.contains(middle):
            return pack
    raise PackError(MapsErrorCode.NO_CITY_FOR_GRAPH, file=str(graph_file), known=list_packs(search))


def _hash_of(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _invalid(path: Path, place: str, reason: str) -> PackError:
    return PackError(MapsErrorCode.PACK_INVALID, file=str(path), place=place, reason=reason)
