"""The plan around an engagement that it leaves out, in excerpts: one for each choice.

A room, a host or an interpreter on a day clashes with few things: with what the guests,
that room or that person do then. So each choice is tried on its own in an excerpt of a
handful of visits, and only the best attempt as a whole on all that touches it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from optimizer.explain.candidates import Candidates
from optimizer.explain.clashes import Clashes, Excerpt
from optimizer.itinerary import Placed
from optimizer.problem import DAY_MIN, Dimension, Engagement, Party, Problem, Room, Window
from optimizer.rules import security
from optimizer.solution import Visit
from optimizer.timetable import Timetable

_NOWHERE = ""
"""The room of excerpts in which rooms do not matter; no room of a problem is called so."""


class Surroundings:
    """A plan as seen by one engagement that it leaves out."""

    def __init__(self, timetable: Timetable, candidates: Candidates) -> None:
        """Note whom and what the engagement touches whatever is chosen for it."""
        self._timetable = timetable
        self._engagement = engagement = candidates.engagement
        self._rooms = candidates.rooms
        self._guests = set(engagement.parties)
        problem = timetable.problem
        self._precedences = tuple(
            each for each in problem.precedences if engagement.id in (each.before, each.after)
        )
        self._offsets = tuple(
            each for each in problem.offsets if engagement.id in (each.first, each.second)
        )
        self._equipment = {need.equipment for need in engagement.equipment}
        self._apart = tuple(pair for pair in problem.apart if not self._guests.isdisjoint(pair))
        self._locks = tuple(
            lock
            for lock in problem.locks
            # Vehicles are assigned once times stand.
            if lock.engagement == engagement.id and lock.dimension is not Dimension.VEHICLE
        )
        self._excerpts: dict[tuple[str | int, ...], Excerpt] = {}

    def clashes_of_guests(self, visit: Visit) -> Clashes:
        """Return what a start and a room run into; host and teams are not looked at."""
        day = visit.start_min // DAY_MIN
        excerpt = self._kept(("guests", day, visit.room), lambda: self._of_guests(day, visit.room))
        return excerpt.clashes(replace(visit, host=None, teams=()))

    def clashes_of_host(self, visit: Visit, leader: str) -> Clashes:
        """Return what a host runs into at the visit's start and site."""
        day, site = visit.start_min // DAY_MIN, self._timetable.rooms[visit.room].site
        excerpt = self._kept(("host", day, site, leader), lambda: self._of_host(day, site, leader))
        return excerpt.clashes(replace(visit, room=_NOWHERE, host=leader, teams=()))

    def clashes_of_interpreter(self, visit: Visit, person: str, *, alone: bool) -> Clashes:
        """Return what an interpreter runs into at the visit's start and site.

        The visit has that person as its only team; ``alone`` tells whether it stays so.
        """
        day, site = visit.start_min // DAY_MIN, self._timetable.rooms[visit.room].site
        excerpt = self._kept(
            ("interpreter", day, site, person, alone),
            lambda: self._of_interpreter(day, site, person, alone=alone),
        )
        return excerpt.clashes(replace(visit, room=_NOWHERE, host=None))

    def clashes_together(self, visit: Visit) -> Clashes:
        """Return what the whole attempt runs into, in the checker's own words."""
        day = visit.start_min // DAY_MIN
        people = [name for team in visit.teams for name in team.interpreters]
        near = chain(
            (placed for name in sorted(self._guests) for placed in self._by_party(name)),
            self._around_guests(day, visit.room),
            self._around_host(day, visit.host or ""),
            *(self._around_interpreter(day, name) for name in people),
        )
        visits = _in_order(near)
        problem = self._reduced(visits, {day.day for p in self._own_parties() for day in p.days})
        return Excerpt(problem, [_visit(placed) for placed in visits]).clashes(visit)

    # -- excerpts ----------------------------------------------------------------------

    def _kept(self, key: tuple[str | int, ...], make: Callable[[], Excerpt]) -> Excerpt:
        excerpt = self._excerpts.get(key)
        if excerpt is None:
            excerpt = self._excerpts[key] = make()
        return excerpt

    def _of_guests(self, day: int, room: str) -> Excerpt:
        visits = [_without_people(placed) for placed in _in_order(self._around_guests(day, room))]
        reduced = self._reduced(visits, {day})
        engagements = (*reduced.engagements[:-1], _bare(self._engagement))
        staffed = (Dimension.HOST, Dimension.INTERPRETER)
        problem = replace(
            reduced,
            engagements=engagements,
            leaders=(),
            interpreters=(),
            linked_leaders=(),
            locks=tuple(lock for lock in self._locks if lock.dimension not in staffed),
        )
        return Excerpt(problem, [_visit(placed) for placed in visits])

    def _of_host(self, day: int, site: str, leader: str) -> Excerpt:
        visits = [_without_parties(placed) for placed in _in_order(self._around_host(day, leader))]
        problem = self._reduced(visits, set())
        return Excerpt(
            self._anywhere(problem, site, replace(self._engagement, parties=(), languages=())),
            [_visit(placed) for placed in visits],
            concerning=leader,
        )

    def _of_interpreter(self, day: int, site: str, person: str, *, alone: bool) -> Excerpt:
        visits = _in_order(self._around_interpreter(day, person))
        problem = self._reduced(visits, set())
        if not alone:
            # The excerpt knows one member of the team: what is summed for people who work
            # alone must not count it.
            problem = replace(
                problem, parameters=replace(problem.parameters, interpreter_alone_min=DAY_MIN)
            )
        return Excerpt(
            self._anywhere(problem, site, replace(self._engagement, hosts=())),
            [_visit(placed) for placed in visits],
            concerning=person,
        )

    def _anywhere(self, problem: Problem, site: str, engagement: Engagement) -> Problem:
        """Return an excerpt's problem with the engagement in a room that always does."""
        whole_stay = (Window(0, problem.days * DAY_MIN),)
        room = Room(_NOWHERE, site, engagement.people, (engagement.purpose,), whole_stay)
        return replace(
            problem,
            rooms=(*problem.rooms, room),
            engagements=(*problem.engagements[:-1], engagement),
            apart=(),
            precedences=(),
            offsets=(),
            equipment=(),
            locks=(),
        )

    def _reduced(self, visits: Sequence[Placed], days: set[int]) -> Problem:
        """Return the problem of some visits and the engagement, which comes last.

        Its guests have these days; of other parties nothing is checked.
        """
        engagements = [placed.engagement for placed in visits]
        engagements.append(self._engagement)
        named = {name for engagement in engagements for name in engagement.parties}
        named |= {name for pair in self._apart for name in pair}
        rooms = {placed.room.id: placed.room for placed in visits}
        rooms |= {name: self._timetable.rooms[name] for name in self._rooms}
        return replace(
            self._timetable.problem,
            rooms=tuple(rooms.values()),
            parties=tuple(
                self._party(party, days)
                for party in self._timetable.problem.parties
                if party.id in named
            ),
            vehicles=(),
            engagements=tuple(engagements),
            precedences=self._precedences,
            offsets=self._offsets,
            apart=self._apart,
            locks=self._locks,
            baseline=None,
        )

    def _party(self, party: Party, days: set[int]) -> Party:
        if party.id not in self._guests:
            return replace(party, days=(), bans=(), room_tags_for_meals=())
        return replace(party, days=tuple(day for day in party.days if day.day in days))

    # -- who is near -------------------------------------------------------------------

    def _own_parties(self) -> Iterator[Party]:
        return (self._timetable.parties[name] for name in self._engagement.parties)

    def _by_party(self, name: str) -> tuple[Placed, ...]:
        return self._timetable.by_party.get(name, ())

    def _around_guests(self, day: int, room: str) -> Iterator[Placed]:
        """Yield what the guests and those they must not meet do, what the room holds, and more.

        What has to come before, after or together, and what uses the same equipment.
        """
        met = self._guests.union(*self._apart)
        for name in sorted(met):
            yield from (placed for placed in self._by_party(name) if placed.day == day)
        for placed in self._timetable.by_room.get(room, ()):
            if abs(placed.day - day) <= 1:
                yield placed
        yield from self._beside_guarded(self._timetable.rooms[room].site, day)
        if self._engagement.is_banquet:
            for name in sorted(self._guests):
                yield from (each for each in self._by_party(name) if each.engagement.is_banquet)
        related = chain(
            *((order.before, order.after) for order in self._precedences),
            *((offset.first, offset.second) for offset in self._offsets),
        )
        for name in related:
            found = self._timetable.visit_of(name)
            if found is not None:
                yield found
        yield from self._around_equipment(day)

    def _around_equipment(self, day: int) -> Iterator[Placed]:
        """Yield what uses the same equipment, around midnight too."""
        for placed in self._timetable.visits if self._equipment else ():
            kinds = {need.equipment for need in placed.engagement.equipment}
            if abs(placed.day - day) <= 1 and not kinds.isdisjoint(self._equipment):
                yield placed

    def _beside_guarded(self, site: str, day: int) -> Iterator[Placed]:
        """Yield what a site holds beside guests whose ways must not cross another's (H23)."""
        if any(party.security_level == security.HIGHEST for party in self._own_parties()):
            for placed in self._timetable.visits:
                if placed.site == site and abs(placed.day - day) <= 1:
                    yield placed

    def _around_host(self, day: int, leader: str) -> Iterator[Placed]:
        """Yield what a leader and those who stand in for the leader host on a day."""
        pairs = [pair for pair in self._timetable.problem.linked_leaders if leader in pair]
        for name in sorted({leader}.union(*pairs)):
            for placed in self._timetable.by_leader.get(name, ()):
                if placed.day == day:
                    yield placed

    def _around_interpreter(self, day: int, person: str) -> Iterator[Placed]:
        """Yield an interpreter's visits on a day and, for the night's rest, beside it."""
        for placed in self._timetable.by_interpreter.get(person, ()):
            if abs(placed.day - day) <= 1:
                yield placed


def _in_order(visits: Iterable[Placed]) -> list[Placed]:
    """Return each visit once, in order of time, then id."""
    return sorted({each.id: each for each in visits}.values(), key=lambda v: (v.start_min, v.id))


def _visit(placed: Placed) -> Visit:
    return Visit(
        engagement=placed.id,
        start_min=placed.start_min,
        end_min=placed.end_min,
        room=placed.room.id,
        host=placed.host.id if placed.host else None,
        teams=placed.teams,
    )


def _without_people(placed: Placed) -> Placed:
    return replace(placed, engagement=_bare(placed.engagement), host=None, teams=())


def _without_parties(placed: Placed) -> Placed:
    return replace(
        placed, engagement=replace(placed.engagement, parties=(), languages=()), teams=()
    )


def _bare(engagement: Engagement) -> Engagement:
    return replace(engagement, hosts=(), languages=())
