import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.citybuild.assemble import Stretch, assemble
from maps.geo import Point
from maps.kernel import edge_seconds, search_ground, shortest_paths, snap
from maps.nxgraph import to_networkx
from maps.roads import JUNCTION_DELAY_S, RoadClass

PLAIN = dict.fromkeys(RoadClass, 1.0)
NO_CAP = 1000.0


def network_of(graph, seconds):
    network = to_networkx(graph)
    for _, _, edge, facts in network.edges(keys=True, data=True):
        facts["seconds"] = float(seconds[edge])
    return network


def test_scipy_and_networkx_agree_on_a_whole_city(hengyang):
    graph = hengyang.main_graph
    seconds = edge_seconds(graph, PLAIN, NO_CAP)
    nodes = np.linspace(0, graph.node_count - 1, 25).astype(np.int64)

    found, _ = shortest_paths(search_ground(graph, nodes), seconds)

    network = network_of(graph, seconds)
    for row, start in enumerate(nodes.tolist()):
        lengths = nx.single_source_dijkstra_path_length(network, start, weight="seconds")
        np.testing.assert_allclose(found[row], [lengths[n] for n in nodes.tolist()], rtol=1e-12)


@st.composite
def small_graphs(draw):
    count = draw(st.integers(2, 7))
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    pairs = draw(st.lists(ends.filter(lambda e: e[0] != e[1]), min_size=1, max_size=20))
    classes = draw(
        st.lists(st.sampled_from(list(RoadClass)), min_size=len(pairs), max_size=len(pairs))
    )
    place = [(120 + 0.01 * (k % 3), 30 + 0.01 * (k // 3)) for k in range(count)]
    return assemble(
        [
            Stretch(a, b, (place[a], place[b]), c, "")
            for (a, b), c in zip(pairs, classes, strict=True)
        ]
    )


@given(small_graphs(), st.integers(1, 7))
def test_times_and_paths_agree_with_networkx_on_any_graph(graph, sites):
    seconds = edge_seconds(graph, PLAIN, NO_CAP)
    nodes = np.arange(min(sites, graph.node_count))

    found, forest = shortest_paths(search_ground(graph, nodes), seconds)

    lengths = dict(nx.all_pairs_dijkstra_path_length(network_of(graph, seconds), weight="seconds"))
    along = forest.sum_along(seconds)
    for start in nodes.tolist():
        for end in nodes.tolist():
            expected = lengths[start].get(end, np.inf)
            assert found[start, end] == pytest.approx(expected)
            if np.isfinite(expected):
                edges = forest.edges(start, end)
                assert along[start, end] == pytest.approx(expected)
                assert seconds[edges].sum() == pytest.approx(expected)
                assert graph.head[edges[:-1]].tolist() == graph.tail[edges[1:]].tolist()


def test_the_quicker_of_parallel_roads_is_taken():
    ends = ((120.0, 30.0), (120.01, 30.0))
    graph = assemble(
        [
            Stretch(0, 1, ends, RoadClass.SERVICE, "慢"),
            Stretch(0, 1, ends, RoadClass.TRUNK, "快"),
            Stretch(1, 0, ends[::-1], RoadClass.SERVICE, "慢"),
        ]
    )
    seconds = edge_seconds(graph, PLAIN, NO_CAP)

    found, forest = shortest_paths(search_ground(graph, np.array([0, 1])), seconds)

    assert found[0, 1] == pytest.approx(seconds[1])
    assert forest.edges(0, 1).tolist() == [1]


def test_sites_at_one_node_are_no_drive_apart(streets):
    seconds = edge_seconds(streets, PLAIN, NO_CAP)

    found, forest = shortest_paths(search_ground(streets, np.array([4, 4, 9])), seconds)

    assert found[0, 1] == 0
    assert forest.edges(0, 1).tolist() == []
    assert forest.edges(0, 2).tolist() == forest.edges(1, 2).tolist()


def test_an_edge_takes_its_running_time_and_the_delay_at_its_end():
    graph = assemble([Stretch(0, 1, ((120.0, 30.0), (120.01, 30.0)), RoadClass.PRIMARY, "")])

    seconds = edge_seconds(graph, dict.fromkeys(RoadClass, 2.0), 30.0)

    running = graph.length_m[0] / (30 / 3.6)
    assert seconds.tolist() == [pytest.approx(2 * (running + JUNCTION_DELAY_S[RoadClass.PRIMARY]))]


def test_nobody_boards_on_a_motorway():
    far, near, street = (120.0, 30.0), (120.01, 30.0), (120.03, 30.0)
    graph = assemble(
        [
            Stretch("far", "near", (far, near), RoadClass.MOTORWAY, ""),
            Stretch("near", "street", (near, street), RoadClass.MOTORWAY, ""),
            Stretch("street", "far", (street, far), RoadClass.RESIDENTIAL, ""),
        ]
    )

    ends = snap(graph, [Point(30.0, 120.011)])

    assert graph.lonlat[ends.node].tolist() == [list(far)]
    assert ends.distance_m[0] == pytest.approx(1061, abs=5)


def test_dead_ends_without_sites_are_not_searched():
    places = {name: (120 + 0.01 * k, 30.0) for k, name in enumerate("abcdef")}
    pairs = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("b", "f")]
    graph = assemble(
        [
            Stretch(s, t, (places[s], places[t]), RoadClass.RESIDENTIAL, "")
            for a, b in pairs
            for s, t in ((a, b), (b, a))
        ]
    )
    a, d = (graph.lonlat[:, 0].tolist().index(places[name][0]) for name in "ad")

    ground = search_ground(graph, np.array([a, d]))

    assert (ground.node_count, len(ground.edge)) == (4, 8)
