from dataclasses import replace

import numpy as np
import pytest

from maps.citybuild.assemble import Stretch, assemble
from maps.errors import GraphError, MapsErrorCode
from maps.network import largest_component, load_graph, save_graph, select_edges
from maps.roads import RoadClass

A, B, C, D = (120.0, 30.0), (120.01, 30.0), (120.01, 30.01), (120.0, 30.01)


def road(tail, head, line, road_class=RoadClass.RESIDENTIAL, name=""):
    return Stretch(tail, head, tuple(line), road_class, name)


@pytest.fixture
def bent():
    middle = (120.005, 30.002)
    return assemble(
        [
            road("a", "b", (A, middle, B), RoadClass.PRIMARY, "弯路"),
            road("b", "a", (B, middle, A), RoadClass.PRIMARY, "弯路"),
            road("b", "c", (B, C)),
        ]
    )


def test_a_saved_graph_loads_as_it_was(bent, tmp_path):
    save_graph(bent, tmp_path / "g.npz")

    again = load_graph(tmp_path / "g.npz")

    assert again.names == ("", "弯路")
    for field in ("lonlat", "tail", "head", "speed_kmh", "road_class", "name_id", "shape_lonlat"):
        np.testing.assert_allclose(getattr(again, field), getattr(bent, field), atol=1e-9)
    np.testing.assert_allclose(again.length_m, bent.length_m, atol=0.051)


def test_a_line_follows_the_bends_and_leaves_out_the_last_point(bent):
    line = bent.line_of(np.array([0, 2], dtype=np.int32))

    expected = [[30.0, 120.0], [30.002, 120.005], [30.0, 120.01]]
    np.testing.assert_allclose(line, expected)


def test_a_line_of_no_edges_is_empty(bent):
    assert bent.line_of(np.array([], dtype=np.int32)).shape == (0, 2)


def test_the_largest_component_drops_dead_ends_of_one_way_roads(bent):
    kept = largest_component(bent)

    assert (kept.node_count, kept.edge_count) == (2, 2)
    np.testing.assert_allclose(kept.shape_lonlat, [[120.005, 30.002]] * 2)


def test_choosing_edges_changes_the_content_hash(bent):
    some = select_edges(bent, np.array([True, True, False]))

    assert some.content_hash != bent.content_hash


def _broken(**changes):
    return lambda stored: stored | {name: change(stored[name]) for name, change in changes.items()}


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (_broken(u=lambda u: u + 99), "an edge ends at no node"),
        (_broken(v=lambda v: v[:-1]), "edge columns differ in length"),
        (_broken(speed=lambda s: s * 0), "an edge has no speed"),
        (_broken(cls=lambda c: c + 20), "an edge has an unknown class"),
        (_broken(name_id=lambda n: n + 7), "an edge has an unknown name"),
        (_broken(names=lambda n: n[::-1]), "name 0 is not the empty name"),
        (_broken(geom_off=lambda g: g[:-1]), "shape points do not match the edges"),
        (_broken(u=lambda u: u[:0]), "no roads"),
        (lambda stored: {k: v for k, v in stored.items() if k != "cls"}, "lacks cls"),
    ],
)
def test_a_spoilt_file_is_refused_with_the_reason(bent, tmp_path, spoil, reason):
    path = tmp_path / "g.npz"
    save_graph(bent, path)
    with np.load(path) as stored:
        arrays = spoil(dict(stored))
    np.savez(path, **arrays)

    with pytest.raises(GraphError) as caught:
        load_graph(path)

    assert caught.value.code is MapsErrorCode.GRAPH_INVALID
    assert caught.value.facts == {"file": str(path), "reason": reason}


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 broken"])
def test_what_is_no_graph_file_is_refused(tmp_path, content):
    path = tmp_path / "g.npz"
    path.write_bytes(content)

    with pytest.raises(GraphError) as caught:
        load_graph(path)

    assert caught.value.code is MapsErrorCode.GRAPH_INVALID


def test_a_missing_graph_file_is_refused(tmp_path):
    with pytest.raises(GraphError) as caught:
        load_graph(tmp_path / "none.npz")

    assert caught.value.facts["reason"] == "FileNotFoundError"


def test_edges_of_no_length_keep_a_weight(bent, tmp_path):
    save_graph(replace(bent, length_m=bent.length_m * 0), tmp_path / "g.npz")

    assert load_graph(tmp_path / "g.npz").length_m.tolist() == [0.1, 0.1, 0.1]
