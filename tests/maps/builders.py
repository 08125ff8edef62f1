"""Small road networks and words, from which the tests of `maps` build what they need."""

from dataclasses import replace
from pathlib import Path

from maps.citybuild.assemble import Stretch, assemble
from maps.citypack import CityPack
from maps.geo import BBox
from maps.layers import Words
from maps.network import RoadGraph
from maps.roads import RoadClass
from maps.travel import Rung

REPOSITORY = Path(__file__).parents[2]
CITIES = REPOSITORY / "data" / "cities"
FIXTURES = REPOSITORY / "tests" / "data" / "maps"
SHARED = REPOSITORY.parent / "shared" / "geo"

WORDS = Words(
    lang="en",
    title="Map of the visit",
    leg="{minutes} min, {km} km",
    legend="Delegations",
    rungs={
        Rung.CITY_ROADS: "City streets",
        Rung.MAIN_ROADS: "Main roads",
        Rung.GEODESIC: "Straight line",
    },
    zoom_in="Zoom in",
    zoom_out="Zoom out",
)


def grid(columns: int, rows: int) -> RoadGraph:
    """A street grid near Hangzhou, 0.005 degrees apart; every third column is a primary road."""
    stretches = []
    for x in range(columns):
        for y in range(rows):
            for nx, ny in ((x + 1, y), (x, y + 1)):
                if nx >= columns or ny >= rows:
                    continue
                here, there = _corner(x, y), _corner(nx, ny)
                is_primary = x == nx and x % 3 == 0
                road_class = RoadClass.PRIMARY if is_primary else RoadClass.RESIDENTIAL
                name = f"{x}号大道" if is_primary else ""
                stretches.append(Stretch((x, y), (nx, ny), (here, there), road_class, name))
                stretches.append(Stretch((nx, ny), (x, y), (there, here), road_class, name))
    return assemble(stretches)


def _corner(x: int, y: int) -> tuple[float, float]:
    return 120.1 + 0.005 * x, 30.2 + 0.005 * y


def pack_with(
    base: CityPack, *, city: RoadGraph | None = None, main: RoadGraph | None = None
) -> CityPack:
    """A pack with other roads; None means that it has none of that kind."""
    box = BBox(120.0, 30.0, 121.0, 31.0)
    return replace(base, city_graph=city, main_graph=main, bbox=box)
