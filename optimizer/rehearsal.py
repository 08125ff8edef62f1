"""A finished plan rehearsed: who would wait for whom, on many days with the usual delays.

Each run draws a delay for every host, flight, boarding and drive (``Parameters.delays``) and
follows parties and hosts through their days: nobody starts before the time told, nobody is
at the next place before the way is behind them, and nothing is shortened to catch up. The
draws are the same for the plan as it is and with spare minutes somewhere, so that what
differs is the plan.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from optimizer.itinerary import DayItinerary, Move, Placed
from optimizer.parameters import DelayStep
from optimizer.problem import Problem, TravelMode
from optimizer.solution import Solution
from optimizer.timetable import Timetable

SPARE_MIN = 10
"""The minutes for which the best place is looked for."""

_PEAK = 1.3
"""A drive that takes so many times as long as at the best hour is one in heavy traffic."""

Minutes = NDArray[np.float64]
"""One number for each run."""


@dataclass(frozen=True, slots=True)
class RehearsalOptions:
    """How many days to play, and how.

    A plan's drives leave as late as they can, and guests leave as they were told. With
    ``at_once`` they leave each engagement for the next as soon as they are free, as goal S21
    thinks they do: the difference is what time in hand is worth that is kept for the way.
    """

    runs: int = 1000
    seed: int = 1
    at_once: bool = False


@dataclass(frozen=True, slots=True)
class Appointment:
    """An engagement with a host: in how many of 1000 runs one side waits longer than tolerated.

    ``late_min`` is how much later than told it begins on average.
    """

    engagement: str
    host_waits_permille: int
    guests_wait_permille: int
    late_min: float


@dataclass(frozen=True, slots=True)
class Link:
    """A party's way to an engagement, from the one before or where its day begins."""

    party: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a rehearsal shows.

    The ``weakest`` link makes guests ``added_min`` late on average, beside what they were
    already. Ten spare minutes at ``best_spare`` keep ``spared_permille`` hosts from waiting,
    the thousandths of all appointments added up. Both are None where nothing comes late.
    """

    runs: int
    seed: int
    appointments: tuple[Appointment, ...]
    weakest: Link | None
    added_min: float
    best_spare: Link | None
    spared_permille: int


@dataclass(frozen=True, slots=True)
class _Way:
    """A link with what its day says, and the drive if there is one."""

    link: Link
    day: DayItinerary
    before: Placed | None
    move: Move | None


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The minutes of each run: when guests and hosts are there, and when engagements begin."""

    guests: dict[str, Minutes] = field(default_factory=dict)
    hosts: dict[str, Minutes] = field(default_factory=dict)
    starts: dict[str, Minutes] = field(default_factory=dict)
    added: dict[Link, Minutes] = field(default_factory=dict)


def rehearse(
    problem: Problem, solution: Solution, options: RehearsalOptions | None = None
) -> Rehearsal:
    """Rehearse a plan of a valid problem; the same options repeat the answer."""
    options = options or RehearsalOptions()
    timetable = Timetable(problem, solution)
    stage = _Stage(timetable, options)
    usual = stage.play(None)
    hosted = [visit for visit in timetable.visits if visit.host is not None]
    added = {link: float(minutes.mean()) for link, minutes in usual.added.items()}
    weakest = max(added, key=lambda link: added[link], default=None)
    waiting = stage.hosts_wait(usual, hosted)
    spared = {
        way.link: waiting - stage.hosts_wait(stage.play(way.link), hosted)
        for ways in stage.ways.values()
        for way in ways
        if way.before is not None
    }
    best = max(spared, key=lambda link: spared[link], default=None)
    return Rehearsal(
        runs=options.runs,
        seed=options.seed,
        appointments=tuple(stage.appointment(usual, visit) for visit in hosted),
        weakest=weakest if weakest and added[weakest] > 0 else None,
        added_min=round(added[weakest], 1) if weakest else 0.0,
        best_spare=best if best and spared[best] > 0 else None,
        spared_permille=spared[best] if best else 0,
    )


