"""How likely guests are to keep their host waiting, by the time in hand before an engagement.

They come late when the delays on the way there add up to more than the time in hand and what
is tolerated: the engagement before ends late (as late as a leader may begin it), they board
late, and traffic is slow. Whoever has time in hand is taken to leave at once. The three are
taken to be independent and are added minute by minute; a drive is lognormal around its planned
length. The chances are then bent into a convex line, of straight pieces of five minutes with
whole slopes, so that a model needs a few inequalities for them and no table.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import ceil, erf, log, sqrt

from optimizer.parameters import Delays

CERTAIN = 200
"""The chance of what is certain: chances are counted in half percents."""

_PIECE_MIN = 5
_PIECES = 18
"""After so many pieces, an hour and a half, nobody is late any more."""

_DRIVE_STEP_MIN = 15
_LONGEST_DRIVE_MIN = 90
"""Drives are rounded up to these steps: a few lines serve all."""

Spread = Mapping[int, float]
"""Probabilities by minutes of delay; they add up to 1."""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line below which a chance does not go: ``at_once - per_min * spare_min``."""

    at_once: int
    per_min: int


def drive_class_min(drive_min: int) -> int:
    """Return the length that stands for a drive."""
    steps = ceil(drive_min / _DRIVE_STEP_MIN)
    return min(_LONGEST_DRIVE_MIN, steps * _DRIVE_STEP_MIN)


@lru_cache(maxsize=64)
def chances(delays: Delays, drive_class: int) -> tuple[int, ...]:
    """Return the chances of being late, in half percents, with 0, 1, 2 … minutes in hand.

    They fall and flatten out. ``drive_class`` is that of the drive, 0 where nobody drives.
    """
    late = _sum(_of_leaders(delays), _of_the_way(delays, drive_class))
    exact = [
        CERTAIN * sum(p for minutes, p in late.items() if minutes - delays.tolerated_min > spare)
        for spare in range(0, _PIECES * _PIECE_MIN, _PIECE_MIN)
    ]
    slope, falling = 0, [0]
    for piece in reversed(range(_PIECES)):
        # The flattest way up to any of the pieces before keeps below all of them.
        rises = (
            (exact[before] - falling[-1]) / _PIECE_MIN / (piece + 1 - before)
            for before in range(piece + 1)
        )
        slope = max(slope, round(min(rises)))
        falling += [falling[-1] + slope * n for n in range(1, _PIECE_MIN + 1)]
    falling.reverse()
    return tuple(falling[: falling.index(0) + 1])


@lru_cache(maxsize=64)
def lines(delays: Delays, drive_class: int) -> tuple[Line, ...]:
    """Return the lines whose highest is the chance of being late, the flat one left out."""
    falling = chances(delays, drive_class)
    pieces = range(0, len(falling) - 1, _PIECE_MIN)
    slopes = {falling[n] - falling[n + 1]: n for n in pieces}
    return tuple(Line(falling[n] + n * slope, slope) for slope, n in slopes.items() if slope)


def _of_leaders(delays: Delays) -> Spread:
    spread: dict[int, float] = defaultdict(float)
    coming = sum(step.percent for step in delays.leaders)
    for step in delays.leaders:
        minutes = range(step.least_min, step.most_min + 1)
        for minute in minutes:
            spread[minute] += step.percent / coming / len(minutes)
    return spread


def _of_the_way(delays: Delays, drive_class: int) -> Spread:
    if not drive_class:
        return {0: 1.0}
    boarding = range(delays.loading_most_min + 1)
    late_boarding = {minute: 1 / len(boarding) for minute in boarding}
    return _sum(late_boarding, _of_traffic(delays.traffic_percent / 100, drive_class))


def _of_traffic(variation: float, drive_min: int) -> Spread:
    """Return by how much a lognormal drive of this mean is longer or shorter than planned."""
    if not variation:
        return {0: 1.0}
    sigma = sqrt(log(1 + variation**2))
    mu = log(drive_min) - sigma**2 / 2

    def below(minutes: float) -> float:
        return 0.5 * (1 + erf((log(minutes) - mu) / (sigma * sqrt(2))))

    longest = drive_min * (1 + ceil(6 * variation))
    ends = [0.0, *(below(minute + 0.5) for minute in range(1, longest)), 1.0]
    return {
        minute + 1 - drive_min: after - before
        for minute, (before, after) in enumerate(pairwise(ends))
    }


def _sum(one: Spread, other: Spread) -> Spread:
    """Return the spread of two independent delays together."""
    spread: dict[int, float] = defaultdict(float)
    for minutes, p in one.items():
        for more, q in other.items():
            spread[minutes + more] += p * q
    return spread
