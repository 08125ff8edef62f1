import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.datum import Datum, convert, convert_arrays
from maps.errors import MapsError, MapsErrorCode
from maps.geo import Point, bounds, geodesic_m

IN_CHINA = st.tuples(
    st.floats(min_value=73.0, max_value=136.0), st.floats(min_value=4.0, max_value=54.0)
)
SHIFTED = (Datum.GCJ02, Datum.BD09)


@pytest.mark.parametrize("datum", SHIFTED)
@given(place=IN_CHINA)
def test_the_inverse_is_exact(datum, place):
    start = Point(place[1], place[0])

    back = convert(convert(start, Datum.WGS84, datum), datum, Datum.WGS84)

    assert geodesic_m(start, back) < 1e-6


@pytest.mark.parametrize(
    ("city", "east_m", "north_m"),
    [(Point(30.25, 120.17), 453, -258), (Point(26.89, 112.6), 520, -397)],
)
def test_the_offset_is_what_was_measured_in_both_cities(city, east_m, north_m):
    shifted = convert(city, Datum.WGS84, Datum.GCJ02)

    assert geodesic_m(city, Point(city.lat, shifted.lon)) == pytest.approx(abs(east_m), abs=15)
    assert geodesic_m(city, Point(shifted.lat, city.lon)) == pytest.approx(abs(north_m), abs=15)
    assert np.sign([shifted.lon - city.lon, shifted.lat - city.lat]).tolist() == [1, -1]


def test_places_outside_china_keep_their_gcj_coordinates():
    berlin = Point(52.52, 13.4)

    assert convert(berlin, Datum.WGS84, Datum.GCJ02) == berlin


def test_the_same_datum_changes_nothing_and_gives_a_copy():
    lons, lats = np.array([120.0]), np.array([30.0])

    same_lons, same_lats = convert_arrays(lons, lats, Datum.BD09, Datum.BD09)

    assert (same_lons.tolist(), same_lats.tolist()) == ([120.0], [30.0])
    assert same_lons is not lons


def test_gcj_to_bd_and_back_goes_by_way_of_wgs():
    place = Point(30.25, 120.17)

    there = convert(place, Datum.GCJ02, Datum.BD09)

    assert there.lon - place.lon == pytest.approx(0.0065, abs=2e-4)
    assert geodesic_m(place, convert(there, Datum.BD09, Datum.GCJ02)) < 1e-6


@pytest.mark.parametrize(("lat", "lon"), [(120.0, 30.0), (0.0, 181.0), (float("nan"), 0.0)])
def test_swapped_or_broken_coordinates_are_refused(lat, lon):
    with pytest.raises(MapsError) as caught:
        Point(lat, lon)

    assert caught.value.code is MapsErrorCode.POINT_INVALID


def test_bounds_hold_all_points():
    box = bounds([Point(30, 120), Point(29, 121)])

    assert box is not None
    assert (box.west, box.south, box.east, box.north) == (120, 29, 121, 30)
    assert box.center == Point(29.5, 120.5)
    assert bounds([]) is None
