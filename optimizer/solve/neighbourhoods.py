"""Which engagements to decide anew together: whole party-days, so that sequences stay free."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from enum import StrEnum
from random import Random

from optimizer.model import Scope
from optimizer.problem import DAY_MIN, Engagement, Problem
from optimizer.solution import Visit
from optimizer.solve.nearby import Nearby


class Kind(StrEnum):
    """What the party-days of a neighbourhood have in common."""

    DELEGATION = "delegation"
    DAY = "day"
    RESOURCE = "resource"
    LEFT_OUT = "left_out"
    """They are those of an engagement that is left out, and of its rivals."""


PartyDays = list[tuple[str, int]]
"""Delegations' days in the order in which they join a neighbourhood."""


class Neighbourhoods:
    """Draws neighbourhoods of one problem; all draws go through one seeded generator."""

    def __init__(self, problem: Problem, seed: int) -> None:
        """Index the engagements by delegation and by what they might share."""
        self._nearby = Nearby(problem)
        self._turn = 0
        self._random = Random(seed)  # noqa: S311  # draws choose where to search, not secrets
        group_of = {party.id: party.group for party in problem.parties}
        self._groups = {
            engagement.id: tuple(sorted({group_of[name] for name in engagement.parties}))
            for engagement in problem.engagements
        }
        self._days = {
            engagement.id: frozenset(days_asked(engagement)) for engagement in problem.engagements
        }
        self._of_day: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._shared: dict[tuple[str, str], list[str]] = defaultdict(list)
        halls = {("room", room.id) for room in problem.rooms if room.shared}
        for engagement in problem.engagements:
            # What many share at once makes nobody wait for another.
            for key in _resources(engagement):
                if key not in halls:
                    self._shared[key].append(engagement.id)
            for group in self._groups[engagement.id]:
                for day in self._days[engagement.id]:
                    self._of_day[group, day].append(engagement.id)

    def around(self, engagement: str) -> PartyDays:
        """Return the days of an engagement's guests, then those that might share with it."""
        own = [(g, d) for g in self._groups[engagement] for d in sorted(self._days[engagement])]
        rivals: PartyDays = []
        for key in self._keys(engagement):
            for other in self._shared[key]:
                common = self._days[other] & self._days[engagement]
                rivals += [(group, day) for group in self._groups[other] for day in sorted(common)]
        self._random.shuffle(rivals)
        return list(dict.fromkeys([*own, *rivals]))

    def draw(self, kind: Kind, left_out: Sequence[str]) -> PartyDays:
        """Return a neighbourhood of a kind; ``left_out`` engagements come one after the other.

        Raises IndexError where nothing is left out and that is asked for.
        """
        if kind is Kind.LEFT_OUT:
            self._turn += 1
            return self.around(left_out[self._turn % len(left_out)])
        drawn: dict[Kind, Callable[[], PartyDays]] = {
            Kind.DELEGATION: self._delegation,
            Kind.DAY: self._day,
            Kind.RESOURCE: self._resource,
        }
        return drawn[kind]()

    def _delegation(self) -> PartyDays:
        group = self._random.choice(sorted({group for group, _ in self._of_day}))
        own = sorted(pair for pair in self._of_day if pair[0] == group)
        return own + self._rest(own)

    def _day(self) -> PartyDays:
        day = self._random.choice(sorted({day for _, day in self._of_day}))
        pairs = sorted(pair for pair in self._of_day if pair[1] == day)
        self._random.shuffle(pairs)
        return pairs

    def _resource(self) -> PartyDays:
        if not self._shared:
            return []
        key = self._random.choice(sorted(self._shared))
        day = self._random.choice(sorted({d for e in self._shared[key] for d in self._days[e]}))
        pairs = [
            (group, day)
            for engagement in self._shared[key]
            if day in self._days[engagement]
            for group in self._groups[engagement]
        ]
        self._random.shuffle(pairs)
        return list(dict.fromkeys(pairs))

    def _rest(self, own: PartyDays) -> PartyDays:
        others = [pair for pair in sorted(self._of_day) if pair not in own]
        self._random.shuffle(others)
        return others

    def _keys(self, engagement: str) -> list[tuple[str, str]]:
        found = [key for key, users in self._shared.items() if engagement in users]
        self._random.shuffle(found)
        return found

    def scope(self, visits: tuple[Visit, ...], pairs: PartyDays, at_most: int) -> Scope:
        """Return the scope that decides the first party-days anew, about ``at_most`` engagements.

        An engagement joins when all days of all its guests on which it stands (or may be
        placed) are in; the others stay and stand in the way.
        """
        planned = {visit.engagement: visit for visit in visits}
        chosen: set[tuple[str, int]] = set()
        free: set[str] = set()
        for pair in pairs:
            chosen.add(pair)
            free |= {name for name in self._of_day[pair] if self._joins(name, planned, chosen)}
            if len(free) >= at_most:
                break
        days = {day for _, day in chosen}
        near = self._nearby.beside(free, visits, days)
        return Scope(tuple(sorted(free)), near, frozenset(days))

    def _joins(self, name: str, planned: dict[str, Visit], chosen: set[tuple[str, int]]) -> bool:
        visit = planned.get(name)
        days = self._days[name] if visit is None else {visit.start_min // DAY_MIN}
        return any(all((group, day) in chosen for group in self._groups[name]) for day in days)


def days_asked(engagement: Engagement) -> set[int]:
    """Return the days on which an engagement may be, by its windows."""
    return {
        day
        for window in engagement.windows
        for day in range(window.start_min // DAY_MIN, (window.end_min - 1) // DAY_MIN + 1)
    }


def _resources(engagement: Engagement) -> list[tuple[str, str]]:
    """Return what an engagement may share with others, as (kind, name)."""
    return [
        *(("host", option.leader) for option in engagement.hosts),
        *(("room", option.room) for option in engagement.rooms),
        *(("language", need.language) for need in engagement.languages),
        *(("equipment", need.equipment) for need in engagement.equipment),
    ]
