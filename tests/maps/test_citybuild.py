import gzip

import osmium
import pytest

from maps.citybuild import BuildReport, Drop, build_from_graphml, build_from_pbf
from maps.citybuild.build import pack_id_of
from maps.citybuild.osm_roads import directions
from maps.citypack import load_city, read_pack
from maps.errors import GraphError, MapsErrorCode
from maps.geo import Point, geodesic_m
from maps.matrix import travel_matrix
from maps.modes import Mode
from maps.network import RoadGraph
from maps.nxgraph import to_networkx
from maps.roads import FREE_SPEED_KMH, RoadClass
from maps.travel import Rung
from maps.water import WaterKind
from tests.maps.builders import FIXTURES, SHARED


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build_from_pbf(FIXTURES / "crossing.osm", "小城 East", tmp_path_factory.mktemp("p"))


@pytest.fixture(scope="module")
def network(built):
    return to_networkx(streets_of(built))


def streets_of(report: BuildReport) -> RoadGraph:
    graph = read_pack(report.folder).city_graph
    assert graph is not None
    return graph


def node_at(network, lat, lon):
    return next(n for n, at in network.nodes(data=True) if (at["lat"], at["lon"]) == (lat, lon))


def test_the_report_counts_what_was_read_and_why_roads_were_dropped(built):
    assert (built.pack_id, built.roads_read, built.roads_used) == ("xiaocheng-east", 14, 9)
    assert built.dropped == dict.fromkeys(
        (Drop.AREA, Drop.DRIVEWAY, Drop.INCOMPLETE, Drop.NO_ACCESS, Drop.NOT_FOR_CARS), 1
    )
    assert (built.nodes, built.edges, built.edges_cut_off) == (8, 16, 3)
    assert built.edges_by_class == {
        RoadClass.PRIMARY: 4,
        RoadClass.SECONDARY: 1,
        RoadClass.TERTIARY: 4,
        RoadClass.RESIDENTIAL: 7,
    }
    assert (built.named_roads, built.water_shapes) == (2, 2)


def test_speeds_are_those_of_the_class(network):
    speeds = {(facts["road_class"], facts["speed_kmh"]) for _, _, facts in network.edges(data=True)}

    assert speeds == {
        (int(c), FREE_SPEED_KMH[c])
        for c in (
            RoadClass.PRIMARY,
            RoadClass.SECONDARY,
            RoadClass.TERTIARY,
            RoadClass.RESIDENTIAL,
        )
    }


def test_one_way_streets_go_one_way(network):
    south_east = node_at(network, 30.0, 120.01)
    north_east = node_at(network, 30.01, 120.01)
    south_west, north_west = node_at(network, 30.0, 120.0), node_at(network, 30.01, 120.0)

    assert network.has_edge(south_east, north_east)
    assert not network.has_edge(north_east, south_east)
    assert network.has_edge(north_west, south_west)
    assert not network.has_edge(south_west, north_west)


def test_a_roundabout_is_driven_one_way_and_keeps_its_shape(network):
    entry, exit_ = node_at(network, 30.005, 120.005), node_at(network, 30.0054, 120.005)

    (there,) = network[entry][exit_].values()
    (back,) = network[exit_][entry].values()
    assert there["points"] == ((30.005, 120.005), (30.0052, 120.0054))
    assert back["points"] == ((30.0054, 120.005), (30.0052, 120.0046))


def test_lengths_are_those_of_the_globe(network):
    start, end = node_at(network, 30.0, 120.0), node_at(network, 30.0, 120.005)

    (edge,) = network[start][end].values()
    true_m = geodesic_m(Point(30.0, 120.0), Point(30.0, 120.005))
    assert edge["length_m"] == pytest.approx(true_m, rel=3e-3)


def test_a_built_pack_plans_drives_and_draws_its_water(built):
    pack = load_city(str(built.folder), [])

    matrix = travel_matrix(pack, {"a": Point(30.0, 120.0), "b": Point(30.01, 120.01)})

    assert (pack.name_zh, pack.venues, pack.gazetteer_rows) == ("小城 East", (), ())
    assert matrix.rung[0][1] is Rung.CITY_ROADS
    assert matrix.minutes[Mode.CAR]["midday"][0][1] > 0
    assert [(w.kind, w.name_zh, w.name_en) for w in pack.water] == [
        (WaterKind.LAKE, "小湖", "Little Lake"),
        (WaterKind.RIVER, "小河", "小河"),
    ]


def test_pbf_and_xml_give_the_same_roads(built, tmp_path):
    path = tmp_path / "crossing.osm.pbf"
    with osmium.SimpleWriter(str(path)) as writer:
        for thing in osmium.FileProcessor(str(FIXTURES / "crossing.osm")):
            writer.add(thing)

    from_pbf = build_from_pbf(path, "town", tmp_path)

    assert streets_of(from_pbf).content_hash == streets_of(built).content_hash
    assert from_pbf.dropped == built.dropped


