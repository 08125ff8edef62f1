"""Flaws of the horizon, rooms, leaders, interpreters and vehicles."""

from collections.abc import Iterator

from optimizer.errors import Flaw
from optimizer.problem import Busy, Interpreter, Problem, Room, Zone
from optimizer.validate.conditions import (
    all_known,
    at_least,
    at_most,
    forwards,
    is_known,
    no_repeats,
    own_ids,
    two_different,
)
from optimizer.validate.known import Known

MOST_DAYS = 366


def flaws(problem: Problem, known: Known) -> Iterator[Flaw]:
    """Yield the flaws of the horizon and of everything that is shared between parties."""
    yield from at_least("days", problem.days, 1)
    yield from at_most("days", problem.days, MOST_DAYS)
    for n, weather in enumerate(problem.bad_weather):
        yield from forwards(f"bad_weather[{n}]", weather)
    yield from own_ids("rooms", (room.id for room in problem.rooms))
    for n, room in enumerate(problem.rooms):
        yield from _room(f"rooms[{n}]", room, known)
    yield from own_ids("leaders", (leader.id for leader in problem.leaders))
    for n, leader in enumerate(problem.leaders):
        path = f"leaders[{n}]"
        yield from at_least(f"{path}.rank", leader.rank, 1)
        for name, limit in (
            ("per_day", leader.per_day),
            ("evenings_per_day", leader.evenings_per_day),
        ):
            if limit is not None:
                yield from at_least(f"{path}.{name}", limit, 0)
        yield from is_known(f"{path}.base_site", leader.base_site, known.sites)
        yield from _busy(path, leader.busy, known)
    yield from own_ids("interpreters", (interpreter.id for interpreter in problem.interpreters))
    for n, interpreter in enumerate(problem.interpreters):
        yield from _interpreter(f"interpreters[{n}]", interpreter, known)
    yield from own_ids("vehicles", (vehicle.id for vehicle in problem.vehicles))
    for n, vehicle in enumerate(problem.vehicles):
        path = f"vehicles[{n}]"
        yield from at_least(f"{path}.seats", vehicle.seats, 1)
        yield from at_least(f"{path}.luggage_pieces", vehicle.luggage_pieces, 0)
        yield from is_known(f"{path}.base_site", vehicle.base_site, known.sites)
        yield from _busy(path, vehicle.busy, known)
    yield from own_ids("zones", (zone.id for zone in problem.zones))
    for n, zone in enumerate(problem.zones):
        yield from _zone(f"zones[{n}]", zone, known)
    yield from _equipment(problem)
    for n, pair in enumerate(problem.linked_leaders):
        yield from all_known(f"linked_leaders[{n}]", pair, known.leaders)
        yield from two_different(f"linked_leaders[{n}]", pair)


def _equipment(problem: Problem) -> Iterator[Flaw]:
    yield from own_ids("equipment", (stock.id for stock in problem.equipment))
    for n, stock in enumerate(problem.equipment):
        yield from at_least(f"equipment[{n}].count", stock.count, 0)


def _room(path: str, room: Room, known: Known) -> Iterator[Flaw]:
    yield from is_known(f"{path}.site", room.site, known.sites)
    yield from at_least(f"{path}.capacity", room.capacity, 0)
    yield from at_least(f"{path}.turnaround_min", room.turnaround_min, 0)
    yield from at_least(f"{path}.hire", room.hire, 0)
    yield from at_least(f"{path}.walking_min", room.walking_min, 0)
    yield from at_least(f"{path}.cleared_level", room.cleared_level, 1)
    for n, window in enumerate(room.open):
        yield from forwards(f"{path}.open[{n}]", window)


def _zone(path: str, zone: Zone, known: Known) -> Iterator[Flaw]:
    yield from all_known(f"{path}.sites", zone.sites, known.sites)
    yield from all_known(f"{path}.barred", zone.barred, known.vehicles)
    for n, window in enumerate(zone.windows):
        yield from forwards(f"{path}.windows[{n}]", window)


def _interpreter(path: str, interpreter: Interpreter, known: Known) -> Iterator[Flaw]:
    languages = (skill.language for skill in interpreter.skills)
    yield from no_repeats(f"{path}.skills", languages, ".language")
    yield from is_known(f"{path}.base_site", interpreter.base_site, known.sites)
    yield from at_least(f"{path}.clearance", interpreter.clearance, 0)
    yield from at_least(f"{path}.overtime_hour", interpreter.overtime_hour, 0)
    if interpreter.day_min is not None:
        yield from at_least(f"{path}.day_min", interpreter.day_min, 0)
    yield from _busy(path, interpreter.busy, known)


def _busy(path: str, blocks: tuple[Busy, ...], known: Known) -> Iterator[Flaw]:
    for n, block in enumerate(blocks):
        yield from forwards(f"{path}.busy[{n}].window", block.window)
        if block.site is not None:
            yield from is_known(f"{path}.busy[{n}].site", block.site, known.sites)
