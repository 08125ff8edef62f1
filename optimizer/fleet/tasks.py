"""What vehicles are asked for: tasks, each one or more drives that the same vehicles do."""

from collections import defaultdict
from dataclasses import dataclass

from optimizer.itinerary import Ride
from optimizer.problem import Dimension, TravelMode
from optimizer.timetable import Timetable


@dataclass(frozen=True, slots=True)
class Task:
    """Rides of one day and one set of parties, in order of time.

    ``riders`` and ``luggage_pieces`` are those of the fullest ride; ``sedan`` and
    ``accessible`` ask for at least one such vehicle; ``locked`` names the vehicles that
    must serve the task, None where any may.
    """

    group: str
    day: int
    rides: tuple[Ride, ...]
    riders: int
    luggage_pieces: int
    sedan: bool
    accessible: bool
    coach_allowed: bool
    locked: frozenset[str] | None

    @property
    def drive_min(self) -> int:
        """The minutes on the road with guests."""
        return sum(ride.leg.arrive_min - ride.leg.depart_min for ride in self.rides)

    @property
    def span_min(self) -> int:
        """From the first departure to the last arrival."""
        return self.rides[-1].leg.arrive_min - self.rides[0].leg.depart_min


def tasks_of(timetable: Timetable, by_ride: frozenset[tuple[str, int]]) -> list[Task]:
    """Return the tasks of a plan's legs.

    A delegation's day is one task for each set of parties that rides together; in the
    (group, day) pairs of ``by_ride`` and where vehicles are locked each ride is its own.
    """
    luggage = _luggage(timetable)
    locked = {
        lock.engagement: frozenset(lock.values)
        for lock in timetable.problem.locks
        if lock.dimension is Dimension.VEHICLE
    }
    bundles: dict[tuple[str, int, tuple[str, ...], int], list[Ride]] = defaultdict(list)
    for number, ride in enumerate(timetable.rides):
        group, day = ride.parties[0].group, ride.leg.day
        alone = (group, day) in by_ride or ride.leg.to_engagement in locked
        bundles[group, day, ride.leg.parties, number if alone else -1].append(ride)
    return [_task(timetable, tuple(rides), luggage, locked) for _, rides in sorted(bundles.items())]


def _task(
    timetable: Timetable,
    rides: tuple[Ride, ...],
    luggage: dict[int, int],
    locked: dict[str, frozenset[str]],
) -> Task:
    escorts = timetable.problem.parameters.escort_seats
    parties = rides[0].parties
    target = rides[0].leg.to_engagement
    return Task(
        group=parties[0].group,
        day=rides[0].leg.day,
        rides=rides,
        riders=sum(party.headcount for party in parties) + escorts,
        luggage_pieces=max(luggage.get(id(ride), 0) for ride in rides),
        sedan=any(party.principal_car for party in parties),
        accessible=any(party.accessible for party in parties),
        coach_allowed=all(party.travel_mode is TravelMode.COACH for party in parties),
        locked=None if target is None else locked.get(target),
    )


def _luggage(timetable: Timetable) -> dict[int, int]:
    """Return the pieces of luggage on each ride that carries any, by the ride's identity."""
    drives: dict[tuple[str, int], list[Ride]] = defaultdict(list)
    for ride in timetable.rides:
        for party in ride.parties:
            drives[party.id, ride.leg.day].append(ride)
    pieces: dict[int, int] = defaultdict(int)
    for party in timetable.problem.parties:
        for day in party.days:
            of_day = drives.get((party.id, day.day))
            if of_day:
                ends = {id(of_day[0])} if day.luggage_at_start else set()
                ends |= {id(of_day[-1])} if day.luggage_at_end else set()
                for identity in ends:
                    pieces[identity] += party.luggage_pieces
    return pieces
