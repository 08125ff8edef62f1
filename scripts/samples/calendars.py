"""Planting: a feasible plan made beside the demand, so that what is asked is known to be possible.

Travel is over-estimated on purpose: everybody drives as slowly as a coach, with minutes to spare.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from maps.citypack import read_pack
from maps.geo import Point
from maps.matrix import travel_matrix
from maps.modes import Mode
from maps.travel import TravelMatrix
from planner.model import Scenario
from scripts.samples.sites import CITIES

PERSON_LOADING_MIN = 15
SPARE_MIN = 5


class NotFeasibleError(Exception):
    """The plan to be planted does not fit; the sample's data must be changed."""


@dataclass(frozen=True, slots=True, eq=False)
class Roads:
    """Drive times between venues, as slow as a coach."""

    matrix: TravelMatrix

    def drive_min(self, start: str, end: str, leaves: datetime) -> int:
        """Return minutes from door to door for a drive at that hour or half an hour later."""
        row, column = self.matrix.index(start), self.matrix.index(end)
        minute = leaves.hour * 60 + leaves.minute
        periods = (self.matrix.period_at(minute), self.matrix.period_at(minute + 30))
        return max(self.matrix.minutes[Mode.COACH][period][row][column] for period in periods)


def city_roads(scenario: Scenario) -> Roads:
    """Return the drives between a scenario's venues on the roads of its city."""
    points = {venue.id: Point(venue.lat, venue.lon) for venue in scenario.venues}
    return Roads(travel_matrix(read_pack(CITIES / scenario.office.city_pack_id), points))


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
            drive_min = self.roads.drive_min(first.venue_id, second.venue_id, first.end)
            gap_min = 5 if same else drive_min + self.gap_min
        return first.end + timedelta(minutes=gap_min) <= second.start

    def is_at(self, wanted: Booking) -> bool:
        """Tell whether a booking at the same venue overlaps."""
        return any(
            one.venue_id == wanted.venue_id and one.start < wanted.end and wanted.start < one.end
            for one in self.bookings
        )

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
