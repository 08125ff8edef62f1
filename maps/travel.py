"""Travel matrices and routes as plain data."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from maps.errors import MapsErrorCode, TravelError
from maps.geo import Line, Point
from maps.modes import Mode
from maps.periods import MINUTES_PER_DAY

SNAP_WARNING_M = 500.0
"""A site further than this from the road network gets a warning."""

MOTORCADE_LANE = Mode.MOTORCADE.value
"""The name under which a motorcade's paths stand beside those of the periods."""

Table = tuple[tuple[int, ...], ...]


class Rung(StrEnum):
    """Where a travel time comes from, best first; always shown to the user."""

    CITY_ROADS = "city_roads"
    MAIN_ROADS = "main_roads"
    GEODESIC = "geodesic"


@dataclass(frozen=True, slots=True)
class Route:
    """One drive as it is drawn, from door to door, and what it costs."""

    points: Line
    distance_m: int
    minutes: int
    rung: Rung
    road_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """The way of one drive without its cost: the line from door to door and road names."""

    points: Line
    distance_m: int
    road_names: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class TravelMatrix:
    """Drive times between sites for every mode and day period, in whole minutes rounded up.

    `period_starts_min` are the minutes of the day at which the slices begin, ascending from 0,
    and `period_ids` the period of each slice; a period may recur. `minutes[mode][period][i][j]`
    and `distance_m[i][j]` (metres, by the reference period's route) run over `site_ids`, the
    diagonal is 0. `rung[i][j]` is the provenance of an entry, `snap_m[i]` how far a site lies
    from the road network used for it (0 for the geodesic formula).
    """

    site_ids: tuple[str, ...]
    points: tuple[Point, ...]
    period_ids: tuple[str, ...]
    period_starts_min: tuple[int, ...]
    minutes: Mapping[Mode, Mapping[str, Table]]
    distance_m: Table
    rung: tuple[tuple[Rung, ...], ...]
    snap_m: tuple[float, ...]
    path: Callable[[int, int, str], Path]

    @property
    def far_sites(self) -> tuple[str, ...]:
        """The sites more than 500 m off the road network, which the office should check."""
        pairs = zip(self.site_ids, self.snap_m, strict=True)
        return tuple(site for site, metres in pairs if metres > SNAP_WARNING_M)

    def period_at(self, minute_of_day: int) -> str:
        """Return the id of the period that a minute of the day falls in."""
        position = bisect_right(self.period_starts_min, minute_of_day % MINUTES_PER_DAY) - 1
        return self.period_ids[position]

    def index(self, site_id: str) -> int:
        """Return a site's row. Raises TravelError for an unknown site."""
        try:
            return self.site_ids.index(site_id)
        except ValueError:
            raise TravelError(MapsErrorCode.SITE_UNKNOWN, site=site_id) from None

    def route(self, from_id: str, to_id: str, period: str, mode: Mode = Mode.CAR) -> Route:
        """Return the drive between two sites in a period, with its line and road names.

        A motorcade has its own quickest way, the same at every hour. Raises TravelError for
        an unknown site or period.
        """
        start, end = self.index(from_id), self.index(to_id)
        if period not in self.minutes[mode]:
            raise TravelError(MapsErrorCode.PERIOD_UNKNOWN, period=period)
        path = self.path(start, end, MOTORCADE_LANE if mode is Mode.MOTORCADE else period)
        minutes = self.minutes[mode][period][start][end]
        rung = self.rung[start][end]
        return Route(path.points, path.distance_m, minutes, rung, path.road_names)
