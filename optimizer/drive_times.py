"""How long drives take: a problem's travel tables behind quick lookups."""

from bisect import bisect_right
from functools import lru_cache

from optimizer.problem import DAY_MIN, Travel, TravelException, TravelMode


class DriveTimes:
    """Answers for one travel table; it keeps nothing but indices into it."""

    def __init__(self, travel: Travel) -> None:
        """Prepare lookups that search nothing."""
        self._tables = travel.minutes
        self._index = {site: i for i, site in enumerate(travel.sites)}
        self._slice_starts = travel.slice_starts_min
        self._slice_of = _slice_of_minute(travel.slice_starts_min)
        self._exceptions = travel.exceptions
        self._exception_starts = [each.window.start_min for each in travel.exceptions]

    def knows(self, site: str) -> bool:
        """Tell whether the tables hold a site."""
        return site in self._index

    def drive_min(self, mode: TravelMode, from_site: str, to_site: str, depart_min: int) -> int:
        """Return the minutes of a drive that leaves at ``depart_min``; both sites are known."""
        if from_site == to_site:
            return 0
        exception = self._exception_at(depart_min)
        if exception is not None and depart_min < exception.window.end_min:
            table = exception.minutes[mode]
        else:
            table = self._tables[mode][self._slice_of[depart_min % DAY_MIN]]
        return table[self._index[from_site]][self._index[to_site]]

    def longest_min(self, mode: TravelMode) -> int:
        """Return the longest drive there is between any two sites at any time."""
        tables = [*self._tables[mode], *(each.minutes[mode] for each in self._exceptions)]
        return max((max(row) for table in tables for row in table), default=0)

    def _exception_at(self, minute: int) -> TravelException | None:
        """Return the last exception that has begun by a minute; it may be over."""
        if not self._exceptions:
            return None
        position = bisect_right(self._exception_starts, minute)
        return self._exceptions[position - 1] if position else None

    def latest_departure_min(
        self, mode: TravelMode, sites: tuple[str, str], earliest_min: int, arrive_by_min: int
    ) -> int | None:
        """Return the last minute from ``earliest_min`` on at which a drive still arrives in time.

        Goes back one slice of the day after the other, because leaving later may be
        slower by more than it is later. None when no departure arrives in time.
        """
        depart = arrive_by_min
        while depart >= earliest_min:
            fits = arrive_by_min - self.drive_min(mode, *sites, depart)
            if fits >= depart:
                return depart
            slice_start = self._slice_start_min(depart)
            if fits >= max(slice_start, earliest_min):
                return fits
            depart = slice_start - 1
        return None

    def _slice_start_min(self, minute: int) -> int:
        of_day = minute % DAY_MIN
        start = minute - of_day + self._slice_starts[self._slice_of[of_day]]
        exception = self._exception_at(minute)
        if exception is None:
            return start
        window = exception.window
        return window.start_min if minute < window.end_min else max(start, window.end_min)


@lru_cache(maxsize=8)
def _slice_of_minute(slice_starts_min: tuple[int, ...]) -> tuple[int, ...]:
    """Spread the slices over the minutes of a day; small plans are checked by the thousand."""
    ends = (*slice_starts_min[1:], DAY_MIN)
    return tuple(
        n
        for n, (start, end) in enumerate(zip(slice_starts_min, ends, strict=True))
        for _ in range(start, end)
    )
