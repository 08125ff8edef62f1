import json
from pathlib import Path

import numpy as np
import pytest

from maps.citypack import load_pack
from maps.engines import city_roads
from maps.errors import MapsErrorCode, TravelError
from maps.geo import Point, geodesic_m
from maps.matrix import rungs_used, travel_matrix
from maps.modes import Mode
from maps.travel import Rung
from tests.maps.builders import CITIES, SHARED, grid, pack_with

FAR_AWAY = Point(30.9, 120.9)


@pytest.fixture(scope="module")
def pack(hangzhou):
    return pack_with(hangzhou, city=grid(8, 6))


@pytest.fixture(scope="module")
def matrix(pack, corners):
    return travel_matrix(pack, corners)


def test_rows_follow_the_sorted_site_ids(pack, corners, matrix):
    backwards = dict(reversed(list(corners.items())))

    again = travel_matrix(pack, backwards)

    assert again.site_ids == tuple("abcdef")
    assert again.minutes == matrix.minutes


def test_minutes_are_whole_and_nothing_is_needed_to_stay(matrix):
    tables = [table for by_period in matrix.minutes.values() for table in by_period.values()]

    for table in (*tables, matrix.distance_m):
        assert {type(cell) for row in table for cell in row} == {int}
        assert [table[k][k] for k in range(6)] == [0] * 6
    json.dumps(matrix.minutes[Mode.CAR])


def test_minutes_round_up(pack, corners, matrix):
    survey = city_roads.survey(pack, tuple(corners[s] for s in matrix.site_ids), pack.profile)

    exact = survey.minutes[Mode.CAR, "midday"]
    whole = np.array(matrix.minutes[Mode.CAR]["midday"])
    off = ~np.eye(6, dtype=bool)
    assert (whole[off] >= exact[off] - 1e-6).all()
    assert (whole[off] < exact[off] + 1).all()


def test_slices_cover_the_day_and_periods_recur(matrix):
    assert matrix.period_starts_min == (0, 420, 540, 660, 960, 1110, 1230)
    assert matrix.period_ids[0] == matrix.period_ids[-1] == "night"
    assert [matrix.period_at(m) for m in (0, 419, 420, 1229, 1230, 1439, 1440)] == [
        *("night", "night", "morning_peak", "evening", "night", "night", "night")
    ]


def test_a_site_beyond_the_roads_is_answered_by_the_formula(pack, corners):
    matrix = travel_matrix(pack, corners | {"far": FAR_AWAY})
    far = matrix.index("far")

    assert {matrix.rung[far][k] for k in range(6)} == {Rung.GEODESIC}
    assert matrix.rung[0][1] is Rung.CITY_ROADS
    assert rungs_used(matrix) == {Rung.CITY_ROADS: 36, Rung.GEODESIC: 13}


def test_each_rung_of_the_ladder_is_used_where_the_finer_one_ends(hangzhou, corners):
    pack = pack_with(hangzhou, city=grid(8, 6), main=hangzhou.main_graph)
    sites = {"a": corners["a"], "c": corners["c"], "airport": Point(30.236, 120.4325)}

    matrix = travel_matrix(pack, sites | {"sea": Point(30.5, 122.5)})

    rung = {
        (s, t): matrix.rung[matrix.index(s)][matrix.index(t)]
        for s, t in (("a", "c"), ("a", "airport"), ("a", "sea"))
    }
    assert rung == {
        ("a", "c"): Rung.CITY_ROADS,
        ("a", "airport"): Rung.MAIN_ROADS,
        ("a", "sea"): Rung.GEODESIC,
    }


def test_neighbours_off_a_coarse_network_do_not_drive_out_to_it(hangzhou):
    guesthouse, temple = Point(30.2350, 120.1282), Point(30.2431, 120.0966)

    matrix = travel_matrix(hangzhou, {"guesthouse": guesthouse, "temple": temple})

    assert matrix.rung[0][1] is Rung.GEODESIC
    assert matrix.minutes[Mode.CAR]["midday"][0][1] < 25


def test_sites_far_from_the_roads_are_warned_of(pack, corners):
    off = Point(30.2 - 0.012, 120.1)

    matrix = travel_matrix(pack, corners | {"off": off})

    assert matrix.far_sites == ("off",)
    assert matrix.snap_m[matrix.index("off")] == pytest.approx(
        geodesic_m(off, Point(30.2, 120.1)), abs=0.1
    )