class _Stage:
    """A plan with all delays drawn, to be played as often as one likes."""

    def __init__(self, timetable: Timetable, options: RehearsalOptions) -> None:
        rng, runs = np.random.default_rng(options.seed), options.runs
        self._timetable = timetable
        self._runs = runs
        self._at_once = options.at_once
        self._delays = timetable.problem.parameters.delays
        self.ways: dict[str, list[_Way]] = {}
        for way in _ways(timetable):
            self.ways.setdefault(way.link.after, []).append(way)
        self._host_delay = {
            visit.id: _drawn(rng, self._delays.leaders, runs)
            for visit in timetable.visits
            if visit.host is not None
        }
        self._flight = {
            (party.id, day.day): _drawn(rng, self._delays.flights, runs)
            for party in timetable.problem.parties
            for day in party.days
            if day.by_air
        }
        self._loading: dict[tuple[object, ...], Minutes] = {}
        self._drive: dict[tuple[object, ...], Minutes] = {}
        for ways in self.ways.values():
            for way in ways:
                if way.move is not None and _drive_key(way.move) not in self._drive:
                    self._draw_drive(way.move, rng)

    def _draw_drive(self, move: Move, rng: np.random.Generator) -> None:
        """Draw boarding and traffic of a drive, once for all of a delegation who make it."""
        key, most = _drive_key(move), self._delays.loading_most_min
        self._loading[key] = rng.integers(0, most, self._runs, endpoint=True).astype(float)
        planned = self._planned(move)[1]
        shortest = _shortest_min(self._timetable, move)
        is_peak = planned > _PEAK * shortest
        percent = self._delays.peak_percent if is_peak else self._delays.traffic_percent
        sigma = sqrt(log(1 + (percent / 100) ** 2))
        self._drive[key] = planned * rng.lognormal(-(sigma**2) / 2, sigma, self._runs)

    def _planned(self, move: Move) -> tuple[int, int]:
        """Return when a move boards and how long it drives, in the plan or as soon as it can."""
        ride = self._timetable.ride_of(move)
        if ride is None:
            return move.board_min, self._timetable.at_once_drive_min(move)
        return ride.start_min, ride.leg.arrive_min - ride.leg.depart_min

    def play(self, spare: Link | None) -> _Outcome:
        """Return what happens in each run, with spare minutes on a link."""
        outcome = _Outcome()
        for visit in self._timetable.visits:
            arrivals = [np.full(self._runs, -np.inf)]
            for way in self.ways.get(visit.id, ()):
                free, late = self._free(way, outcome.starts)
                ready = self._arrival(way, free) - (SPARE_MIN if way.link == spare else 0)
                outcome.added[way.link] = np.maximum(ready - visit.start_min, 0) - late
                arrivals.append(ready)
            guests = outcome.guests[visit.id] = np.maximum.reduce(arrivals)
            hosts = outcome.hosts[visit.id] = self._host_there(visit, outcome.starts)
            outcome.starts[visit.id] = np.maximum(np.maximum(guests, hosts), visit.start_min)
        return outcome

    def _free(self, way: _Way, starts: Mapping[str, Minutes]) -> tuple[Minutes, Minutes]:
        """Return when a party is free for its way, and by how much that is late."""
        if way.before is not None:
            late = starts[way.before.id] - way.before.start_min
            return way.before.end_min + late, late
        day = way.day.party_day
        late = self._flight.get((way.link.party, day.day), np.zeros(self._runs))
        return (day.present_min if way.move is None else day.ready_min) + late, late

    def _arrival(self, way: _Way, free: Minutes) -> Minutes:
        if way.move is None:
            return free
        key, party = _drive_key(way.move), way.move.party
        told = self._planned(way.move)[0]
        boards = free if self._at_once and way.before else np.maximum(free, told)
        on_the_way = self._loading[key] + self._drive[key]
        return boards + party.load_min + on_the_way + party.unload_min

    def _host_there(self, visit: Placed, starts: Mapping[str, Minutes]) -> Minutes:
        """Return when the host is there: late as drawn, or held up by an earlier engagement."""
        if visit.host is None:
            return np.full(self._runs, -np.inf)
        there = visit.start_min + self._host_delay[visit.id]
        for earlier in self._timetable.by_leader[visit.host.id]:
            if earlier.id in starts and earlier.day == visit.day:
                way = self._timetable.drive_times.drive_min(
                    TravelMode.CAR, earlier.site, visit.site, earlier.end_min
                )
                load = self._timetable.problem.parameters.person_load_min if way else 0
                end = starts[earlier.id] + earlier.engagement.duration_min
                there = np.maximum(there, end + load + way)
        return there

    def appointment(self, outcome: _Outcome, visit: Placed) -> Appointment:
        """Return how often each side waits."""
        guests, host = outcome.guests[visit.id], outcome.hosts[visit.id]
        late = outcome.starts[visit.id] - visit.start_min
        return Appointment(
            engagement=visit.id,
            host_waits_permille=self._permille(guests - np.maximum(host, visit.start_min)),
            guests_wait_permille=self._permille(host - np.maximum(guests, visit.start_min)),
            late_min=round(float(late.mean()), 1),
        )

    def hosts_wait(self, outcome: _Outcome, hosted: Sequence[Placed]) -> int:
        """Return the thousandths of all appointments in which a host waits."""
        return sum(self.appointment(outcome, visit).host_waits_permille for visit in hosted)

    def _permille(self, waits: Minutes) -> int:
        return round(1000 * float((waits > self._delays.tolerated_min).mean()))


def _ways(timetable: Timetable) -> Iterator[_Way]:
    """Yield each party's way to each of its engagements."""
    for itinerary in timetable.itineraries:
        moves = {(m.before, m.after): m for m in itinerary.moves}
        before: Placed | None = None
        for visit in itinerary.visits:
            link = Link(itinerary.party.id, before.id if before else None, visit.id)
            yield _Way(link, itinerary, before, moves.get((before, visit)))
            before = visit


def _drive_key(move: Move) -> tuple[object, ...]:
    """Return what parties of one delegation who drive together have in common."""
    return (move.party.group, *move.key[1:])


def _shortest_min(timetable: Timetable, move: Move) -> int:
    travel = timetable.problem.travel
    return min(
        timetable.drive_times.drive_min(
            move.party.travel_mode, move.from_site, move.to_site, start_min
        )
        for start_min in travel.slice_starts_min
    )


def _drawn(rng: np.random.Generator, steps: Sequence[DelayStep], runs: int) -> Minutes:
    """Draw delays: a kind by its percent, then a minute of it."""
    percents = np.array([step.percent for step in steps], dtype=float)
    kinds = rng.choice(len(steps), runs, p=percents / percents.sum())
    least = np.array([step.least_min for step in steps])[kinds]
    most = np.array([step.most_min for step in steps])[kinds]
    return rng.integers(least, most, endpoint=True).astype(float)
