"""A plan indexed for its readers: who is where when, and on which drive."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

from optimizer.drive_times import DriveTimes
from optimizer.itinerary import DayItinerary, Move, Placed, Ride, shared_mode
from optimizer.problem import DAY_MIN, Party, PartyDay, Problem
from optimizer.solution import Leg, Solution, Team, Visit

Item = TypeVar("Item")


class Timetable:
    """A plan of a valid problem with all lookups made once; nothing in it changes.

    It reads any plan, also one edited by hand. What cannot be read is left out here and
    named by rule H00: visits to unknown engagements or rooms, further visits to an
    engagement, legs of unknown parties or sites; unknown hosts, interpreters and vehicles.
    All sequences are in order of time, then id.
    """

    def __init__(self, problem: Problem, solution: Solution) -> None:
        self.problem = problem
        self.solution = solution
        self.drive_times = DriveTimes(problem.travel)
        self.engagements = {item.id: item for item in problem.engagements}
        self.rooms = {item.id: item for item in problem.rooms}
        self.parties = {item.id: item for item in problem.parties}
        self.leaders = {item.id: item for item in problem.leaders}
        self.interpreters = {item.id: item for item in problem.interpreters}
        self.vehicles = {item.id: item for item in problem.vehicles}
        self._placed = self._place()
        self.visits = tuple(
            sorted(self._placed.values(), key=lambda visit: (visit.start_min, visit.id))
        )
        self.by_party = _grouped(
            (party, visit) for visit in self.visits for party in visit.engagement.parties
        )
        self.by_leader = _grouped(
            (visit.host.id, visit) for visit in self.visits if visit.host is not None
        )
        self.by_interpreter = _grouped(
            (interpreter, visit)
            for visit in self.visits
            for interpreter in sorted({i for team in visit.teams for i in team.interpreters})
        )
        self.by_room = _grouped((visit.room.id, visit) for visit in self.visits)
        self.itineraries = tuple(self._itineraries())
        self.rides = self._rides()
        self.by_vehicle = _grouped(
            (vehicle.id, ride) for ride in self.rides for vehicle in ride.vehicles
        )
        self._ride_of: dict[tuple[str, int, str | None, str | None], Ride] = {}
        self._vehicles_into: dict[str, set[str]] = defaultdict(set)
        self._index_rides()

    def visit_of(self, engagement: str) -> Placed | None:
        """Return where an engagement takes place, None when it is left out."""
        return self._placed.get(engagement)

    def ride_of(self, move: Move) -> Ride | None:
        """Return the ride that serves a move, None when the plan has none."""
        return self._ride_of.get(move.key)

    def vehicles_into(self, engagement: str) -> set[str] | None:
        """Return the vehicles that bring people to an engagement, None when nobody drives."""
        return self._vehicles_into.get(engagement)

    def transfer_min(self, party: Party, earlier: Placed, later: Placed) -> int:
        """Return what a party needs between two visits: loading, the drive at once, unloading."""
        if earlier.site == later.site:
            return 0
        return party.load_min + self.way_min(party, earlier, later) + party.unload_min

    def way_min(self, party: Party, earlier: Placed, later: Placed) -> int:
        """Return the minutes of a party's drive at once from one visit to the next."""
        leave = earlier.end_min + party.load_min
        return self.drive_times.drive_min(party.travel_mode, earlier.site, later.site, leave)

    def spare_min(self, party: Party, earlier: Placed, later: Placed) -> int:
        """Return the minutes between two visits that the transfer leaves; may be negative."""
        return later.start_min - earlier.end_min - self.transfer_min(party, earlier, later)

    def at_once_drive_min(self, move: Move) -> int:
        """Return the minutes of a party's move when it boards as soon as the visit before ends.

        From its base or port it boards as soon as it is ready.
        """
        party = move.party
        leave = (move.before.end_min if move.before else move.board_min) + party.load_min
        return self.drive_times.drive_min(party.travel_mode, move.from_site, move.to_site, leave)

    def _place(self) -> dict[str, Placed]:
        placed: dict[str, Placed] = {}
        for visit in self.solution.visits:
            engagement = self.engagements.get(visit.engagement)
            room = self.rooms.get(visit.room)
            if engagement and room and engagement.id not in placed:
                placed[engagement.id] = Placed(
                    engagement=engagement,
                    room=room,
                    host=self.leaders.get(visit.host) if visit.host else None,
                    teams=self._known_teams(visit),
                    start_min=visit.start_min,
                    end_min=visit.end_min,
                    day=visit.start_min // DAY_MIN,
                )
        return placed

    def _known_teams(self, visit: Visit) -> tuple[Team, ...]:
        return tuple(
            Team(team.language, tuple(i for i in team.interpreters if i in self.interpreters))
            for team in visit.teams
        )

    def _itineraries(self) -> Iterator[DayItinerary]:
        for party in self.problem.parties:
            on_day: dict[int, list[Placed]] = defaultdict(list)
            for visit in self.by_party.get(party.id, ()):
                on_day[visit.day].append(visit)
            for party_day in party.days:
                visits = tuple(on_day.get(party_day.day, ()))
                yield DayItinerary(party, party_day, visits, day_moves(party, party_day, visits))

    def _rides(self) -> tuple[Ride, ...]:
        rides = [ride for ride in map(self._ride, self.solution.legs) if ride]
        return tuple(sorted(rides, key=lambda ride: (ride.leg.depart_min, ride.ids)))

    def _ride(self, leg: Leg) -> Ride | None:
        known_sites = self.drive_times.knows(leg.from_site) and self.drive_times.knows(leg.to_site)
        parties = tuple(self.parties[id_] for id_ in leg.parties if id_ in self.parties)
        if not parties or len(parties) != len(leg.parties) or not known_sites:
            return None
        return Ride(
            leg=leg,
            parties=parties,
            vehicles=tuple(
                self.vehicles[v] for v in dict.fromkeys(leg.vehicles) if v in self.vehicles
            ),
            mode=shared_mode(parties),
            load_min=max(party.load_min for party in parties),
            unload_min=max(party.unload_min for party in parties),
        )

    def _index_rides(self) -> None:
        for ride in self.rides:
            leg = ride.leg
            for party in ride.parties:
                key = (party.id, leg.day, leg.from_engagement, leg.to_engagement)
                self._ride_of.setdefault(key, ride)
            if leg.to_engagement is not None:
                self._vehicles_into[leg.to_engagement] |= {v.id for v in ride.vehicles}