def test_a_route_runs_from_door_to_door_over_named_roads(matrix, corners):
    route = matrix.route("d", "f", "midday")

    assert route.points[0] == (corners["d"].lat, corners["d"].lon)
    assert route.points[-1] == (corners["f"].lat, corners["f"].lon)
    assert route.road_names == ("3号大道",)
    assert route.rung is Rung.CITY_ROADS
    assert route.minutes == matrix.minutes[Mode.CAR]["midday"][3][5]
    assert route.distance_m == matrix.distance_m[3][5]


def test_a_route_to_where_one_is_stays_there(matrix, corners):
    route = matrix.route("a", "a", "night")

    assert (route.points, route.minutes, route.distance_m) == (
        ((corners["a"].lat, corners["a"].lon),),
        0,
        0,
    )


def test_unknown_sites_and_periods_are_errors(matrix):
    with pytest.raises(TravelError) as site:
        matrix.route("a", "nowhere", "midday")
    with pytest.raises(TravelError) as period:
        matrix.route("a", "b", "teatime")

    assert (site.value.code, site.value.facts) == (MapsErrorCode.SITE_UNKNOWN, {"site": "nowhere"})
    assert period.value.code is MapsErrorCode.PERIOD_UNKNOWN


@pytest.mark.parametrize("count", [0, 1])
def test_no_site_or_one_alone_make_a_matrix_too(pack, corners, count):
    matrix = travel_matrix(pack, dict(list(corners.items())[:count]))

    assert matrix.distance_m == ((),) * 0 if count == 0 else ((0,),)


def test_what_is_in_the_cache_is_not_computed_again(pack, corners, matrix, tmp_path, monkeypatch):
    first = travel_matrix(pack, corners, tmp_path)
    monkeypatch.delattr(city_roads, "survey")
    second = travel_matrix(pack, corners, tmp_path)

    assert first.minutes == second.minutes == matrix.minutes
    assert second.route("a", "c", "evening_peak") == matrix.route("a", "c", "evening_peak")
    assert [path.suffix for path in tmp_path.iterdir()] == [".npz"]


@pytest.mark.parametrize("size", [0, 100])
def test_a_damaged_cache_file_is_computed_anew(pack, corners, matrix, tmp_path, size):
    travel_matrix(pack, corners, tmp_path)
    (stored,) = tmp_path.iterdir()
    stored.write_bytes(stored.read_bytes()[:size])

    assert travel_matrix(pack, corners, tmp_path).minutes == matrix.minutes


def test_a_cache_is_kept_apart_by_sites_and_roads(hangzhou, pack, corners, tmp_path):
    travel_matrix(pack, corners, tmp_path)
    travel_matrix(pack, corners | {"a": Point(30.21, 120.11)}, tmp_path)
    travel_matrix(pack_with(hangzhou, city=grid(8, 5)), corners, tmp_path)

    assert len(list(tmp_path.iterdir())) == 3


def test_a_cache_path_that_is_a_file_costs_only_time(pack, corners, matrix, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")

    assert travel_matrix(pack, corners, blocked).minutes == matrix.minutes


KNOWN_DRIVES = [
    ("hz_airport", "citizen_center", 38, 55),
    ("hz_airport", "wl_guesthouse", 55, 80),
    ("hz_east", "citizen_center", 15, 25),
    ("hz_east", "wl_guesthouse", 32, 50),
    ("citizen_center", "hiec", 15, 28),
    ("citizen_center", "wl_guesthouse", 27, 45),
    ("citizen_center", "alibaba_xixi", 42, 65),
    ("wl_guesthouse", "liangzhu_museum", 45, 65),
    ("hz_west", "citizen_center", 50, 75),
]


def _mean_error(pack) -> float:
    sites = {venue.id: venue.point for venue in pack.venues}
    matrix = travel_matrix(pack, sites)
    car = matrix.minutes[Mode.CAR]
    errors = [
        abs(car[period][matrix.index(start)][matrix.index(end)] - expected)
        for start, end, *both in KNOWN_DRIVES
        for period, expected in zip(("midday", "evening_peak"), both, strict=True)
    ]
    return sum(errors) / len(errors)


def test_shipped_main_roads_come_near_known_drive_times(hangzhou):
    assert _mean_error(hangzhou) < 5.0


@pytest.mark.skipif(
    not (SHARED / "hangzhou_graph.npz").is_file(),
    reason="the whole-city graph is not part of the project",
)
def test_the_whole_city_graph_comes_nearer_to_known_drive_times():
    pack = load_pack("hangzhou", [CITIES], Path(SHARED / "hangzhou_graph.npz"))

    assert _mean_error(pack) < 4.0
