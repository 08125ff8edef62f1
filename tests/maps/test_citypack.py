import shutil
from dataclasses import replace

import numpy as np
import pytest

from maps.citypack import city_names, list_packs, load_city, load_pack, read_pack
from maps.errors import MapsErrorCode, PackError
from maps.network import save_graph
from maps.places import Accuracy, PlaceKind
from maps.roads import RoadClass
from maps.water import WaterKind
from tests.maps.builders import CITIES, SHARED, grid


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(CITIES / "hengyang", tmp_path / "hengyang")
    return tmp_path / "hengyang"


def test_the_shipped_packs_are_listed():
    assert list_packs([CITIES]) == ("hangzhou", "hengyang")


@pytest.mark.parametrize(
    ("city", "venues", "nodes", "edges", "main"),
    [("hangzhou", 56, 1956, 6510, 1.25), ("hengyang", 25, 432, 1330, 1.5)],
)
def test_a_shipped_pack_is_whole(city, venues, nodes, edges, main):
    pack = load_pack(city, [CITIES])

    assert (pack.id, len(pack.venues)) == (city, venues)
    assert pack.city_graph is None
    assert pack.main_graph is not None
    assert (pack.main_graph.node_count, pack.main_graph.edge_count) == (nodes, edges)
    assert pack.factors.main[RoadClass.PRIMARY] == main
    assert pack.bbox.contains(pack.center)
    assert pack.bbox.holds(pack.main_graph.bbox)
    assert [venue.id for venue in pack.venues if not pack.bbox.contains(venue.point)] == []
    assert [r.name_zh for r in pack.gazetteer_rows if not pack.bbox.contains(r.point)] == []
    assert "© OpenStreetMap contributors (ODbL)" in [credit.text for credit in pack.credits]


def test_west_lake_lies_in_the_water_of_hangzhou(hangzhou):
    (lake,) = [water for water in hangzhou.water if water.name_en == "West Lake"]

    ((shore, *islands),) = lake.areas
    lats, lons = zip(*shore, strict=True)
    assert lake.kind is WaterKind.LAKE
    assert (min(lats), max(lats), min(lons), max(lons)) == (30.2301, 30.2618, 120.1283, 120.1577)
    assert len(islands) == 4


def test_a_venue_keeps_its_accuracy(hangzhou):
    venue = next(v for v in hangzhou.venues if v.id == "hz_west")

    assert (venue.kind, venue.accuracy) == (PlaceKind.RAIL, Accuracy.B)


def test_an_earlier_search_folder_wins(folder, tmp_path):
    text = (folder / "pack.toml").read_text(encoding="utf-8")
    (folder / "pack.toml").write_text(text.replace('"Hengyang"', '"Own"'), encoding="utf-8")

    assert load_pack("hengyang", [tmp_path, CITIES]).name_en == "Own"
    assert load_pack("hengyang", [CITIES, tmp_path]).name_en == "Hengyang"


def test_a_search_entry_may_be_a_pack_itself(folder):
    assert list_packs([folder, CITIES]) == ("hangzhou", "hengyang")
    assert load_city(str(folder), []).id == "hengyang"


def test_an_unknown_pack_is_named_with_those_known():
    with pytest.raises(PackError) as caught:
        load_pack("atlantis", [CITIES])

    assert caught.value.code is MapsErrorCode.PACK_NOT_FOUND
    assert caught.value.facts["known"] == ["hangzhou", "hengyang"]


def test_periods_of_its_own_take_precedence(folder):
    (folder / "periods.toml").write_text(
        'source = "s"\ndate = 2026-01-01\nreference = "day"\n'
        '[[slice]]\nstart = "00:00"\nperiod = "day"\n[period.day]\ndefault = 1.0\n'
    )

    assert read_pack(folder).profile.slice_ids == ("day",)