def _grouped(pairs: Iterable[tuple[str, Item]]) -> dict[str, tuple[Item, ...]]:
    groups: dict[str, list[Item]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return {key: tuple(items) for key, items in groups.items()}


def day_moves(party: Party, party_day: PartyDay, visits: tuple[Placed, ...]) -> tuple[Move, ...]:
    """Return the changes of site of a party's day, from where it starts to where it ends."""
    stops: tuple[Placed | None, ...] = (None, *visits, None)
    pairs = [
        (
            before,
            after,
            before.site if before else party_day.start_site,
            after.site if after else party_day.end_site,
        )
        for before, after in pairwise(stops)
    ]
    drives = [pair for pair in pairs if pair[2] != pair[3]]
    return tuple(
        Move(
            party=party,
            day=party_day.day,
            before=before,
            after=after,
            from_site=from_site,
            to_site=to_site,
            board_min=_board_min(party_day, before, is_first=n == 0),
            out_by_min=_out_by_min(party_day, after, is_last=n == len(drives) - 1),
        )
        for n, (before, after, from_site, to_site) in enumerate(drives)
    )


def _board_min(party_day: PartyDay, before: Placed | None, *, is_first: bool) -> int:
    """A party that greets at its port may be free before its luggage is."""
    if before is None:
        return party_day.ready_min
    return max(before.end_min, party_day.ready_min) if is_first else before.end_min


def _out_by_min(party_day: PartyDay, after: Placed | None, *, is_last: bool) -> int:
    """A party that is seen off at its port is there in time, however late the send-off."""
    if after is None:
        return party_day.due_min
    return min(after.start_min, party_day.due_min) if is_last else after.start_min
