import json
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import folium
import pytest

from maps.assets import SCRIPTS, STYLES, asset_files, asset_text
from maps.datum import Datum
from maps.geo import Point
from maps.layers import DelegationLayer, LegLine, Stop
from maps.palette import code_of, colour_of
from maps.render import Assets, TileSource, View, to_html, to_map
from maps.travel import Rung
from tests.maps.builders import WORDS

NASTY = [
    "A&B </script><script>window.PWNED=1</script>",
    "<img src=x onerror=window.PWNED=1>",
    "`${window.PWNED=1}`",
    "{{7*7}} {% raw %} {# {{ cycler.__init__ }}",
    "line\u2028separator\nand 'quotes\" \\",
    "张三·Müller",
]


def delegation(number: int, name: str, places: list[Point]) -> DelegationLayer:
    stops = tuple(
        Stop(k + 1, f"{name} {k + 1}", "Tue 09:00", place, f"engagement-{number}-{k}")
        for k, place in enumerate(places)
    )
    legs = tuple(
        LegLine(
            ((a.lat, a.lon), (b.lat, b.lon)),
            12,
            3456,
            Rung.MAIN_ROADS,
            name,
            f"engagement-{number}-{k + 1}",
        )
        for k, (a, b) in enumerate(pairwise(places))
    )
    return DelegationLayer(f"d{number}", code_of(number), name, colour_of(number), stops, legs)


@pytest.fixture
def layers():
    airport, lake, hall = Point(30.236, 120.4325), Point(30.245, 120.15), Point(30.2485, 120.2063)
    return [delegation(0, "Nordhafen", [airport, lake]), delegation(1, "Verdano", [hall, lake])]


def calls(page: str, function: str) -> list[dict[str, Any]]:
    found = re.findall(rf"ReceptionMap\.{function}\([a-z_0-9, ]*(\{{.*\}})\);", page)
    return [json.loads(text) for text in found]


def test_a_linked_page_names_our_assets_and_nobody_elses(layers, hangzhou):
    page = to_html(layers, hangzhou, WORDS, View(prefix="/base/vendor/"))

    addresses = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert addresses == [f"/base/vendor/{name}" for name in (*SCRIPTS, *STYLES)]
    assert re.findall(r"https?:|//[a-z]+\.", page) == []


def test_an_inline_page_asks_for_no_file_at_all(layers, hangzhou):
    page = to_html(layers, hangzhou, WORDS, View(assets=Assets.INLINE))

    assert re.findall(r'(?:src|href)="[^"#]', page.replace(asset_text("leaflet.js"), "")) == []
    for name in (*SCRIPTS, *STYLES):
        assert asset_text(name) in page


def test_the_same_layers_give_the_same_page(layers, hangzhou):
    assert to_html(layers, hangzhou, WORDS) == to_html(layers, hangzhou, WORDS)


def test_stops_and_drives_carry_what_an_officer_needs(layers, hangzhou):
    first, second = calls(to_html(layers, hangzhou, WORDS), "itinerary")

    assert (first["code"], second["code"]) == ("A", "B")
    assert first["stops"][0] == {
        "number": 1,
        "label": "Nordhafen 1",
        "when": "Tue 09:00",
        "at": [30.236, 120.4325],
        "engagement": "engagement-0-0",
    }
    assert first["legs"][0] == {
        "points": [[30.236, 120.4325], [30.245, 120.15]],
        "lane": 0,
        "label": "Nordhafen",
        "engagement": "engagement-0-1",
        "cost": "12 min, 3.5 km",
        "rung": "Main roads",
        "is_guess": False,
    }


def test_the_frame_shows_credits_used_rungs_and_all_stops(layers, hangzhou):
    (frame,) = calls(to_html(layers, hangzhou, WORDS), "finish")

    assert frame["credits"] == [
        "© OpenStreetMap contributors (ODbL)",
        "Water: GSHHG 2.3.7 (LGPL)",
    ]
    assert frame["rungs"] == [{"name": "Main roads", "is_guess": False}]
    assert frame["bounds"] == [[30.236, 120.15], [30.2485, 120.4325]]


def test_an_empty_map_shows_the_city(hangzhou):
    (frame,) = calls(to_html([], hangzhou, WORDS), "finish")

    assert frame["bounds"] is None


@pytest.mark.parametrize(("lang", "lake"), [("zh-CN", "西湖"), ("en", "West Lake")])
def test_water_is_named_in_the_readers_language(hangzhou, lang, lake):
    (base,) = calls(to_html([], hangzhou, replace(WORDS, lang=lang)), "base")

    assert lake in [water["name"] for water in base["water"]]


def test_tiles_replace_the_base_map_and_move_overlays_to_their_datum(layers, hangzhou):
    tiles = TileSource("http://tiles.office.test/{z}/{x}/{y}.png", "<b>Office</b>", Datum.GCJ02)

    page = to_html(layers, hangzhou, WORDS, View(tiles=tiles))

    assert calls(page, "base") == []
    assert calls(page, "itinerary")[0]["stops"][0]["at"] == [30.23371, 120.43705]
    assert r"\u0026lt;b\u0026gt;Office\u0026lt;/b\u0026gt;" in page
    assert "<b>Office" not in page


@pytest.mark.parametrize("text", NASTY)
def test_no_text_leaves_the_data(text, layers, hangzhou):
    nasty = [delegation(0, text, [Point(30.2, 120.1), Point(30.3, 120.2)])]

    page = to_html(nasty, hangzhou, replace(WORDS, title=text, legend=text))

    assert page.count("<script") == to_html(layers, hangzhou, WORDS).count("<script")
    assert "<img" not in page
    assert calls(page, "itinerary")[0]["name"] == text
    assert calls(page, "finish")[0]["legend"] == text


def test_to_map_gives_a_folium_map(layers, hangzhou):
    drawn = to_map(layers, hangzhou, WORDS)

    assert isinstance(drawn, folium.Map)
    assert (drawn.location, drawn.options["zoom"]) == ([30.2485, 120.165], 12)


def test_every_asset_is_there_with_the_licences_of_others(tmp_path):
    files = asset_files()

    assert sorted(files) == sorted((*SCRIPTS, *STYLES))
    assert [name for name, path in files.items() if not path.is_file()] == []
    vendor = files["leaflet.js"].parent
    assert sorted(path.name for path in vendor.glob("LICENSE-*")) == [
        "LICENSE-leaflet-polylineoffset.txt",
        "LICENSE-leaflet.txt",
    ]
