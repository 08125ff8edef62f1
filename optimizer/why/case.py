"""The part of a plan that can have a say in where one or two engagements take place.

Everything that could keep them from a place is in it, nothing else: so a model of it is
made and solved in a moment, however large the office.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from optimizer.problem import DAY_MIN, Engagement, Interpreter, Leader, Problem, Travel
from optimizer.rules import interpreter_skill
from optimizer.solution import Visit
from optimizer.why.changing import Table, engagement_of, with_tables


@dataclass(frozen=True, slots=True)
class Case:
    """A problem with engagements that must take place (``free``) beside visits that stand.

    ``days`` are those on which the free ones may be.
    """

    problem: Problem
    free: tuple[str, ...]
    fixed: tuple[Visit, ...]
    days: frozenset[int]

    @property
    def wanted(self) -> Engagement:
        """The engagement that the question is about: the first of the free ones."""
        return engagement_of(self.problem, self.free[0])


def case_of(
    problem: Problem, visits: Iterable[Visit], free: tuple[str, ...], days: frozenset[int]
) -> Case:
    """Return the case of placing some engagements on some days while other visits stand.

    Vehicles are left out: whether there are enough is asked when times stand.
    """
    wanted = [engagement_of(problem, name) for name in free]
    interpreters = _qualified(problem, wanted)
    touched = _touched(problem, wanted, interpreters)
    engagements = {each.id: each for each in problem.engagements}
    near = tuple(
        visit
        for visit in visits
        if visit.engagement not in free
        and any(abs(visit.start_min // DAY_MIN - day) <= 1 for day in days)
        and _shares(engagements[visit.engagement], visit, touched)
    )
    asked = (*wanted, *(engagements[visit.engagement] for visit in near))
    guests = {name for each in wanted for name in each.parties}
    met = guests.union(*(pair for pair in problem.apart if guests.intersection(pair)))
    rooms = {option.room for each in wanted for option in each.rooms}
    rooms |= {lock.values[0] for lock in problem.locks if lock.values and lock.engagement in free}
    rooms |= {visit.room for visit in near}
    hosts = {name for kind, name in touched if kind == "host"} | {visit.host for visit in near}
    cut = replace(
        problem,
        rooms=tuple(room for room in problem.rooms if room.id in rooms),
        parties=tuple(
            party if party.id in guests else replace(party, days=(), bans=())
            for party in problem.parties
            if party.id in met or any(party.id in each.parties for each in asked)
        ),
        leaders=tuple(leader for leader in problem.leaders if leader.id in hosts),
        interpreters=tuple(each for each in problem.interpreters if each.id in interpreters),
        vehicles=(),
        engagements=tuple(sorted(asked, key=lambda each: each.id)),
    )
    return Case(replace(cut, travel=_travel(cut)), free, near, days)


def _qualified(problem: Problem, wanted: list[Engagement]) -> frozenset[str]:
    """Return the interpreters who may serve, and those whom a lock names."""
    needs = [need for each in wanted for need in each.languages]
    names = {each.id for each in wanted}
    locked = {v for lock in problem.locks if lock.engagement in names for v in lock.values}
    return frozenset(
        person.id
        for person in problem.interpreters
        if person.id in locked or any(interpreter_skill.qualifies(person, need) for need in needs)
    )


def _touched(
    problem: Problem, wanted: list[Engagement], interpreters: frozenset[str]
) -> frozenset[tuple[str, str]]:
    """Return whom and what the engagements could need, as (kind, id)."""
    guests = {name for each in wanted for name in each.parties}
    hosts = {option.leader for each in wanted for option in each.hosts}
    locked = [lock for lock in problem.locks if lock.engagement in {each.id for each in wanted}]
    hosts |= {name for lock in locked for name in lock.values}
    hosts = hosts.union(*(pair for pair in problem.linked_leaders if hosts.intersection(pair)))
    apart = guests.union(*(pair for pair in problem.apart if guests.intersection(pair)))
    names = {each.id for each in wanted}
    ordered = {
        name
        for order in problem.precedences
        if names.intersection((order.before, order.after))
        for name in (order.before, order.after)
    }
    rooms = {option.room for each in wanted for option in each.rooms}
    rooms |= {name for lock in locked for name in lock.values}
    return frozenset(
        (kind, name)
        for kind, found in (
            ("party", apart),
            ("host", hosts),
            ("room", rooms),
            ("interpreter", interpreters),
            ("engagement", ordered),
        )
        for name in found
    )


def _shares(engagement: Engagement, visit: Visit, touched: frozenset[tuple[str, str]]) -> bool:
    return not touched.isdisjoint(shared_by(engagement, visit))


def shared_by(engagement: Engagement, visit: Visit) -> frozenset[tuple[str, str]]:
    """Return whom and what a visit takes, as (kind, id)."""
    return frozenset(
        [
            ("engagement", engagement.id),
            ("room", visit.room),
            ("host", visit.host or ""),
            *(("party", name) for name in engagement.parties),
            *(("interpreter", name) for team in visit.teams for name in team.interpreters),
        ]
    )


def sites_of(problem: Problem) -> frozenset[str]:
    """Return the sites that anything in a problem refers to."""
    people: tuple[Leader | Interpreter, ...] = (*problem.leaders, *problem.interpreters)
    return frozenset(
        [
            *(room.site for room in problem.rooms),
            *(site for p in problem.parties for d in p.days for site in (d.start_site, d.end_site)),
            *(person.base_site for person in people),
            *(busy.site for person in people for busy in person.busy if busy.site is not None),
        ]
    )


def _travel(problem: Problem) -> Travel:
    """Return the travel table of the sites that a problem still has."""
    travel, needed = problem.travel, sites_of(problem)
    kept = [n for n, site in enumerate(travel.sites) if site in needed]

    def cut(table: Table) -> Table:
        return tuple(tuple(table[row][column] for column in kept) for row in kept)

    return replace(with_tables(travel, cut), sites=tuple(travel.sites[n] for n in kept))
