"""When parties are on the road: intervals in which they hold vehicles.

They are never longer than the drives that follow from the times (``optimizer.legs``), and
lie where those may lie: what does not find vehicles for them finds none for the drives.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ortools.sat.python.cp_model import BoolVarT, Domain, IntervalVar, LinearExprT

from optimizer.legs import drive_legs
from optimizer.model import Item, Model, Route
from optimizer.problem import DAY_MIN, Party
from optimizer.solution import Leg


@dataclass(frozen=True, slots=True)
class Drive:
    """A possible drive of a party, from loading to the last one out."""

    party: Party
    interval: IntervalVar


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to ``goal`` for who is ``free``, with the fewest and most minutes of the drive."""

    literals: tuple[BoolVarT, ...]
    free: LinearExprT
    goal: str
    least_min: int
    most_min: int


def drives_on(model: Model, day: int) -> list[Drive]:
    """Return all drives of a day: those that the model decides, and those that stand."""
    drives: list[Drive] = []
    routes = {route.party.id: route for route in model.routes if route.day.day == day}
    for route in routes.values():
        drives += [_into(route, item) for item in route.items()]
        drives.append(_home(route))
    return drives + list(_standing(model, day, frozenset(routes)))


def _into(route: Route, item: Item) -> Drive:
    """Return the drive to an engagement: just in time for it, or at once to rest before it."""
    model, party, day = route.model, route.party, route.day
    held = model.amount(f"held:{party.id}:{item.id}", DAY_MIN)
    ways = list(_ways_into(route, item))
    rest = {day.end_site, *(each.start_site for each in party.days[1:])}
    spare = max(DAY_MIN if way.goal in rest else way.most_min - way.least_min for way in ways)
    finish: LinearExprT = item.start
    if spare:
        finish = model.cp.new_int_var(-DAY_MIN, item.starts.max(), f"there:{item.id}")
        model.cp.add(finish <= item.start)
        model.cp.add(finish >= item.start - spare)
    for way in ways:
        minutes = _held_min(model, party, way.least_min)
        model.cp.add(held >= minutes).only_enforce_if(*way.literals)
        if spare:
            earliest = way.free + minutes - model.scope.empty_drive_min
            model.cp.add(finish >= earliest).only_enforce_if(*way.literals)
    board = model.cp.new_int_var(-2 * DAY_MIN, item.starts.max(), f"boards:{item.id}")
    on_day = model.on_day(item, day.day)
    name = f"drive:{party.id}:{item.id}"
    return Drive(party, model.cp.new_optional_interval_var(board, held, finish, on_day, name))


def _home(route: Route) -> Drive:
    """Return the drive that ends a day, at once after the last engagement."""
    model, party, day = route.model, route.party, route.day
    held = model.amount(f"home:{party.id}:{day.day}", DAY_MIN)
    latest = (day.day + 3) * DAY_MIN
    begin, end = (model.cp.new_int_var(0, latest, "home") for _ in range(2))
    for origin, arc in route.last():
        # Who is met at the port boards when the luggage is there.
        may_wait = day.start_site in origin.sites and day.ready_min > origin.ends.min()
        departures = (origin.ends.min(), max(origin.ends.max(), day.ready_min if may_wait else 0))
        model.cp.add(begin >= origin.end).only_enforce_if(arc)
        if not may_wait:
            model.cp.add(begin == origin.end).only_enforce_if(arc)
        for site, at_site in sorted(origin.sites.items()):
            span = Domain(*(minute + party.load_min for minute in departures))
            least, _ = _minutes(model, party, (site, day.end_site), span)
            minutes = _held_min(model, party, least)
            model.cp.add(held >= minutes).only_enforce_if(arc, at_site)
    name = f"home:{party.id}:{day.day}"
    there = route.idle.negated()
    return Drive(party, model.cp.new_optional_interval_var(begin, held, end, there, name))


def _ways_into(route: Route, item: Item) -> Iterator[_Way]:
    """Yield the ways to an engagement from the base and from what may come before it."""
    day = route.day
    for target, arc in route.first():
        if target is item:
            base: dict[str, BoolVarT] = {day.start_site: route.model.true}
            yield from _ways(route, (base, day.ready_min, day.ready_min), item, arc)
    for origin, target, arc in route.between():
        if target is item:
            yield from _ways(route, (origin.sites, origin.end, origin.ends.min()), item, arc)


def _ways(
    route: Route,
    origin: tuple[dict[str, BoolVarT], LinearExprT, int],
    item: Item,
    arc: BoolVarT,
) -> Iterator[_Way]:
    """Yield the ways from where a party is, free at some minute and not before another."""
    (sites, free, free_min), party = origin, route.party
    latest = item.starts.max()
    span = Domain(min(free_min + party.load_min, latest), latest)
    for site, at_site in sorted(sites.items()):
        for goal, at_goal in sorted(item.sites.items()):
            least, most = _minutes(route.model, party, (site, goal), span)
            yield _Way((arc, at_site, at_goal), free, goal, least, most)


def _minutes(model: Model, party: Party, sites: tuple[str, str], span: Domain) -> tuple[int, int]:
    """Return the fewest and the most minutes of a drive that leaves within a span."""
    minutes = [
        pace.drive_min
        for pace in model.clock.paces(party.travel_mode, *sites)
        if not pace.departures.intersection_with(span).is_empty()
    ]
    return min(minutes), max(minutes)


def _held_min(model: Model, party: Party, drive_min: int) -> int:
    """Return how long a vehicle is held: from where it was, loading, driving, unloading."""
    if not drive_min:
        return 0
    return model.scope.empty_drive_min + party.load_min + drive_min + party.unload_min


def _standing(model: Model, day: int, routed: frozenset[str]) -> Iterator[Drive]:
    """Yield the drives of a day of the parties for which it is not decided."""
    visits = tuple(
        item.fixed
        for item in model.items.values()
        if item.fixed is not None and item.fixed.start_min // DAY_MIN == day
    )
    for leg in drive_legs(model.problem, visits):
        if leg.day == day:
            for name in leg.parties:
                if name not in routed:
                    yield Drive(model.parties[name], _interval(model, model.parties[name], leg))


def _interval(model: Model, party: Party, leg: Leg) -> IntervalVar:
    begin = leg.depart_min - party.load_min - model.scope.empty_drive_min
    return model.cp.new_fixed_size_interval_var(
        begin, leg.arrive_min + party.unload_min - begin, "stands"
    )
