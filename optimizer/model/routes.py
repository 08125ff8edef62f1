"""What each party does on each day, as a circuit: which engagement follows which.

The circuit starts where the party wakes or lands and ends where it sleeps or leaves; its
arcs give the drives, and so the travel, the slack and the legs that vehicles serve.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortools.sat.python.cp_model import BoolVarT, Domain

from optimizer.model.item import Item
from optimizer.problem import DAY_MIN, Party, PartyDay

if TYPE_CHECKING:
    from optimizer.model.model import Model

BASE = ""
"""The node of a route at which the day starts and ends."""


@dataclass(frozen=True, slots=True)
class Case:
    """One way to make a move: where all literals hold it takes these minutes."""

    literals: tuple[BoolVarT, ...]
    drive_min: int
    move_min: int


@dataclass(slots=True)
class Route:
    """A party's day. ``arcs`` maps (from, to) to the literal "next after"; BASE is the night."""

    model: Model
    party: Party
    day: PartyDay
    nodes: dict[str, BoolVarT]
    arcs: dict[tuple[str, str], BoolVarT]
    idle: BoolVarT

    def items(self) -> Iterator[Item]:
        """Yield the engagements that may be on this day."""
        return (self.model.items[node] for node in self.nodes)

    def between(self) -> Iterator[tuple[Item, Item, BoolVarT]]:
        """Yield each possible succession of two engagements."""
        for (origin, target), arc in self.arcs.items():
            if BASE not in (origin, target):
                yield self.model.items[origin], self.model.items[target], arc

    def first(self) -> Iterator[tuple[Item, BoolVarT]]:
        """Yield each engagement that may open the day."""
        for (origin, target), arc in self.arcs.items():
            if origin == BASE:
                yield self.model.items[target], arc

    def last(self) -> Iterator[tuple[Item, BoolVarT]]:
        """Yield each engagement that may close the day."""
        for (origin, target), arc in self.arcs.items():
            if target == BASE:
                yield self.model.items[origin], arc

    def cases(self, origin: Item, target: Item) -> Iterator[Case]:
        """Yield the moves from one engagement to the next: one for each pair of sites and pace."""
        for site, at_site in sorted(origin.sites.items()):
            for goal, at_goal in sorted(target.sites.items()):
                where = self._meaningful(at_site, at_goal)
                for case in self._moves(origin, site, goal):
                    yield Case((*where, *case.literals), case.drive_min, case.move_min)

    def cases_from_base(self, target: Item) -> Iterator[Case]:
        """Yield the moves that open the day, at the pace of the time when the party is ready."""
        load, unload = self.party.load_min, self.party.unload_min
        for goal, at_goal in sorted(target.sites.items()):
            drive = self.model.clock.drive_min(
                self.party.travel_mode, self.day.start_site, goal, self.day.ready_min + load
            )
            move = 0 if goal == self.day.start_site else load + drive + unload
            yield Case(self._meaningful(at_goal), drive, move)

    def cases_to_base(self, origin: Item) -> Iterator[Case]:
        """Yield the moves that close the day."""
        for site, at_site in sorted(origin.sites.items()):
            where = self._meaningful(at_site)
            for case in self._moves(origin, site, self.day.end_site):
                yield Case((*where, *case.literals), case.drive_min, case.move_min)

    def first_arrival_min(self, site: str) -> int:
        """Return when the party, coming from its base, can be out of the vehicles first."""
        party, day = self.party, self.day
        arrival = self.model.clock.first_arrival_min(
            party.travel_mode, (day.start_site, site), day.ready_min + party.load_min
        )
        return arrival + party.unload_min

    def idle_drive_min(self) -> int:
        """Return the drive of a day without engagements (from port to hotel, say)."""
        return self.model.clock.drive_min(
            self.party.travel_mode,
            self.day.start_site,
            self.day.end_site,
            self.day.ready_min + self.party.load_min,
        )

    def _moves(self, origin: Item, site: str, goal: str) -> Iterator[Case]:
        if site == goal:
            yield Case((), 0, 0)
            return
        load, unload = self.party.load_min, self.party.unload_min
        for pace in self.model.clock.paces(self.party.travel_mode, site, goal):
            leaving = self.model.leaving(origin, pace.departures, load)
            if leaving is not self.model.false:
                yield Case(
                    self._meaningful(leaving), pace.drive_min, load + pace.drive_min + unload
                )

    def _meaningful(self, *literals: BoolVarT) -> tuple[BoolVarT, ...]:
        return tuple(x for x in literals if not self.model.is_true(x))


def routes_of(model: Model) -> tuple[Route, ...]:
    """Make the circuit of every party-day that the model's engagements touch."""
    routes: list[Route] = []
    for party in model.problem.parties:
        items = model.of_party(party.id)
        touched = {day for item in items if item.fixed is None for day in item.days}
        routes += [_route(model, party, day, items) for day in party.days if day.day in touched]
    return tuple(routes)


def _route(model: Model, party: Party, day: PartyDay, items: list[Item]) -> Route:
    cp = model.cp
    nodes = {item.id: item.days[day.day] for item in items if day.day in item.days}
    position = {node: index for index, node in enumerate(nodes, start=1)}
    arcs: dict[tuple[str, str], BoolVarT] = {}
    idle = cp.new_bool_var(f"idle:{party.id}:{day.day}")
    circuit: list[tuple[int, int, BoolVarT]] = [(0, 0, idle)]
    for node, present in nodes.items():
        here = position[node]
        circuit.append((here, here, present.negated()))
        for pair in ((BASE, node), (node, BASE)):
            arcs[pair] = cp.new_bool_var(f"next:{party.id}:{day.day}:{pair[0]}:{pair[1]}")
            circuit.append((position.get(pair[0], 0), position.get(pair[1], 0), arcs[pair]))
        for other in nodes:
            if other != node and _may_follow(model.items[node], model.items[other], day.day):
                arc = cp.new_bool_var(f"next:{party.id}:{day.day}:{node}:{other}")
                arcs[node, other] = arc
                circuit.append((here, position[other], arc))
    cp.add_circuit(circuit)
    return Route(model, party, day, nodes, arcs, idle)


def _may_follow(first: Item, second: Item, day: int) -> bool:
    """Tell whether the start domains let ``second`` begin after ``first`` ends that day."""
    that_day = Domain(day * DAY_MIN, (day + 1) * DAY_MIN - 1)
    early = first.starts.intersection_with(that_day)
    late = second.starts.intersection_with(that_day)
    if early.is_empty() or late.is_empty():
        return False
    return early.min() + first.least_min <= late.max()