def test_building_again_keeps_the_venues_that_the_office_entered(tmp_path):
    first = build_from_pbf(FIXTURES / "crossing.osm", "town", tmp_path)
    venues = first.folder / "venues.csv"
    venues.write_text(venues.read_text() + "hall,会堂,Hall,theatre,30.005,120.005,A,\n")

    build_from_pbf(FIXTURES / "crossing.osm", "town", tmp_path)

    assert [venue.id for venue in read_pack(first.folder).venues] == ["hall"]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({}, (True, True)),
        ({"oneway": "yes"}, (True, False)),
        ({"oneway": "1"}, (True, False)),
        ({"oneway": "-1"}, (False, True)),
        ({"oneway": "reverse"}, (False, True)),
        ({"junction": "roundabout"}, (True, False)),
        ({"junction": "circular", "oneway": "no"}, (True, True)),
        ({"highway": "motorway"}, (True, False)),
        ({"highway": "motorway", "oneway": "no"}, (True, True)),
        ({"highway": "trunk_link"}, (True, True)),
    ],
)
def test_directions_follow_tags_and_kinds(tags, expected):
    assert directions({"highway": "residential"} | tags) == expected


@pytest.mark.parametrize("name", ["roads.graphml", "roads.graphml.gz"])
def test_a_graphml_file_becomes_a_pack(tmp_path, name):
    content = (FIXTURES / "triangle.graphml").read_bytes()
    path = tmp_path / name
    path.write_bytes(gzip.compress(content) if name.endswith("gz") else content)

    report = build_from_graphml(path, "triangle", tmp_path)

    graph = streets_of(report)
    assert (report.nodes, report.edges, report.edges_cut_off) == (3, 3, 1)
    assert report.dropped == {Drop.NOT_FOR_CARS: 1, Drop.LOOP: 1}
    assert report.edges_by_class == {
        RoadClass.TRUNK: 1,
        RoadClass.SECONDARY: 1,
        RoadClass.RESIDENTIAL: 1,
    }
    assert graph.names == ("", "环路", "长街")
    assert graph.shape_lonlat.tolist() == [[120.005, 30.003]]


GRAPHML = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{}</graphml>'
UNDIRECTED = GRAPHML.format('<graph edgedefault="undirected"/>').encode()
UNPLACED = GRAPHML.format('<graph edgedefault="directed"><node id="1"/></graph>').encode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.graphml", b""),
        ("a.graphml", b"<graphml>"),
        ("a.graphml", b"\xff\xfe"),
        ("a.graphml.gz", b"no gzip"),
        ("a.graphml", UNDIRECTED),
        ("a.graphml", UNPLACED),
    ],
)
def test_what_is_no_graphml_is_refused(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(GraphError) as caught:
        build_from_graphml(path, "x", tmp_path)

    assert caught.value.code is MapsErrorCode.EXTRACT_INVALID


@pytest.mark.parametrize("content", [b"", b"<osm", b"random bytes"])
def test_what_is_no_extract_is_refused(tmp_path, content):
    path = tmp_path / "x.osm"
    path.write_bytes(content)

    with pytest.raises(GraphError) as caught:
        build_from_pbf(path, "x", tmp_path)

    assert caught.value.code is MapsErrorCode.EXTRACT_INVALID
    assert list(tmp_path.iterdir()) == [path]


def test_an_extract_without_roads_is_refused(tmp_path):
    path = tmp_path / "x.osm"
    path.write_text('<osm version="0.6"><node id="1" version="1" lat="1" lon="1"/></osm>')

    with pytest.raises(GraphError) as caught:
        build_from_pbf(path, "x", tmp_path)

    assert caught.value.code is MapsErrorCode.GRAPH_EMPTY


@pytest.mark.parametrize(
    ("name", "folder"),
    [("杭州", "hangzhou"), ("New Town", "new-town"), ("9号 城", "city-9hao-cheng"), ("…", "city")],
)
def test_pack_ids_are_plain_letters(name, folder):
    assert pack_id_of(name) == folder


@pytest.mark.skipif(
    not (SHARED / "hangzhou_xixi_osmnx_sample.graphml.gz").is_file(),
    reason="the OSMnx sample of Xixi is not part of the project",
)
def test_a_genuine_osmnx_file_loads(tmp_path):
    report = build_from_graphml(SHARED / "hangzhou_xixi_osmnx_sample.graphml.gz", "xixi", tmp_path)

    assert (report.roads_read, report.nodes, report.edges) == (3166, 1343, 3059)
