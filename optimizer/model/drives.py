"""When parties are on the road: intervals in which they hold vehicles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ortools.sat.python.cp_model import BoolVarT, IntervalVar

from optimizer.model.item import Item
from optimizer.model.model import Model
from optimizer.model.routes import Route
from optimizer.problem import DAY_MIN, Party, PartyDay


@dataclass(frozen=True, slots=True)
class Drive:
    """A possible drive of a party, from loading to the last one out."""

    party: Party
    interval: IntervalVar


def drives_on(model: Model, day: int) -> list[Drive]:
    """Return all drives of a day: those that the model decides, and those that stand."""
    routed = {(route.party.id, route.day.day): route for route in model.routes}
    drives: list[Drive] = []
    for party in model.problem.parties:
        for party_day in party.days:
            if party_day.day != day:
                continue
            route = routed.get((party.id, day))
            drives += _open(route) if route is not None else _standing(model, party, party_day)
    return drives


def _open(route: Route) -> Iterator[Drive]:
    """Yield the drive into each engagement, just in time for it, and the one that ends the day.

    A drive may leave when the roads are free: it takes the shortest time of the day.
    """
    model = route.model
    base: Mapping[str, BoolVarT] = {route.day.start_site: model.true}
    for item in route.items():
        move = model.amount(f"move:{route.party.id}:{item.id}", DAY_MIN)
        on_day = model.on_day(item, route.day.day)
        ways: list[tuple[Mapping[str, BoolVarT], BoolVarT]]
        ways = [(base, arc) for target, arc in route.first() if target is item]
        ways += [(origin.sites, arc) for origin, target, arc in route.between() if target is item]
        for sites, arc in ways:
            for literals, move_min in _moves(route, sites, item):
                model.cp.add(move >= _held_min(model, move_min)).only_enforce_if(arc, *literals)
        board = model.cp.new_int_var(-DAY_MIN, item.starts.max(), f"boards:{item.id}")
        yield Drive(
            route.party,
            model.cp.new_optional_interval_var(
                board, move, item.start, on_day, f"drive:{route.party.id}:{item.id}"
            ),
        )
    yield _home(route)


def _moves(
    route: Route, sites: Mapping[str, BoolVarT], target: Item
) -> Iterator[tuple[tuple[BoolVarT, ...], int]]:
    """Yield the shortest move from each of the sites to each of the engagement's."""
    model, party = route.model, route.party
    for site, at_site in sorted(sites.items()):
        for goal, at_goal in sorted(target.sites.items()):
            if site != goal:
                drive = model.clock.paces(party.travel_mode, site, goal)[0].drive_min
                where = tuple(x for x in (at_site, at_goal) if not model.is_true(x))
                yield where, party.load_min + drive + party.unload_min


def _held_min(model: Model, move_min: int) -> int:
    """Return how long a vehicle is held for a move: it first comes from where it was."""
    return move_min + model.scope.empty_drive_min if move_min else 0


def _home(route: Route) -> Drive:
    model, day = route.model, route.day.day
    move = model.amount(f"home:{route.party.id}:{day}", DAY_MIN)
    begin, end = (model.cp.new_int_var(0, (day + 3) * DAY_MIN, "home") for _ in range(2))
    for origin, arc in route.last():
        model.cp.add(begin == origin.end).only_enforce_if(arc)
        for case in route.cases_to_base(origin):
            model.cp.add(move >= _held_min(model, case.move_min)).only_enforce_if(
                arc, *case.literals
            )
    return Drive(
        route.party,
        model.cp.new_optional_interval_var(
            begin, move, end, route.idle.negated(), f"home:{route.party.id}:{day}"
        ),
    )


def _standing(model: Model, party: Party, day: PartyDay) -> Iterator[Drive]:
    """Yield the drives of a party whose day this model leaves as it is."""
    items = [item for item in model.of_party(party.id) if day.day in item.days]
    site, free_from = day.start_site, day.ready_min
    for item in sorted(items, key=lambda each: each.starts.min()):
        (target,) = item.sites
        yield from _stands(model, party, (site, target), free_from, item)
        site, free_from = target, item.starts.min() + item.duration_min
    yield from _stands(model, party, (site, day.end_site), free_from, None)


def _stands(
    model: Model, party: Party, way: tuple[str, str], free_from: int, item: Item | None
) -> Iterator[Drive]:
    if way[0] == way[1]:
        return
    drive = model.clock.drive_min(party.travel_mode, *way, free_from + party.load_min)
    move = party.load_min + drive + party.unload_min
    begin = free_from if item is None else max(free_from, item.starts.min() - move)
    held = _held_min(model, move)
    interval = model.cp.new_fixed_size_interval_var(begin - (held - move), held, "stands")
    yield Drive(party, interval)