def test_a_bare_graph_over_a_known_city_is_a_better_city(tmp_path):
    save_graph(grid(12, 12), tmp_path / "streets.npz")

    pack = load_city(str(tmp_path / "streets.npz"), [CITIES])

    assert (pack.id, len(pack.venues)) == ("hangzhou", 56)
    assert pack.city_graph is not None
    assert pack.main_graph is not None
    assert pack.city_graph.node_count == 144
    assert pack.content_hash != load_pack("hangzhou", [CITIES]).content_hash


def test_a_bare_graph_of_main_roads_takes_the_place_of_the_main_roads(hengyang, tmp_path):
    save_graph(hengyang.main_graph, tmp_path / "main.npz")

    pack = load_pack("hengyang", [CITIES], tmp_path / "main.npz")

    assert pack.city_graph is None
    assert pack.main_graph is not None
    assert pack.main_graph.edge_count == 1330


def test_a_bare_graph_in_no_known_city_is_refused(tmp_path):
    graph = grid(3, 3)
    moved = np.array([5.0, 5.0])
    save_graph(replace(graph, lonlat=graph.lonlat + moved), tmp_path / "else.npz")

    with pytest.raises(PackError) as caught:
        load_city(str(tmp_path / "else.npz"), [CITIES])

    assert caught.value.code is MapsErrorCode.NO_CITY_FOR_GRAPH


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("pack.toml", 'id = "hengyang"', 'id = "Heng Yang"', "id"),
        ("pack.toml", "zoom = 12", 'zoom = "near"', "zoom"),
        ("pack.toml", "center = [26.894, 112.6]", "center = [112.6, 26.894]", "center"),
        ("pack.toml", "main = 1.5", "main = -1", "factors.main"),
        ("pack.toml", "main = 1.5", "main_by_class = { trunc = 1.2 }", "factors.trunc"),
        ("pack.toml", "licence = ", "license = ", "credit.0.licence"),
        ("venues.csv", "rail,26.8928", "railway,26.8928", "line 4: kind"),
        ("venues.csv", "rail,26.8928", "rail,126.8928", "line 4: lat"),
        ("venues.csv", "hy_station,", "hy_east,", "line 4: id"),
        ("venues.csv", ",airport,", ",", "line 2"),
        ("gazetteer.csv", ",district,", ",quarter,", "line 2: kind"),
        ("water.geojson", '"LineString"', '"Curve"', "features.0.geometry"),
        ("water.geojson", '"kind": "river"', '"kind": "sea"', "features.0.properties.kind"),
    ],
)
def test_a_spoilt_file_is_refused_by_its_place(folder, file, old, new, place):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(PackError) as caught:
        read_pack(folder)

    assert caught.value.code is MapsErrorCode.PACK_INVALID
    assert caught.value.facts["place"] == place


@pytest.mark.parametrize("file", ["venues.csv", "gazetteer.csv", "water.geojson"])
def test_a_missing_file_is_refused_by_its_name(folder, file):
    (folder / file).unlink()

    with pytest.raises(PackError) as caught:
        read_pack(folder)

    assert caught.value.facts["file"] == str(folder / file)


@pytest.mark.skipif(
    not (SHARED / "hangzhou_graph.npz").is_file(),
    reason="the whole-city graph is not part of the project",
)
def test_the_whole_city_graph_loads_as_a_better_hangzhou():
    pack = load_city(str(SHARED / "hangzhou_graph.npz"), [CITIES])

    assert pack.id == "hangzhou"
    assert pack.city_graph is not None
    assert (pack.city_graph.node_count, pack.city_graph.edge_count) == (31_126, 79_855)


def test_a_citys_names_are_known_without_its_roads(tmp_path):
    assert city_names("hengyang", [CITIES]) == ("衡阳", "Hengyang")
    with pytest.raises(PackError) as caught:
        city_names("atlantis", [CITIES])
    assert caught.value.code is MapsErrorCode.PACK_NOT_FOUND
