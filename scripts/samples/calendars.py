"""Planting: a feasible plan made beside the demand, so that what is asked is known to be possible.

Travel is over-estimated on purpose (straight line, peak hour, loading at both ends), so that the
planted plan holds on real roads too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import asin, ceil, cos, radians, sin, sqrt

from planner.model import Venue

# The planner's formula where no roads are known (1.29 min a kilometre and 8.2 min), at peak hours.
_MIN_PER_KM, _MIN_FIXED, _PEAK = 1.29, 8.2, 1.6
_EARTH_KM = 6371.0
GUEST_LOADING_MIN = 30
PERSON_LOADING_MIN = 15


class NotFeasibleError(Exception):
    """The plan to be planted does not fit; the sample's data must be changed."""


@dataclass(frozen=True, slots=True)
class Roads:
    """Generous drive times between venues."""

    venues: Mapping[str, Venue]

    def drive_min(self, start: str, end: str) -> int:
        """Return generous minutes from door to door, without loading."""
        if start == end:
            return 0
        one, other = self.venues[start], self.venues[end]
        lat_1, lat_2 = radians(one.lat), radians(other.lat)
        half = sin((lat_2 - lat_1) / 2) ** 2
        half += cos(lat_1) * cos(lat_2) * sin(radians(other.lon - one.lon) / 2) ** 2
        distance_km = 2 * _EARTH_KM * asin(sqrt(half))
        return ceil((_MIN_PER_KM * distance_km + _MIN_FIXED) * _PEAK)


@dataclass(frozen=True, slots=True)
class Booking:
    """A stretch of somebody's time at a venue."""

    start: datetime
    end: datetime
    venue_id: str


@dataclass(slots=True)
class Calendar:
    """What one person, party or room has been booked for."""

    gap_min: int
    roads: Roads | None
    bookings: list[Booking] = field(default_factory=list)

    def fits(self, wanted: Booking) -> bool:
        """Tell whether there is time for a booking, and for getting there and away."""
        return all(self._apart(one, wanted) for one in self.bookings)

    def _apart(self, one: Booking, other: Booking) -> bool:
        first, second = (one, other) if one.start <= other.start else (other, one)
        gap_min = self.gap_min
        if self.roads is not None:
            same = first.venue_id == second.venue_id
            drive_min = self.roads.drive_min(first.venue_id, second.venue_id)
            gap_min = 5 if same else drive_min + self.gap_min
        return first.end + timedelta(minutes=gap_min) <= second.start

    def book(self, wanted: Booking) -> None:
        """Take the time; what does not fit is a mistake of the caller."""
        if not self.fits(wanted):
            raise NotFeasibleError(wanted)
        self.bookings.append(wanted)

    def minutes_on(self, day: datetime) -> int:
        """Return how many minutes are booked on a day."""
        spans = (one.end - one.start for one in self.bookings if one.start.date() == day.date())
        return int(sum(spans, timedelta()).total_seconds() // 60)


def starts(earliest: datetime, latest: datetime, step_min: int = 15) -> Iterable[datetime]:
    """Yield starts from the earliest to the latest, both included, in steps."""
    moment = earliest
    while moment <= latest:
        yield moment
        moment += timedelta(minutes=step_min)
