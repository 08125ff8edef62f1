"""Minutes between sites by the slice of the day in which a drive leaves, as domains."""

from dataclasses import dataclass

from ortools.sat.python.cp_model import Domain

from optimizer.problem import DAY_MIN, Problem, TravelMode


@dataclass(frozen=True, slots=True)
class Pace:
    """One possible drive time between two sites and the departures that take it."""

    drive_min: int
    departures: Domain


class Clock:
    """Answers how long drives take; it knows the travel table and the horizon."""

    def __init__(self, problem: Problem) -> None:
        """Lay the slices of the day over the horizon, with a day before and after it."""
        self._minutes = problem.travel.minutes
        self._index = {site: i for i, site in enumerate(problem.travel.sites)}
        self._exceptions = problem.travel.exceptions
        windows = [each.window for each in self._exceptions]
        unusual = Domain.from_intervals([[w.start_min, w.end_min - 1] for w in windows])
        starts = problem.travel.slice_starts_min
        ends = (*starts[1:], DAY_MIN)
        self._starts = starts
        self._slices = [
            Domain.from_intervals(
                [
                    [day * DAY_MIN + start, day * DAY_MIN + end - 1]
                    for day in range(-1, problem.days + 2)
                ]
            ).intersection_with(unusual.complement())
            for start, end in zip(starts, ends, strict=True)
        ]
        self._slices += [Domain(w.start_min, w.end_min - 1) for w in windows]
        self.longest_min = max(
            (
                value
                for mode in self._minutes
                for table in self._tables(mode)
                for row in table
                for value in row
            ),
            default=0,
        )
        self._paces: dict[tuple[TravelMode, str, str], tuple[Pace, ...]] = {}

    def drive_min(self, mode: TravelMode, origin: str, target: str, depart_min: int) -> int:
        """Return the minutes of a drive that leaves at ``depart_min``."""
        if origin == target:
            return 0
        of_day = depart_min % DAY_MIN
        table = self._minutes[mode][sum(start <= of_day for start in self._starts) - 1]
        for exception in self._exceptions:
            if exception.window.start_min <= depart_min < exception.window.end_min:
                table = exception.minutes[mode]
        return table[self._index[origin]][self._index[target]]

    def _tables(self, mode: TravelMode) -> tuple[tuple[tuple[int, ...], ...], ...]:
        """Return the tables in the order of the slices, exceptions last."""
        return (*self._minutes[mode], *(each.minutes[mode] for each in self._exceptions))

    def first_arrival_min(self, mode: TravelMode, sites: tuple[str, str], ready_min: int) -> int:
        """Return when a drive that leaves at ``ready_min`` or later can arrive first.

        Late in a peak that may be by waiting for it to pass.
        """
        later = Domain.greater_or_equal(ready_min)
        open_paces = [
            (pace.departures.intersection_with(later), pace.drive_min)
            for pace in self.paces(mode, *sites)
        ]
        return min(
            departures.min() + drive
            for departures, drive in open_paces
            if not departures.is_empty()
        )

    def paces(self, mode: TravelMode, origin: str, target: str) -> tuple[Pace, ...]:
        """Return the distinct drive times, shortest first; together they cover all departures."""
        key = (mode, origin, target)
        found = self._paces.get(key)
        if found is None:
            found = self._paces[key] = self._grouped(mode, origin, target)
        return found

    def _grouped(self, mode: TravelMode, origin: str, target: str) -> tuple[Pace, ...]:
        if origin == target:
            return (Pace(0, Domain.all_values()),)
        row, column = self._index[origin], self._index[target]
        by_minutes: dict[int, Domain] = {}
        for table, departures in zip(self._tables(mode), self._slices, strict=True):
            if departures.is_empty():
                continue
            drive = table[row][column]
            known = by_minutes.get(drive)
            by_minutes[drive] = departures if known is None else known.union_with(departures)
        if len(by_minutes) == 1:
            return (Pace(next(iter(by_minutes)), Domain.all_values()),)
        return tuple(Pace(drive, by_minutes[drive]) for drive in sorted(by_minutes))


def shifted(domain: Domain, by_min: int) -> Domain:
    """Return the domain moved later by ``by_min``."""
    return domain.addition_with(Domain(by_min, by_min))


def overlaps(first: Domain, second: Domain) -> bool:
    """Tell whether two domains share a value."""
    return not first.intersection_with(second).is_empty()
