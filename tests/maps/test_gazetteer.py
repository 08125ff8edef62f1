import pytest
from geopy.exc import GeocoderTimedOut
from geopy.location import Location

from maps import geocode
from maps.datum import Datum, convert
from maps.errors import GeocodeError, MapsErrorCode
from maps.gazetteer import OfflineGazetteer, Source
from maps.geo import Point, geodesic_m
from maps.geocode import NetworkService, find_place, network_geocoder
from tests.maps.builders import grid, pack_with


@pytest.fixture(scope="module")
def gazetteer(hangzhou):
    return OfflineGazetteer(hangzhou)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("灵隐寺", "灵隐寺"),
        ("lys", "灵隐寺"),
        ("LYS", "灵隐寺"),
        ("lingyinsi", "灵隐寺"),
        ("Líng yǐn sì", "灵隐寺"),
        ("lingyin", "灵隐寺"),
        ("linyin", "灵隐寺"),
        ("Lingyin Temple", "灵隐寺"),
        ("xihu guesthouse", "西湖国宾馆"),
        ("guobin", "西湖国宾馆"),
        ("国宾馆", "西湖国宾馆"),
        ("citizen center", "杭州市民中心"),
        ("smzx", "杭州市民中心"),
        ("HGH", "萧山机场"),
        ("下沙", "钱塘区"),
        ("qiandaohu", "淳安县"),
        ("Liangzu museum", "良渚博物院"),
    ],
)
def test_places_are_found_as_people_type_them(gazetteer, query, name):
    assert gazetteer.search(query)[0].place.name_zh == name


@pytest.mark.parametrize("query", ["", "  ", "·", "q", "不存在的地方", "zzzzzz"])
def test_what_means_nothing_finds_nothing(gazetteer, query):
    assert gazetteer.search(query) == ()
    assert gazetteer.geocode(query) is None


def test_the_surer_the_spelling_the_higher_the_confidence(gazetteer):
    queries = ("灵隐寺", "lingyinsi", "lys", "lingyin", "linyin")

    confidences = [gazetteer.search(query)[0].confidence for query in queries]

    assert confidences == sorted(confidences, reverse=True)
    assert confidences[0] == 1.0


def test_the_order_of_answers_is_always_the_same(hangzhou, gazetteer):
    again = OfflineGazetteer(hangzhou)

    for query in ("alibaba", "hangzhou", "zhongxin", "museum"):
        assert again.search(query, 20) == gazetteer.search(query, 20)


def test_answers_are_limited(gazetteer):
    assert len(gazetteer.search("hangzhou", 3)) == 3


def test_geopy_callers_get_locations(gazetteer):
    one = gazetteer.geocode("lys")
    many = gazetteer.geocode("alibaba", exactly_one=False)

    assert (one.address, one.raw["source"], one.raw["accuracy"]) == ("灵隐寺", "venues", "A")
    assert (one.latitude, one.longitude) == (30.2431, 120.0966)
    assert {place.address for place in many} == {"阿里巴巴西溪园区", "阿里巴巴滨江园区"}


def test_reverse_names_the_nearest_place(gazetteer):
    place = gazetteer.reverse((30.2432, 120.0967))

    assert place.address == "灵隐寺"
    assert place.raw["distance_m"] == pytest.approx(14.7, abs=0.1)


def test_named_roads_can_be_found(hangzhou):
    gazetteer = OfflineGazetteer(pack_with(hangzhou, city=grid(8, 6)))

    match = gazetteer.search("3haodadao")[0]

    assert (match.place.name_zh, match.place.source) == ("3号大道", Source.ROADS)
    assert match.place.point.lon == pytest.approx(120.115)


class OneAnswer:
    """A network service with one answer, or none."""

    def __init__(self, point=None, error=None):
        self.point, self.error = point, error

    def geocode(self, _query, **_options):
        if self.error:
            raise self.error
        return [Location("某处", self.point, {})] if self.point else None


def serve(monkeypatch, geocoder):
    monkeypatch.setattr(geocode, "network_geocoder", lambda _service: geocoder)


def test_nobody_outside_is_asked_unless_configured(gazetteer, monkeypatch):
    serve(monkeypatch, OneAnswer(error=AssertionError("asked")))

    assert find_place("zzzzzz", gazetteer) == ()


def test_a_sure_answer_is_not_asked_again(gazetteer, monkeypatch):
    serve(monkeypatch, OneAnswer(error=AssertionError("asked")))

    found = find_place("灵隐寺", gazetteer, NetworkService(Source.NOMINATIM, domain="maps.test"))

    assert [(f.name, f.source) for f in found] == [("灵隐寺", Source.VENUES)]


def test_answers_of_baidu_are_converted(gazetteer, monkeypatch):
    truth = Point(30.3, 120.2)
    baidu = convert(truth, Datum.WGS84, Datum.BD09)
    serve(monkeypatch, OneAnswer((baidu.lat, baidu.lon)))

    (found,) = find_place("zzzzzz", gazetteer, NetworkService(Source.BAIDU, key="k"))

    assert (found.name, found.source) == ("某处", Source.BAIDU)
    assert geodesic_m(found.point, truth) < 1e-6


def test_no_answer_is_no_error(gazetteer, monkeypatch):
    serve(monkeypatch, OneAnswer())

    assert find_place("zzzzzz", gazetteer, NetworkService(Source.BAIDU, key="k")) == ()


def test_a_failing_service_is_an_error_with_its_name(gazetteer, monkeypatch):
    serve(monkeypatch, OneAnswer(error=GeocoderTimedOut()))

    with pytest.raises(GeocodeError) as caught:
        find_place("zzzzzz", gazetteer, NetworkService(Source.BAIDU, key="k"))

    assert caught.value.code is MapsErrorCode.GEOCODER_FAILED
    assert caught.value.facts == {"service": "baidu", "reason": "GeocoderTimedOut"}


@pytest.mark.parametrize(
    ("service", "kind"),
    [
        (NetworkService(Source.NOMINATIM, domain="maps.test"), "Nominatim"),
        (NetworkService(Source.BAIDU, key="k"), "BaiduV3"),
    ],
)
def test_services_are_geopys_own(service, kind):
    assert type(network_geocoder(service)).__name__ == kind


def test_a_source_that_is_no_service_is_refused():
    with pytest.raises(GeocodeError):
        network_geocoder(NetworkService(Source.VENUES))
