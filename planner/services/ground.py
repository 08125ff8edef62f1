"""The ground that planning stands on: a city's roads, an office's rules, and the problem."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from maps.citypack import GRAPH_SUFFIX, CityPack, city_names, load_city, load_pack
from maps.errors import MapsError
from maps.geo import Point
from maps.matrix import travel_matrix
from maps.travel import TravelMatrix
from planner.config import Settings
from planner.errors import PlannerError
from planner.model import Bilingual, Scenario
from planner.rulepack import RulePack, load_rule_pack
from planner.services.data_files import CITIES, RULE_PACKS
from planner.services.recent import Recent
from planner.translate.as_of import AsOf
from planner.translate.translation import Translation, sites_of, translate

OWN_CITIES = "cities"
"""The folder below the data folder where packs made by this installation lie."""

Read = TypeVar("Read")

KEPT_CITIES = 3
KEPT_NAMES = 64
KEPT_MATRICES = 8


class CityUnusable(PlannerError):
    """The city pack of an office is missing or damaged; `reason` is the maps' own code."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """A scenario ready to be planned."""

    city: CityPack
    rules: RulePack
    translation: Translation


class Geography:
    """Cities and drive times, loaded when they are first asked for.

    Args:
        city_path: folders of city packs, searched before those that come with the planner, and
            bare road graphs, laid over the city that they show.
        cache_dir: where drive times are kept between runs; None keeps none.
    """

    def __init__(self, city_path: tuple[Path, ...], cache_dir: Path | None) -> None:
        self._graphs = tuple(path for path in city_path if path.suffix == GRAPH_SUFFIX)
        folders = tuple(path for path in city_path if path not in self._graphs)
        self.search = (*folders, CITIES)
        self._cache_dir = cache_dir
        self._cities: Recent[str, CityPack] = Recent(KEPT_CITIES)
        self._names: Recent[str, Bilingual] = Recent(KEPT_NAMES)
        self._matrices: Recent[tuple[str, str], TravelMatrix] = Recent(KEPT_MATRICES)

    def named(self, city: str) -> CityPack:
        """Return a city as a person names it: a pack's id, its folder, or a road graph file.

        Raises CityUnusable.
        """
        return self._read(city, lambda: load_city(city, self.search))

    def city(self, pack_id: str) -> CityPack:
        """Return a city by its pack's id. Raises CityUnusable."""
        return self._cities.get(pack_id, lambda: self._load(pack_id))

    def name_of(self, pack_id: str) -> Bilingual:
        """Return what a city is called, which is known at once. Raises CityUnusable."""
        return self._names.get(
            pack_id,
            lambda: Bilingual(*self._read(pack_id, lambda: city_names(pack_id, self.search))),
        )

    def matrix(self, city: CityPack, sites: Mapping[str, Point]) -> TravelMatrix:
        """Return the drives between sites of a city."""
        key = (city.content_hash, repr(sorted(sites.items())))
        return self._matrices.get(key, lambda: travel_matrix(city, sites, self._cache_dir))

    def _load(self, pack_id: str) -> CityPack:
        own = self._read(pack_id, lambda: load_pack(pack_id, self.search))
        better = (self.named(str(graph)) for graph in self._graphs)
        return next((city for city in better if city.id == own.id), own)

    def _read(self, city: str, read: Callable[[], Read]) -> Read:
        try:
            return read()
        except MapsError as error:
            raise CityUnusable(
                "city_unusable", city=city, reason=error.code.value, detail=str(error)
            ) from error


def geography_of(settings: Settings) -> Geography:
    """Return the geography of an installation: the packs it was given, made, and came with."""
    return Geography((*settings.city_path, settings.data_dir / OWN_CITIES), settings.cache_dir)


def ground_of(
    scenario: Scenario, geography: Geography, seen: AsOf, city: CityPack | None = None
) -> Ground:
    """Return a scenario as a problem on the roads of its city, or of another one if given.

    Raises:
        InvalidInput: the rule pack or an override of it is wrong.
        CityUnusable: the city pack is missing or damaged.
    """
    pack = city or geography.city(scenario.office.city_pack_id)
    rules = load_rule_pack(scenario.office.rule_pack_id, RULE_PACKS, scenario.rule_overrides)
    matrix = geography.matrix(pack, sites_of(scenario))
    return Ground(pack, rules, translate(scenario, matrix, rules, seen))
