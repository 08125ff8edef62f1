"""The CP-SAT model of a problem: decisions, named queries, and what is posted at the end.

A rule drops choices and narrows starts as soon as it is added; what needs literals it hands
to ``on_close``. ``close`` makes the variables from what is left, then posts routes, rules
and pairs. So the order of the rules never matters and pairs that cannot meet cost nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from ortools.sat.python.cp_model import BoolVarT, CpModel, Domain, IntVar, LinearExpr, LinearExprT

from optimizer.model.alike import Crews
from optimizer.model.clock import Clock, overlaps, shifted
from optimizer.model.item import Item, fixed_item, free_item
from optimizer.model.lengths import keep_within
from optimizer.model.pairs import Pairs
from optimizer.model.routes import Route, routes_of
from optimizer.model.scope import Scope
from optimizer.model.tours import Tours
from optimizer.problem import DAY_MIN, UNIT_BODY, Problem, Room
from optimizer.solution import Tier

Kind = TypeVar("Kind")


class Model:
    """A problem's decisions within a scope. It knows no rule and no goal."""

    def __init__(
        self,
        problem: Problem,
        scope: Scope,
        heed: Callable[[], None],
        *,
        crews: Crews | None = None,
    ) -> None:
        """Open every option of the engagements in the scope.

        ``heed`` is called now and then while the model is closed; it may raise to end that.
        With ``crews`` leaders' engagements are kept apart as tours, for goals on their ways,
        instead of pair by pair; the first of each crew stands for all of it.
        """
        self.crews = crews
        self.heed = heed
        self.problem = problem
        self.scope = scope
        self.cp = CpModel()
        self.true: IntVar = self.cp.new_constant(1)
        self.false: IntVar = self.cp.new_constant(0)
        self.clock = Clock(problem)
        self.parties = {party.id: party for party in problem.parties}
        self.rooms = {room.id: room for room in problem.rooms}
        self.leaders = {leader.id: leader for leader in problem.leaders}
        self.interpreters = {person.id: person for person in problem.interpreters}
        self.terms: dict[Tier, list[LinearExprT]] = {tier: [] for tier in Tier}
        self.items = self._items()
        self.pairs = Pairs(self)
        self.routes: tuple[Route, ...] = ()
        self.tours: Tours | None = None
        self._later: list[Callable[[], None]] = []
        self._led: dict[str, BoolVarT] = {}
        self._timed: dict[tuple[str, tuple[int, ...]], BoolVarT] = {}

    def _items(self) -> dict[str, Item]:
        scope = self.scope
        engagements = {e.id: e for e in self.problem.engagements}
        horizon, everybody = self.problem.days * DAY_MIN, set(self.interpreters)
        items = {
            name: free_item(
                engagements[name], horizon, everybody, self.cp.new_bool_var(f"present:{name}")
            )
            for name in scope.free
        }
        if scope.days is not None:
            spans = [[day * DAY_MIN, (day + 1) * DAY_MIN - 1] for day in sorted(scope.days)]
            for item in items.values():
                item.narrow_starts(Domain.from_intervals(spans))
        for name, item in items.items():
            if scope.supple is not None and name not in scope.supple:
                item.narrow_length(item.longest_min, item.longest_min)
        for visit in scope.standing:
            items[visit.engagement].hold(visit)
        for visit in scope.fixed:
            items[visit.engagement] = fixed_item(engagements[visit.engagement], visit, self.true)
        return dict(sorted(items.items()))

    # -- for rules while they are added ------------------------------------------------

    def free_items(self) -> Iterator[Item]:
        """Yield the engagements that this model decides, in order of id."""
        return (item for item in self.items.values() if item.fixed is None)

    def of_party(self, party: str) -> list[Item]:
        """Return the party's engagements in the model."""
        return [item for item in self.items.values() if party in item.engagement.parties]

    def on_close(self, post: Callable[[], None]) -> None:
        """Have ``post`` called when the literals, starts and routes exist."""
        self._later.append(post)

    # -- queries on the closed model ---------------------------------------------------

    def is_true(self, literal: BoolVarT) -> bool:
        """Tell whether a literal is the constant true."""
        return literal is self.true

    def stand_in(self, leader: str | None) -> str | None:
        """Return the leader who stands for one in this model; most stand for themselves."""
        crews = self.crews or {}
        return next((name for name, crew in crews.items() if leader in crew), leader)

    def on_day(self, item: Item, day: int) -> BoolVarT:
        """Return the literal "takes place on this day" (false where it cannot)."""
        return item.days.get(day, self.false)

    def starts_in(self, item: Item, literals: tuple[BoolVarT, ...], starts: Domain) -> None:
        """Keep only these start minutes where all literals hold."""
        if not item.starts.is_included_in(starts):
            self.cp.add_linear_expression_in_domain(item.start, starts).only_enforce_if(*literals)

    def led(self, item: Item) -> BoolVarT:
        """Return the literal "a leader of the city hosts it", not somebody at the own site."""
        if item.id not in self._led:
            of_city = [x for n, x in item.hosts.items() if self.leaders[n].body != UNIT_BODY]
            all_are = of_city and len(of_city) == len(item.hosts)
            self._led[item.id] = item.present if all_are else self.any_of(of_city)
        return self._led[item.id]

    def outdoors(self, item: Item) -> BoolVarT:
        """Return the literal "takes place outdoors"."""
        if item.engagement.outdoor:
            return item.present
        return self.by_room(item, lambda room: room.outdoor or None).get(True, self.false)

    def by_room(self, item: Item, kind: Callable[[Room], Kind | None]) -> dict[Kind, BoolVarT]:
        """Return the literal "takes place in a room of this kind" for each kind there may be."""
        found: dict[Kind, list[BoolVarT]] = {}
        for name, literal in sorted(item.rooms.items()):
            answer = kind(self.rooms[name])
            if answer is not None:
                found.setdefault(answer, []).append(literal)
        return {
            answer: item.present if len(literals) == len(item.rooms) else self.any_of(literals)
            for answer, literals in found.items()
        }

    def leaving(self, item: Item, departures: Domain, offset_min: int) -> BoolVarT:
        """Return the literal "``offset_min`` after its end lies in ``departures``"."""
        when = f"{item.id}:{offset_min}"
        return self._lies_in(
            when, item.end + offset_min, shifted(item.ends, offset_min), departures
        )

    def beginning(self, item: Item, starts: Domain) -> BoolVarT:
        """Return the literal "its start lies in ``starts``"."""
        return self._lies_in(f"{item.id}:start", item.start, item.starts, starts)

    def _lies_in(
        self, when: str, moment: LinearExprT, possible: Domain, wanted: Domain
    ) -> BoolVarT:
        """Return the literal "a moment lies in a domain"; ``when`` names the moment."""
        if possible.is_included_in(wanted):
            return self.true
        if not overlaps(possible, wanted):
            return self.false
        key = (when, tuple(possible.intersection_with(wanted).flattened_intervals()))
        literal = self._timed.get(key)
        if literal is None:
            literal = self._timed[key] = self.cp.new_bool_var(f"timed:{when}")
            for truth, domain in ((literal, wanted), (literal.negated(), wanted.complement())):
                self.cp.add_linear_expression_in_domain(moment, domain).only_enforce_if(truth)
        return literal

    def all_of(self, literals: Iterable[BoolVarT]) -> BoolVarT:
        """Return a literal that is true exactly where all of them are."""
        open_literals = [literal for literal in literals if not self.is_true(literal)]
        if not open_literals:
            return self.true
        if len(open_literals) == 1:
            return open_literals[0]
        literal = self.cp.new_bool_var("all")
        self.cp.add_bool_and(open_literals).only_enforce_if(literal)
        self.cp.add_bool_or(literal, *(other.negated() for other in open_literals))
        return literal

    def any_of(self, literals: list[BoolVarT]) -> BoolVarT:
        """Return a literal that is true exactly where one of them is."""
        if not literals:
            return self.false
        if any(self.is_true(literal) for literal in literals):
            return self.true
        if len(literals) == 1:
            return literals[0]
        literal = self.cp.new_bool_var("any")
        self.cp.add_max_equality(literal, literals)
        return literal

    # -- goals -------------------------------------------------------------------------

    def minimize(self, tier: Tier, amount: LinearExprT) -> None:
        """Add a weighted amount to a tier."""
        self.terms[tier].append(amount)

    def amount(self, name: str, at_most: int) -> IntVar:
        """Return a fresh amount in ``[0, at_most]`` for a goal to bound from below."""
        return self.cp.new_int_var(0, max(0, at_most), name)

    def objective(self, tier: Tier) -> LinearExpr:
        """Return the weighted sum of a tier."""
        return LinearExpr.sum(self.terms[tier])

    # -- closing -----------------------------------------------------------------------

    def close(self) -> None:
        """Make the variables from what the rules left, then post routes, rules and pairs."""
        for item in self.items.values():
            if self.crews is not None:
                item.choices.hosts &= self.crews.keys()
            if item.fixed is None:
                self._decide(item)
            else:
                self._take(item)
            item.sites = self.by_room(item, lambda room: room.site)
        self.routes = routes_of(self)
        self.tours = Tours(self, self.crews) if self.crews is not None else None
        for post in self._later:
            self.heed()
            post()
        self.pairs.post()

    def _take(self, item: Item) -> None:
        item.start = self.cp.new_constant(item.starts.min())
        item.length = item.longest_min
        item.end = self.cp.new_constant(item.ends.min())
        item.days = {item.starts.min() // DAY_MIN: self.true}
        item.rooms = dict.fromkeys(item.choices.rooms, self.true)
        item.hosts = dict.fromkeys(item.choices.hosts, self.true)
        item.teams = tuple(dict.fromkeys(sorted(names), self.true) for names in item.choices.teams)

    def _decide(self, item: Item) -> None:
        def literals(kind: str, names: set[str]) -> dict[str, BoolVarT]:
            return {n: self.cp.new_bool_var(f"{kind}:{item.id}:{n}") for n in sorted(names)}

        item.settle(self.problem.parameters.grid_min)
        item.starts = _on_grid(item.starts, self.problem.parameters.grid_min)
        if not item.is_possible:
            self._rule_out(item)
            return
        self._time(item)
        for slots in item.slots:
            keep_within(self, item, (item.present,), slots)
        item.rooms = literals("room", item.choices.rooms)
        item.hosts = literals("host", item.choices.hosts)
        if self.scope.pooled:
            item.teams = tuple({} for _ in item.choices.teams)
        else:
            item.teams = tuple(literals("team", names) for names in item.choices.teams)
        self.cp.add(sum(item.rooms.values()) == item.present)
        if item.engagement.hosts:
            self.cp.add(sum(item.hosts.values()) == item.present)
        for team in item.teams:
            for literal in team.values():
                self.cp.add_implication(literal, item.present)

    def _rule_out(self, item: Item) -> None:
        """Keep an engagement without any start, room, host or team out of everything."""
        self.cp.add(item.present == 0)
        item.starts = Domain(0, 0)
        item.start = self.cp.new_constant(0)
        item.length = item.longest_min
        item.end = self.cp.new_constant(item.longest_min)
        item.teams = tuple({} for _ in item.engagement.languages)

    def _time(self, item: Item) -> None:
        grid = self.problem.parameters.grid_min
        if item.starts.size() == 1:
            item.start = self.cp.new_constant(item.starts.min())
        else:
            flat = [minute // grid for minute in item.starts.flattened_intervals()]
            steps = Domain.from_flat_intervals(flat)
            item.steps = self.cp.new_int_var_from_domain(steps, f"start:{item.id}")
            item.start = grid * item.steps
        item.length = item.longest_min
        item.end = item.start + item.longest_min
        if not item.is_rigid:
            cut_min = item.longest_min - item.least_min
            item.cuts = self.cp.new_int_var(0, cut_min // grid, f"cuts:{item.id}")
            item.length = item.longest_min - grid * item.cuts
            item.end = self.cp.new_int_var_from_domain(item.ends, f"end:{item.id}")
            self.cp.add(item.end == item.start + item.length)
        days = days_of(item.starts)
        if len(days) == 1:
            item.days = {days[0]: item.present}
            return
        item.days = {day: self.cp.new_bool_var(f"day:{item.id}:{day}") for day in days}
        self.cp.add(sum(item.days.values()) == item.present)
        for day, literal in item.days.items():
            self.starts_in(item, (literal,), Domain(day * DAY_MIN, (day + 1) * DAY_MIN - 1))


def days_of(starts: Domain) -> list[int]:
    """Return the days that a domain of start minutes touches, ascending."""
    flat = starts.flattened_intervals()
    return sorted(
        {
            day
            for low, high in zip(flat[::2], flat[1::2], strict=True)
            for day in range(low // DAY_MIN, high // DAY_MIN + 1)
        }
    )


def _on_grid(starts: Domain, grid_min: int) -> Domain:
    """Return the starts that lie on the grid; a single minute off the grid (a lock) stays."""
    if starts.size() <= 1:
        return starts
    flat = starts.flattened_intervals()
    rounded = [
        [-(-low // grid_min) * grid_min, high // grid_min * grid_min]
        for low, high in zip(flat[::2], flat[1::2], strict=True)
    ]
    return Domain.from_intervals([pair for pair in rounded if pair[0] <= pair[1]])
