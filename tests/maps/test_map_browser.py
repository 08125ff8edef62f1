"""The map in a real browser, with no name resolved and every request logged."""

from itertools import pairwise

import pytest

from maps.citypack import load_pack
from maps.geo import Point
from maps.layers import DelegationLayer, LegLine, Stop
from maps.palette import code_of, colour_of
from maps.render import Assets, View, to_html
from maps.travel import Rung
from tests.maps.builders import CITIES, WORDS

NASTY = (
    "<img src=x onerror=window.PWNED=1></script><script>window.PWNED=1</script>`${window.PWNED=1}`"
)
LAKE, HALL, STATION = Point(30.245, 120.15), Point(30.2485, 120.2063), Point(30.2915, 120.21)
RECORD_MESSAGES = """
window.heard = [];
window.addEventListener('message', function (event) { window.heard.push(event.data); });
"""


def layer(number: int, name: str, places: list[Point]) -> DelegationLayer:
    stops = tuple(
        Stop(k + 1, f"{name} at {k}", "Tue 09:00", place, f"engagement-{number}-{k}")
        for k, place in enumerate(places)
    )
    legs = tuple(
        LegLine(((a.lat, a.lon), (b.lat, b.lon)), 12, 3456, Rung.MAIN_ROADS, "drive")
        for a, b in pairwise(places)
    )
    return DelegationLayer(f"d{number}", code_of(number), name, colour_of(number), stops, legs)


@pytest.fixture(scope="module")
def map_file(tmp_path_factory):
    layers = [layer(0, NASTY, [STATION, HALL, LAKE, HALL]), layer(1, "B", [HALL, LAKE, HALL])]
    page = to_html(layers, load_pack("hangzhou", [CITIES]), WORDS, View(assets=Assets.INLINE))
    path = tmp_path_factory.mktemp("map") / "map.html"
    path.write_text(page, encoding="utf-8")
    return path


@pytest.fixture(params=[(1200, 800), (390, 844)], ids=["wide", "phone"])
def page(browser, map_file, request):
    width, height = request.param
    page = browser.new_page(viewport={"width": width, "height": height}, offline=True)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    requests: list[str] = []
    page.on("request", lambda asked: requests.append(asked.url))
    page.goto(map_file.as_uri())
    page.wait_for_selector(".rm-badge")
    yield page
    assert faults == []
    assert requests == [map_file.as_uri()]
    page.close()


def boxes(page):
    # Badges are laid out in the next animation frame after a move.
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 300)))")
    return [badge.bounding_box() for badge in page.query_selector_all(".rm-badge")]


def overlapping(places):
    return [
        (a, b)
        for k, a in enumerate(places)
        for b in places[:k]
        if a["x"] < b["x"] + b["width"]
        and b["x"] < a["x"] + a["width"]
        and a["y"] < b["y"] + b["height"]
        and b["y"] < a["y"] + a["height"]
    ]


def test_the_map_draws_without_any_request(page):
    assert page.locator(".rm-badge").all_inner_texts() == [
        *("A1", "A2", "A3", "A4", "B1", "B2", "B3")
    ]
    assert page.locator("path.rm-leg").count() == 5
    assert page.locator("canvas").count() == 1
    assert "© OpenStreetMap contributors (ODbL)" in page.inner_text(".leaflet-control-attribution")
    assert page.locator(".leaflet-attribution-flag").count() == 0


def test_the_base_map_has_water_and_land(page):
    colours = page.evaluate(
        """() => {
            const canvas = document.querySelector('canvas');
            const brush = canvas.getContext('2d');
            const data = brush.getImageData(0, 0, canvas.width, canvas.height).data;
            const seen = new Set();
            for (let k = 0; k < data.length; k += 28) {
                seen.add(data.slice(k, k + 3).join());
            }
            return [...seen];
        }"""
    )

    assert {"169,207,227", "255,255,255"} <= set(colours)


def test_stops_at_one_place_do_not_hide_each_other(page):
    assert overlapping(boxes(page)) == []
    page.locator(".leaflet-control-zoom-in").click()
    page.wait_for_timeout(400)
    assert overlapping(boxes(page)) == []


def test_text_of_guests_stays_text(page):
    page.locator("summary").evaluate("node => { node.parentNode.open = true; }")

    assert page.locator(".rm-name").all_inner_texts() == [NASTY, "B"]
    assert page.evaluate("window.PWNED === undefined")


def test_a_delegation_can_be_hidden_and_shown(page):
    page.locator("summary").evaluate("node => { node.parentNode.open = true; }")
    tick = page.locator(".rm-row input").first

    tick.uncheck()
    assert page.locator(".rm-badge").all_inner_texts() == ["B1", "B2", "B3"]
    assert page.locator("path.rm-arrows").count() == 2
    tick.check()
    assert page.locator(".rm-badge").count() == 7


def test_a_click_opens_the_stop_and_is_harmless_alone(page):
    page.locator(".rm-badge").first.click()

    assert page.inner_text(".rm-popup .rm-tip strong").startswith("A1")


def test_a_click_tells_the_page_around_which_engagement_it_was(browser, map_file):
    page = browser.new_page(viewport={"width": 1000, "height": 700}, offline=True)
    page.set_content(f"<script>{RECORD_MESSAGES}</script><iframe width=900 height=600></iframe>")
    frame = page.query_selector("iframe")
    frame.evaluate(
        "(node, html) => { node.setAttribute('sandbox', 'allow-scripts'); node.srcdoc = html; }",
        map_file.read_text(encoding="utf-8"),
    )
    badges = page.frame_locator("iframe").locator(".rm-badge")

    badges.nth(4).click()

    assert page.evaluate("window.heard") == [
        {"type": "reception-stop", "engagement": "engagement-1-0"}
    ]
    page.close()
