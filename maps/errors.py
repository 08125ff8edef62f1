"""What can go wrong in the map engine: codes and facts, worded by the user interface."""

from __future__ import annotations

from enum import StrEnum


class MapsErrorCode(StrEnum):
    """One code per thing that can go wrong; the facts that go with it are named here."""

    PACK_NOT_FOUND = "pack_not_found"
    """No city pack has this id. Facts: `pack`, `searched`, `known`."""
    PACK_INVALID = "pack_invalid"
    """A file of a city pack cannot be used. Facts: `file`, `place`, `reason`."""
    GRAPH_INVALID = "graph_invalid"
    """A road graph file cannot be used. Facts: `file`, `reason`."""
    GRAPH_EMPTY = "graph_empty"
    """An extract holds no usable road. Facts: `file`."""
    EXTRACT_INVALID = "extract_invalid"
    """A file to import roads from cannot be read. Facts: `file`, `reason`."""
    NO_CITY_FOR_GRAPH = "no_city_for_graph"
    """A bare road graph lies in no known city pack. Facts: `file`, `known`."""
    SITE_UNKNOWN = "site_unknown"
    """A matrix was asked about a site it does not hold. Facts: `site`."""
    PERIOD_UNKNOWN = "period_unknown"
    """A matrix was asked about a day period it does not hold. Facts: `period`."""
    PERIODS_INVALID = "periods_invalid"
    """The table of day periods is not usable. Facts: `file`, `place`, `reason`."""
    POINT_INVALID = "point_invalid"
    """A coordinate lies outside the globe. Facts: `lat`, `lon`."""
    CALIBRATION_EMPTY = "calibration_empty"
    """Nothing to calibrate from. Facts: none."""
    GEOCODER_FAILED = "geocoder_failed"
    """A configured network geocoder gave no usable answer. Facts: `service`, `reason`."""


class MapsError(Exception):
    """Root of every error that `maps` raises; `code` says what, `facts` say where."""

    def __init__(self, code: MapsErrorCode, **facts: object) -> None:
        """Keep the code and its facts; the message is for logs only."""
        super().__init__(f"{code.value}: {facts}" if facts else code.value)
        self.code = code
        self.facts = facts


class PackError(MapsError):
    """A city pack is missing or broken."""


class GraphError(MapsError):
    """A road graph or an extract to make one from is broken."""


class TravelError(MapsError):
    """A travel matrix was asked for something that it cannot answer."""


class GeocodeError(MapsError):
    """A network geocoder failed; the offline gazetteer never raises it."""
