"""Roads out of an OpenStreetMap extract (PBF or XML), split where they meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import osmium

from maps.citybuild.assemble import Stretch
from maps.citybuild.report import Drop
from maps.roads import HIGHWAY_TAGS, RoadClass

CLOSED = frozenset({"no", "private", "military"})
DRIVEWAYS = frozenset({"driveway", "parking_aisle", "drive-through", "emergency_access"})
ROUNDABOUTS = frozenset({"roundabout", "circular"})
ONE_WAY_CLASSES = frozenset({"motorway", "motorway_link"})
FORWARD_ONLY, BACKWARD_ONLY = frozenset({"yes", "true", "1"}), frozenset({"-1", "reverse"})
FEWEST_NODES = 2


@dataclass(frozen=True, slots=True)
class OsmRoads:
    """The stretches of an extract, and what was left out on the way."""

    stretches: tuple[Stretch, ...]
    roads_read: int
    roads_used: int
    dropped: Mapping[Drop, int]


@dataclass(frozen=True, slots=True)
class _Way:
    refs: tuple[int, ...]
    places: tuple[tuple[float, float], ...]
    road_class: RoadClass
    name: str
    is_forward: bool
    is_backward: bool


def read_osm_roads(extract: Path) -> OsmRoads:
    """Read the roads of an extract. Raises RuntimeError or OSError as osmium does."""
    ways: list[_Way] = []
    dropped: Counter[Drop] = Counter()
    read = 0
    processor = (
        osmium.FileProcessor(str(extract), osmium.osm.NODE | osmium.osm.WAY)
        .with_locations()
        .with_filter(osmium.filter.KeyFilter("highway"))
    )
    for thing in processor:
        if not isinstance(thing, osmium.osm.Way):
            continue
        read += 1
        outcome = _read_way(thing)
        if isinstance(outcome, Drop):
            dropped[outcome] += 1
        else:
            ways.append(outcome)
    stretches = tuple(stretch for way in _split(ways) for stretch in _directed(way))
    return OsmRoads(stretches, read, len(ways), {why: dropped[why] for why in sorted(dropped)})


def _read_way(way: osmium.osm.Way) -> _Way | Drop:
    tags = dict(way.tags)
    reason = _unfit(tags)
    if reason is not None:
        return reason
    nodes = [node for node in way.nodes if node.location.valid()]
    if len(nodes) < FEWEST_NODES:
        return Drop.INCOMPLETE
    is_forward, is_backward = directions(tags)
    return _Way(
        refs=tuple(node.ref for node in nodes),
        places=tuple((node.location.lon, node.location.lat) for node in nodes),
        road_class=HIGHWAY_TAGS[tags["highway"]],
        name=tags.get("name", ""),
        is_forward=is_forward,
        is_backward=is_backward,
    )


def _unfit(tags: Mapping[str, str]) -> Drop | None:
    if tags["highway"] not in HIGHWAY_TAGS:
        return Drop.NOT_FOR_CARS
    if tags.get("area") == "yes":
        return Drop.AREA
    if tags.get("service") in DRIVEWAYS:
        return Drop.DRIVEWAY
    vehicles = tags.get("motorcar") or tags.get("motor_vehicle") or tags.get("vehicle")
    if (vehicles or tags.get("access")) in CLOSED:
        return Drop.NO_ACCESS
    return None


def directions(tags: Mapping[str, str]) -> tuple[bool, bool]:
    """Say whether a way may be driven forward and backward; some kinds are one-way untagged."""
    tagged = tags.get("oneway", "")
    if tagged in BACKWARD_ONLY:
        return False, True
    if tagged in FORWARD_ONLY:
        return True, False
    is_implied = tags["highway"] in ONE_WAY_CLASSES or tags.get("junction") in ROUNDABOUTS
    return True, tagged == "no" or not is_implied


def _split(ways: Sequence[_Way]) -> Iterator[_Way]:
    """Cut ways at their ends and wherever a node is used more than once."""
    uses = Counter(ref for way in ways for ref in way.refs)
    for way in ways:
        start = 0
        last = len(way.refs) - 1
        for k in range(1, last + 1):
            if k == last or uses[way.refs[k]] > 1:
                yield _Way(
                    way.refs[start : k + 1],
                    way.places[start : k + 1],
                    way.road_class,
                    way.name,
                    way.is_forward,
                    way.is_backward,
                )
                start = k


def _directed(way: _Way) -> Iterator[Stretch]:
    first, last = way.refs[0], way.refs[-1]
    if first == last:
        return
    if way.is_forward:
        yield Stretch(first, last, way.places, way.road_class, way.name)
    if way.is_backward:
        yield Stretch(last, first, way.places[::-1], way.road_class, way.name)
