"""Which visits that stand can have a say in what a neighbourhood decides anew."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from optimizer.problem import DAY_MIN, Engagement, Problem
from optimizer.rules import vehicle_seats
from optimizer.solution import Visit

Key = tuple[str, str]


class Nearby:
    """Knows what engagements may share: guests, people, rooms, sites, vehicles.

    What may break a rule is always beside. Of what goals count, some may be overlooked: the
    checker weighs each plan whole, so that no worse one is taken for that.
    """

    def __init__(self, problem: Problem) -> None:
        """Look up whose engagements touch whose."""
        self._problem = problem
        self._engagements = {each.id: each for each in problem.engagements}
        self._group_of = {party.id: party.group for party in problem.parties}
        self._site_of = {room.id: room.site for room in problem.rooms}
        self._speakers: dict[str, set[str]] = {}
        for person in problem.interpreters:
            for skill in person.skills:
                self._speakers.setdefault(skill.language, set()).add(person.id)
        self._partners: dict[Key, set[Key]] = {}
        for kind, pairs in (
            ("leader", problem.linked_leaders),
            ("group", [(self._group_of[a], self._group_of[b]) for a, b in problem.apart]),
            ("engagement", [(order.before, order.after) for order in problem.precedences]),
        ):
            for one, other in pairs:
                self._partners.setdefault((kind, one), set()).add((kind, other))
                self._partners.setdefault((kind, other), set()).add((kind, one))
        self._vehicles_bind = {
            day for day in range(problem.days) if vehicle_seats.may_bind(problem, day)
        }

    def beside(
        self, free: Collection[str], visits: tuple[Visit, ...], days: Collection[int]
    ) -> tuple[Visit, ...]:
        """Return the visits that stand beside ``free`` engagements placed on these days."""
        touched = {key for name in free for key in self._asked(self._engagements[name])}
        touched |= {partner for key in touched for partner in self._partners.get(key, ())}
        return tuple(
            visit
            for visit in visits
            if visit.engagement not in free and self._is_beside(visit, touched, days)
        )

    def _is_beside(self, visit: Visit, touched: set[Key], days: Collection[int]) -> bool:
        day = visit.start_min // DAY_MIN
        if not {day - 1, day, day + 1}.intersection(days):
            # Only what guests do is counted over the whole stay.
            return not touched.isdisjoint(self._guests(visit.engagement))
        return day in self._vehicles_bind or not touched.isdisjoint(self._held(visit))

    def _asked(self, engagement: Engagement) -> Iterator[Key]:
        """Yield what an engagement may use."""
        yield "engagement", engagement.id
        yield from self._guests(engagement.id)
        yield from (("leader", option.leader) for option in engagement.hosts)
        yield from (("site", self._site_of[option.room]) for option in engagement.rooms)
        for need in engagement.languages:
            for person in self._speakers.get(need.language, ()):
                yield "interpreter", person

    def _guests(self, name: str) -> Iterator[Key]:
        yield from (("group", self._group_of[each]) for each in self._engagements[name].parties)

    def _held(self, visit: Visit) -> Iterator[Key]:
        """Yield what a visit uses."""
        yield "engagement", visit.engagement
        yield from self._guests(visit.engagement)
        yield "leader", visit.host or ""
        yield "site", self._site_of[visit.room]
        for team in visit.teams:
            yield from (("interpreter", name) for name in team.interpreters)
