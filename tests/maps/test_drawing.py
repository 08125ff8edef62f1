"""The plain steps between data and the drawn map."""

import html
import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.basemap import base_map, label_point
from maps.escape import fx, inert_json
from maps.geo import Line
from maps.lanes import leg_lanes
from maps.layers import DelegationLayer, LegLine
from maps.lines import chains, off_m, simplified
from maps.palette import COLOURS, code_of, colour_of
from maps.roads import RoadClass
from maps.travel import Rung
from tests.maps.builders import grid, pack_with

EDGES = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda e: e[0] != e[1]))
LINES = st.lists(st.tuples(st.floats(30.0, 30.1), st.floats(120.0, 120.1)), min_size=2, max_size=30)


@given(EDGES)
def test_chains_hold_every_edge_once(edges):
    joined = chains(edges)

    drawn = [tuple(sorted(pair)) for chain in joined for pair in pairwise(chain)]
    assert sorted(drawn) == sorted({tuple(sorted(edge)) for edge in edges})


def test_chains_run_through_bends_and_stop_at_crossings():
    assert chains([(1, 2), (2, 3), (3, 4), (3, 5)]) == [[1, 2, 3], [3, 4], [3, 5]]
    assert chains([(1, 2), (2, 3), (3, 1)]) == [[1, 2, 3, 1]]


@given(LINES, st.floats(1.0, 500.0))
def test_a_thinned_line_keeps_its_ends_and_stays_near(line, tolerance_m):
    thin = simplified(line, tolerance_m)

    assert (thin[0], thin[-1]) == (line[0], line[-1])
    for place in line:
        nearest = min(off_m(place, a, b) for a, b in pairwise(thin))
        assert nearest <= tolerance_m + 1e-6


def test_the_base_map_joins_the_two_directions_of_a_road(hangzhou):
    roads = base_map(pack_with(hangzhou, city=grid(4, 3))).roads

    assert [(road.road_class, len(road.lines)) for road in roads] == [(RoadClass.PRIMARY, 2)]
    assert roads[0].lines[0] == ((30.2, 120.1), (30.21, 120.1))


def test_a_pack_without_roads_still_has_its_water(hangzhou):
    base = base_map(pack_with(hangzhou))

    assert (base.roads, base.water) == ((), hangzhou.water)


def leg(*places: tuple[float, float]) -> LegLine:
    return LegLine(places, 10, 1000, Rung.CITY_ROADS, "leg")


def layer(code: str, *legs: LegLine) -> DelegationLayer:
    return DelegationLayer(code, code, code, "#000000", (), legs)


HERE, THERE, BEYOND = (30.0, 120.0), (30.01, 120.0), (30.02, 120.0)


def test_delegations_on_one_road_take_lanes_beside_each_other():
    both: Line = (HERE, THERE)

    lanes = leg_lanes([layer("A", leg(*both)), layer("B", leg(*both)), layer("C", leg(*both))])

    assert lanes == ((0,), (1,), (2,))


def test_opposite_directions_and_roads_of_ones_own_need_no_further_lane():
    lanes = leg_lanes(
        [
            layer("A", leg(HERE, THERE), leg(HERE, THERE)),
            layer("B", leg(THERE, HERE), leg(THERE, BEYOND)),
        ]
    )

    assert lanes == ((0, 0), (0, 0))


def test_lanes_begin_again_before_they_leave_the_road():
    layers = [layer(code_of(k), leg(HERE, THERE)) for k in range(8)]

    assert [lanes[0] for lanes in leg_lanes(layers)] == [0, 1, 2, 3, 4, 5, 0, 1]


def _luminance(colour: str) -> float:
    channels = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", COLOURS)
def test_white_text_is_readable_on_every_colour(colour):
    assert 1.05 / (_luminance(colour) + 0.05) >= 5.0


def test_marks_go_on_beyond_z_and_colours_begin_again():
    assert [code_of(k) for k in (0, 25, 26, 51, 52, 701, 702)] == [
        *("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA")
    ]
    assert colour_of(len(COLOURS)) == colour_of(0)


@given(st.text())
def test_escaped_text_reads_the_same_and_holds_no_sign_of_html_or_script(text):
    escaped = fx(text)

    assert not set(escaped) & set("<>\"'`$\\{}\u2028\u2029")
    plain = text.replace("\u2028", " ").replace("\u2029", " ")
    if "\r" not in text and "\x00" not in text:
        assert html.unescape(escaped) == plain


@given(st.text(alphabet="{}%#<>&'\\\"/\u2028ab\n", max_size=30))
def test_inert_json_says_the_same_and_starts_no_tag_or_template(text):
    written = inert_json({"a": {"b": [text, {}]}})

    assert json.loads(written) == {"a": {"b": [text, {}]}}
    assert not set(written) & set("<>&'\u2028\u2029")
    assert [sign for sign in ("{{", "{%", "{#") if sign in written] == []


def test_waters_are_named_in_the_lake_and_between_the_banks_near_the_city(hangzhou):
    at = {
        water.name_en: label_point(water, hangzhou.center)
        for water in hangzhou.water
        if water.name_en
    }

    assert at["West Lake"] == pytest.approx((30.2433, 120.1425), abs=0.004)
    assert at["Qiantang River"] == pytest.approx((30.2488, 120.222), abs=0.001)
    assert at["Grand Canal"] is None
