"""How far a change is allowed to reach: first its own guests' day, at last everything."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from optimizer.model import Scope
from optimizer.problem import DAY_MIN, Engagement, Problem
from optimizer.solution import Visit
from optimizer.solve.neighbourhoods import days_asked
from optimizer.solve.placing import WHOLE_AT_MOST


@dataclass(frozen=True, slots=True)
class Reach:
    """Engagements that may change, on these days or (None) on any."""

    free: frozenset[str]
    days: frozenset[int] | None

    def scope(self, visits: tuple[Visit, ...]) -> Scope:
        """Return the scope that keeps all other visits of a plan as they are."""
        fixed = tuple(visit for visit in visits if visit.engagement not in self.free)
        return Scope(tuple(sorted(self.free)), fixed, self.days)


class Surroundings:
    """Who shares what with whom, and when, in a told plan."""

    def __init__(self, problem: Problem, visits: tuple[Visit, ...], frozen: frozenset[str]) -> None:
        """Note on which days each engagement is planned, or may be."""
        self._frozen = frozen
        self._engagements = {engagement.id: engagement for engagement in problem.engagements}
        told = problem.baseline.visits if problem.baseline is not None else ()
        days = {name: days_asked(each) for name, each in self._engagements.items()}
        days |= {each.engagement: {each.start_min // DAY_MIN} for each in told}
        days |= {visit.engagement: {visit.start_min // DAY_MIN} for visit in visits}
        self._days = days
        halls = {room.id for room in problem.rooms if room.shared}
        self._keys = {
            name: frozenset(_keys(each, halls)) for name, each in self._engagements.items()
        }

    def widening(self, hits: frozenset[str]) -> Iterator[Reach]:
        """Yield ever wider reaches of what a change has hit, each of them once.

        Hits may move by themselves; with what their guests do that day; with all that shares
        a guest, a possible host, a language or a room with them that day; with each whole
        day; on every day that they may be on; and with everything, where that is not too
        much to be searched at once.
        """
        seen: set[Reach] = set()
        for reach in self._reaches(hits):
            if reach not in seen and len(reach.free) <= max(WHOLE_AT_MOST, len(hits)):
                seen.add(reach)
                yield reach

    def _reaches(self, hits: frozenset[str]) -> Iterator[Reach]:
        days = frozenset(day for name in hits for day in self._days[name])
        asked = frozenset(day for name in hits for day in days_asked(self._engagements[name]))
        guests = {party for name in hits for party in self._engagements[name].parties}
        shared = frozenset[str]().union(*(self._keys[name] for name in hits))
        sharing = {name for name, keys in self._keys.items() if keys & shared}
        own = {name for name in sharing if guests.intersection(self._engagements[name].parties)}
        yield Reach(hits - self._frozen, asked)
        yield self._on(days, own, hits)
        yield self._on(days, sharing, hits)
        everything = self._engagements.keys()
        for day in sorted(days):
            yield self._on(frozenset({day}), everything, hits)
        yield self._on(days, everything, hits)
        yield self._on(asked, own, hits)
        yield self._on(asked, sharing, hits)
        yield self._on(asked, everything, hits)
        yield Reach(frozenset(everything - self._frozen), None)

    def _on(self, days: frozenset[int], names: Collection[str], hits: frozenset[str]) -> Reach:
        planned = {name for name in names if not self._days[name].isdisjoint(days)}
        return Reach((hits | planned) - self._frozen, days)


def _keys(engagement: Engagement, halls: set[str]) -> Iterator[tuple[str, str]]:
    """Yield what an engagement may share with others; a shared hall keeps nobody waiting."""
    yield from (("guest", party) for party in engagement.parties)
    yield from (("host", option.leader) for option in engagement.hosts)
    yield from (("language", need.language) for need in engagement.languages)
    yield from (("room", option.room) for option in engagement.rooms if option.room not in halls)
