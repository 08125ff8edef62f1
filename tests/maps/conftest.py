"""The shipped city packs and a street grid, loaded once."""

import pytest

from maps.citypack import CityPack, load_pack
from maps.geo import Point
from maps.network import RoadGraph
from tests.maps.builders import CITIES, grid


@pytest.fixture(scope="session")
def hangzhou() -> CityPack:
    return load_pack("hangzhou", [CITIES])


@pytest.fixture(scope="session")
def hengyang() -> CityPack:
    return load_pack("hengyang", [CITIES])


@pytest.fixture(scope="session")
def streets() -> RoadGraph:
    return grid(8, 6)


@pytest.fixture(scope="session")
def corners() -> dict[str, Point]:
    """Six sites in the grid, a little off its crossings."""
    places = {"a": (0, 0), "b": (7, 0), "c": (7, 5), "d": (3, 2), "e": (0, 5), "f": (3, 3)}
    return {
        name: Point(30.2004 + 0.005 * y, 120.1004 + 0.005 * x) for name, (x, y) in places.items()
    }
