"""Drive times of a city as the optimizer's tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from maps.modes import Mode
from maps.travel import TravelMatrix
from optimizer.problem import Travel, TravelException, TravelMode, Window
from planner.model import MINUTES_PER_DAY, RoadCondition
from planner.translate.clock import PeriodClock

Table = tuple[tuple[int, ...], ...]


def travel_of(
    matrix: TravelMatrix, conditions: Sequence[RoadCondition], clock: PeriodClock
) -> Travel:
    """Return a travel matrix with one table for each slice of the day, for every mode.

    Conditions of the roads make exceptions of it, cut where one begins or ends or where a slice
    of the day does; of several at once each drive takes the slowest.
    """
    minutes = {
        TravelMode(mode.value): tuple(matrix.minutes[mode][period] for period in matrix.period_ids)
        for mode in Mode
    }
    travel = Travel(matrix.site_ids, matrix.period_starts_min, minutes)
    windows = [Window(clock.minute(one.start), clock.minute(one.end)) for one in conditions]
    exceptions = tuple(
        TravelException(
            piece,
            {
                mode: _slowed(tables[_slice_at(travel, piece.start_min)], travel.sites, held)
                for mode, tables in minutes.items()
            },
        )
        for piece, held in _pieces(list(zip(windows, conditions, strict=True)), travel, clock.days)
    )
    return Travel(travel.sites, travel.slice_starts_min, minutes, exceptions)


def _pieces(
    spans: list[tuple[Window, RoadCondition]], travel: Travel, days: int
) -> Iterator[tuple[Window, list[RoadCondition]]]:
    """Yield the stretches in which the same conditions hold and the same slice of the day is."""
    cuts = {minute for window, _ in spans for minute in (window.start_min, window.end_min)}
    if not cuts:
        return
    first, last = min(cuts), max(cuts)
    days_cut = range(-1, days + 2)
    slices = {d * MINUTES_PER_DAY + start for d in days_cut for start in travel.slice_starts_min}
    cuts |= {minute for minute in slices if first < minute < last}
    for start, end in pairwise(sorted(cuts)):
        held = [one for window, one in spans if window.start_min <= start < window.end_min]
        if held:
            yield Window(start, end), held


def _slice_at(travel: Travel, minute: int) -> int:
    return sum(start <= minute % MINUTES_PER_DAY for start in travel.slice_starts_min) - 1


def _slowed(table: Table, sites: tuple[str, ...], conditions: Sequence[RoadCondition]) -> Table:
    """Return a table in which each drive takes the slowest of what the conditions make of it."""
    return tuple(
        tuple(
            max(_minutes(usual, {origin, target}, one) for one in conditions)
            for target, usual in zip(sites, row, strict=True)
        )
        for origin, row in zip(sites, table, strict=True)
    )


def _minutes(usual: int, ends: set[str], condition: RoadCondition) -> int:
    touched = not condition.venue_ids or not ends.isdisjoint(condition.venue_ids)
    # Nobody drives from a site to itself, and there the table has 0.
    if not touched or len(ends) == 1:
        return usual
    return -(-usual * condition.percent // 100) + condition.extra_min
