from dataclasses import replace

import pytest

from maps.datum import Datum
from planner.services.places import find_places, in_wgs84


@pytest.mark.parametrize("typed", ["lys", "灵隐寺", "Lingyin Temple", "linyin"])
def test_a_place_is_found_by_whatever_people_type(ctx, typed):
    best = find_places(ctx.geography, ctx.settings, "hangzhou", typed)[0]
    assert (best.name.zh, round(best.lat, 3), round(best.lon, 3)) == ("灵隐寺", 30.243, 120.097)


@pytest.mark.parametrize("typed", ["", "   ", "qqqqqqqq"])
def test_nothing_is_found_where_nothing_is_known(ctx, typed):
    assert find_places(ctx.geography, ctx.settings, "hangzhou", typed) == ()


def test_nobody_is_asked_where_the_city_pack_is_sure(ctx):
    settings = replace(ctx.settings, geocoder="nominatim:nowhere.invalid")
    assert find_places(ctx.geography, settings, "hangzhou", "灵隐寺")[0].name.zh == "灵隐寺"


def test_coordinates_off_chinese_maps_are_shifted_back():
    assert in_wgs84(30.24, 120.1, Datum.WGS84) == (30.24, 120.1)
    lat, lon = in_wgs84(30.24, 120.1, Datum.GCJ02)
    assert (round(lat - 30.24, 3), round(lon - 120.1, 3)) == (0.002, -0.005)
