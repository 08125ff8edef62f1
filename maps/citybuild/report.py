"""What an import read, kept and left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from maps.geo import BBox
from maps.roads import RoadClass


class Drop(StrEnum):
    """Why a road of the extract is not in the graph."""

    NOT_FOR_CARS = "not_for_cars"
    """Its class is none that a car uses: footways, tracks, roads under construction."""
    NO_ACCESS = "no_access"
    """It is private or closed to motor vehicles."""
    DRIVEWAY = "driveway"
    """A driveway or an aisle of a car park."""
    AREA = "area"
    """A square drawn as an area."""
    INCOMPLETE = "incomplete"
    """Fewer than two of its nodes are in the extract."""

    LOOP = "loop"
    """It begins and ends at one junction, so no way leads over it."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """An import in figures. `edges_cut_off` lay outside the largest strongly connected part."""

    folder: Path
    pack_id: str
    roads_read: int
    roads_used: int
    dropped: Mapping[Drop, int]
    nodes: int
    edges: int
    edges_cut_off: int
    length_km: float
    edges_by_class: Mapping[RoadClass, int]
    named_roads: int
    water_shapes: int
    bbox: BBox
