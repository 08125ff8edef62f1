"""Where leaders drive: from the office to an engagement, straight on to the next, and back.

All leaders share one set of arcs, "somebody goes on from here to there", with the host
carried along each arc and one first engagement for each leader. That is smaller than one
circuit for each leader and lets the solver exchange the ends of two leaders' engagements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from ortools.sat.python.cp_model import BoolVarT

from optimizer.model.alike import Crews
from optimizer.model.clock import Pace
from optimizer.model.item import Item
from optimizer.model.routes import Case
from optimizer.problem import TravelMode
from optimizer.solution import Visit

if TYPE_CHECKING:
    from optimizer.model.model import Model


@dataclass(frozen=True, slots=True)
class Way:
    """A drive that a leader may make: where ``arc`` holds, one of the cases does."""

    arc: BoolVarT
    cases: tuple[Case, ...]


class Tours:
    """The drives of all leaders over the engagements of a closed model."""

    def __init__(self, model: Model, crews: Crews) -> None:
        """Make the arcs, and carry hosts and times along them."""
        self._crews = crews
        self._model = model
        self._load_min = model.problem.parameters.person_load_min
        self._home_min = model.problem.parameters.leader_home_min
        self._items = [item for item in model.items.values() if item.hosts]
        self._leaves: dict[str, list[BoolVarT]] = {item.id: [] for item in self._items}
        self._returns: dict[str, list[BoolVarT]] = {item.id: [] for item in self._items}
        self.ways: list[Way] = []
        self._arcs_of: dict[tuple[str, str], list[BoolVarT]] = {}
        if any(item.fixed is None for item in self._items):
            self._post()

    def _post(self) -> None:
        """Post the arcs: 0 is where everybody's first engagement follows on the last one."""
        cp, standing = self._model.cp, _standing(self._items)
        # The constraint wants one tour at least: that of nobody, to nowhere.
        nowhere = len(self._items) + 1
        circuit: list[tuple[int, int, BoolVarT]] = [
            (0, nowhere, self._model.true),
            (nowhere, 0, self._model.true),
        ]
        for here, item in enumerate(self._items, start=1):
            self._model.heed()
            first, last = (cp.new_bool_var(f"{end}:{item.id}") for end in ("first", "last"))
            circuit += [(here, here, item.present.negated()), (0, here, first), (here, 0, last)]
            self._arcs_of["", item.id], self._arcs_of[item.id, ""] = [first], [last]
            self._leaves[item.id].append(first)
            self._returns[item.id].append(last)
            for there, other in enumerate(self._items, start=1):
                if item is other or not item.hosts.keys() & other.hosts.keys():
                    continue
                if item.fixed and other.fixed and (item.id, other.id) not in standing:
                    continue
                arcs = self._arcs_of[item.id, other.id] = list(self._arcs(item, other))
                circuit += [(here, there, arc) for arc in arcs]
        cp.add_multiple_circuit(circuit)
        self._one_first_each()
        for item in self._items:
            leaves = self._model.any_of(self._leaves[item.id])
            returns = self._model.any_of(self._returns[item.id])
            self.ways.append(Way(leaves, tuple(self._from_office(item))))
            self.ways.append(Way(returns, tuple(self._to_office(item))))

    def hint(self, visits: Iterable[Visit]) -> None:
        """Give the solver the tours of a plan."""
        follows = set[tuple[str, str]]()
        hosted = sorted((v.host, v.start_min, v.engagement) for v in visits if v.host is not None)
        for _, tour in groupby(hosted, key=itemgetter(0)):
            follows |= set(pairwise(["", *(name for _, _, name in tour), ""]))
        for pair, arcs in self._arcs_of.items():
            if len(arcs) == 1:
                self._model.cp.add_hint(arcs[0], pair in follows)

    def hosts(self, holds: Callable[[BoolVarT], bool]) -> dict[str, str]:
        """Return who hosts what in an answer, each member of a crew with a tour of their own.

        What a model of engagements that stay leaves out stays as it is.
        """
        after = {
            first: second
            for (first, second), arcs in self._arcs_of.items()
            if first and any(map(holds, arcs))
        }
        members = {leader: iter(crew) for leader, crew in self._crews.items()}
        found: dict[str, str] = {}
        for item in self._items:
            if any(map(holds, self._arcs_of.get(("", item.id), ()))):
                leader = next(name for name, hosts in item.hosts.items() if holds(hosts))
                host, here = next(members[leader]), item.id
                while here:
                    found[here], here = host, after[here]
        return found

    def _arcs(self, item: Item, other: Item) -> Iterator[BoolVarT]:
        """Yield the literals of going on to another engagement: straight, or after a long break."""
        cp = self._model.cp
        gap = other.start - item.end
        least = self._least_gap_min(item, other)
        longest = other.starts.max() - item.ends.min()
        shortest = other.starts.min() - item.ends.max()
        if longest >= least and shortest < self._home_min:
            straight = cp.new_bool_var(f"on:{item.id}:{other.id}")
            cp.add_linear_constraint(gap, least, self._home_min - 1).only_enforce_if(straight)
            cases = tuple(self._straight(item, other))
            for case in cases:
                if case.move_min > least:
                    cp.add(gap >= case.move_min).only_enforce_if(straight, *case.literals)
            self.ways.append(Way(straight, cases))
            self._carry(item, other, straight)
            yield straight
        if longest >= self._home_min:
            pause = cp.new_bool_var(f"home:{item.id}:{other.id}")
            cp.add(gap >= max(self._home_min, least)).only_enforce_if(pause)
            self._returns[item.id].append(pause)
            self._leaves[other.id].append(pause)
            self._carry(item, other, pause)
            yield pause

    def _carry(self, item: Item, other: Item, arc: BoolVarT) -> None:
        for leader, hosts in item.hosts.items():
            if leader in other.hosts:
                self._model.cp.add_bool_or(arc.negated(), hosts.negated(), other.hosts[leader])
            else:
                self._model.cp.add_implication(arc, hosts.negated())

    def _one_first_each(self) -> None:
        """Let each leader have one tour: two of them could be at the same time."""
        first_of: dict[str, list[BoolVarT]] = {}
        for item in self._items:
            (first,) = self._arcs_of["", item.id]
            for leader, hosts in item.hosts.items():
                first_of.setdefault(leader, []).append(self._model.all_of((first, hosts)))
        for leader, firsts in sorted(first_of.items()):
            self._model.cp.add(sum(firsts) <= len(self._crews[leader]))

    def _least_gap_min(self, item: Item, other: Item) -> int:
        return min(
            0 if site == goal else self._load_min + self._paces(site, goal)[0].drive_min
            for site in item.sites
            for goal in other.sites
        )

    def _straight(self, item: Item, other: Item) -> Iterator[Case]:
        for site, at_site in sorted(item.sites.items()):
            for goal, at_goal in sorted(other.sites.items()):
                yield from self._leaving(item, (at_site, at_goal), (site, goal))

    def _from_office(self, item: Item) -> Iterator[Case]:
        """Yield the ways to an engagement, at the pace of the minute when it begins."""
        for base, of_base in self._bases(item):
            for site, at_site in sorted(item.sites.items()):
                for pace in self._paces(base, site):
                    starting = self._model.beginning(item, pace.departures)
                    if starting is not self._model.false:
                        yield self._case((of_base, at_site, starting), pace, (base, site))

    def _to_office(self, item: Item) -> Iterator[Case]:
        for base, of_base in self._bases(item):
            for site, at_site in sorted(item.sites.items()):
                yield from self._leaving(item, (of_base, at_site), (site, base))

    def _bases(self, item: Item) -> Iterator[tuple[str, BoolVarT]]:
        """Yield each office from which a host may come, with the literal that one of it does."""
        by_base: dict[str, list[BoolVarT]] = {}
        for leader, literal in item.hosts.items():
            by_base.setdefault(self._model.leaders[leader].base_site, []).append(literal)
        if len(by_base) == 1:
            yield next(iter(by_base)), self._model.true
            return
        for base, literals in sorted(by_base.items()):
            yield base, self._model.any_of(literals)

    def _leaving(
        self, item: Item, when: tuple[BoolVarT, ...], way: tuple[str, str]
    ) -> Iterator[Case]:
        for pace in self._paces(*way):
            leaving = self._model.leaving(item, pace.departures, 0)
            if leaving is not self._model.false:
                yield self._case((*when, leaving), pace, way)

    def _case(self, when: tuple[BoolVarT, ...], pace: Pace, way: tuple[str, str]) -> Case:
        move = 0 if way[0] == way[1] else pace.drive_min + self._load_min
        literals = tuple(literal for literal in when if not self._model.is_true(literal))
        return Case(literals, pace.drive_min, move)

    def _paces(self, site: str, goal: str) -> tuple[Pace, ...]:
        return self._model.clock.paces(TravelMode.CAR, site, goal)


def _standing(items: Iterable[Item]) -> frozenset[tuple[str, str]]:
    """Return each two engagements that stay and that one leader has one after the other."""
    fixed = [
        (next(iter(item.hosts)), item.starts.min(), item.id)
        for item in items
        if item.fixed is not None
    ]
    return frozenset(
        (earlier[2], later[2])
        for _, own in groupby(sorted(fixed), key=lambda entry: entry[0])
        for earlier, later in pairwise(own)
    )
