"""Flaws of the travel tables."""

from collections.abc import Iterator

from optimizer.errors import Flaw, FlawCode
from optimizer.problem import DAY_MIN, Problem, Travel, TravelMode
from optimizer.validate.conditions import at_least, at_most, forwards, in_order, no_repeats

Table = tuple[tuple[int, ...], ...]


def flaws(problem: Problem) -> Iterator[Flaw]:
    """Yield the flaws of sites, slices and minutes."""
    travel = problem.travel
    yield from no_repeats("travel.sites", travel.sites)
    yield from _slices(travel)
    for mode in TravelMode:
        path = f"travel.minutes.{mode}"
        if mode not in travel.minutes:
            yield Flaw(path, FlawCode.FIELD_MISSING)
            continue
        tables = travel.minutes[mode]
        yield from _size(path, len(tables), len(travel.slice_starts_min))
        for n, table in enumerate(tables):
            yield from _table(f"{path}[{n}]", table, len(travel.sites))
    yield from _exceptions(travel)


def _exceptions(travel: Travel) -> Iterator[Flaw]:
    path = "travel.exceptions"
    bounds = [m for e in travel.exceptions for m in (e.window.start_min, e.window.end_min)]
    yield from in_order(path, bounds)
    for n, exception in enumerate(travel.exceptions):
        yield from forwards(f"{path}[{n}].window", exception.window)
        for mode in TravelMode:
            if mode in exception.minutes:
                table = exception.minutes[mode]
                yield from _table(f"{path}[{n}].minutes.{mode}", table, len(travel.sites))
            else:
                yield Flaw(f"{path}[{n}].minutes.{mode}", FlawCode.FIELD_MISSING)


def _slices(travel: Travel) -> Iterator[Flaw]:
    path, starts = "travel.slice_starts_min", travel.slice_starts_min
    if not starts or starts[0] != 0:
        yield Flaw(path, FlawCode.ORDER_WRONG)
    else:
        yield from in_order(path, starts)
        yield from no_repeats(path, map(str, starts))
        yield from at_most(f"{path}[{len(starts) - 1}]", starts[-1], DAY_MIN - 1)


def _table(path: str, table: Table, size: int) -> Iterator[Flaw]:
    yield from _size(path, len(table), size)
    for n, row in enumerate(table):
        yield from _size(f"{path}[{n}]", len(row), size)
        yield from at_least(f"{path}[{n}]", min(row, default=0), 0)
        yield from at_most(f"{path}[{n}]", max(row, default=0), DAY_MIN)


def _size(path: str, found: int, expected: int) -> Iterator[Flaw]:
    if found != expected:
        facts = (("expected", expected), ("found", found))
        yield Flaw(path, FlawCode.TABLE_SHAPE, facts)
