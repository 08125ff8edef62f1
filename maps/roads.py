"""Road classes with their default speeds and junction delays, and the tags they come from."""

from __future__ import annotations

from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class RoadClass(IntEnum):
    """The classes of a road graph; the numbers are the file format's."""

    MOTORWAY = 1
    TRUNK = 2
    PRIMARY = 3
    SECONDARY = 4
    TERTIARY = 5
    LINK = 6
    RESIDENTIAL = 7
    SERVICE = 8
    CONNECTOR = 9


MAIN_CLASSES = frozenset({RoadClass.MOTORWAY, RoadClass.TRUNK, RoadClass.PRIMARY})
"""The classes of a main-road graph."""

FREE_SPEED_KMH: Mapping[RoadClass, int] = MappingProxyType(
    {
        RoadClass.MOTORWAY: 90,
        RoadClass.TRUNK: 75,
        RoadClass.PRIMARY: 60,
        RoadClass.SECONDARY: 50,
        RoadClass.TERTIARY: 40,
        RoadClass.LINK: 35,
        RoadClass.RESIDENTIAL: 25,
        RoadClass.SERVICE: 15,
        RoadClass.CONNECTOR: 30,
    }
)
"""Free-flow speeds for imports. Tagged limits are ignored on purpose: in Chinese extracts
one way in twenty carries one, and averaging those gives 50 km/h on residential lanes."""

JUNCTION_DELAY_S: Mapping[RoadClass, float] = MappingProxyType(
    {
        RoadClass.MOTORWAY: 0.0,
        RoadClass.TRUNK: 1.5,
        RoadClass.PRIMARY: 7.0,
        RoadClass.SECONDARY: 9.0,
        RoadClass.TERTIARY: 8.0,
        RoadClass.LINK: 3.0,
        RoadClass.RESIDENTIAL: 6.0,
        RoadClass.SERVICE: 4.0,
        RoadClass.CONNECTOR: 0.0,
    }
)
"""Seconds lost at the junction that ends an edge, by the edge's class (fitted on Hangzhou)."""

HIGHWAY_TAGS: Mapping[str, RoadClass] = MappingProxyType(
    {
        "motorway": RoadClass.MOTORWAY,
        "trunk": RoadClass.TRUNK,
        "primary": RoadClass.PRIMARY,
        "secondary": RoadClass.SECONDARY,
        "tertiary": RoadClass.TERTIARY,
        "motorway_link": RoadClass.LINK,
        "trunk_link": RoadClass.LINK,
        "primary_link": RoadClass.LINK,
        "secondary_link": RoadClass.LINK,
        "tertiary_link": RoadClass.LINK,
        "residential": RoadClass.RESIDENTIAL,
        "unclassified": RoadClass.RESIDENTIAL,
        "living_street": RoadClass.RESIDENTIAL,
        "service": RoadClass.SERVICE,
    }
)
"""OpenStreetMap `highway` values that a car may use; every other value is dropped."""
