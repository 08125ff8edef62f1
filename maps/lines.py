"""Lines for drawing: chains of road edges joined, and lines thinned to what the eye sees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, hypot, radians

from maps.geo import METRES_PER_DEGREE, Line

NEIGHBOURS_ON_THE_WAY = 2


def simplified(line: Sequence[tuple[float, float]], tolerance_m: float) -> Line:
    """Drop (lat, lon) points that stand off the line by less than the tolerance.

    Douglas and Peucker's method; the ends always stay.
    """
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < NEIGHBOURS_ON_THE_WAY:
            continue
        offs = ((off_m(line[k], line[first], line[last]), k) for k in range(first + 1, last))
        worst_m, where = max(offs)
        if worst_m > tolerance_m:
            keep.add(where)
            stack += [(first, where), (where, last)]
    return tuple(line[k] for k in sorted(keep))


def off_m(
    place: tuple[float, float], start: tuple[float, float], end: tuple[float, float]
) -> float:
    """Return how far a place lies from the straight stretch between two others, in metres."""
    scale = cos(radians(start[0]))
    x, y = (place[1] - start[1]) * scale, place[0] - start[0]
    dx, dy = (end[1] - start[1]) * scale, end[0] - start[0]
    length = hypot(dx, dy)
    if length == 0:
        return hypot(x, y) * METRES_PER_DEGREE
    along = min(1.0, max(0.0, (x * dx + y * dy) / length**2))
    return hypot(x - along * dx, y - along * dy) * METRES_PER_DEGREE


def chains(edges: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Join undirected edges between nodes into as long runs as no crossing interrupts.

    Every edge is in exactly one chain; a chain is the list of its nodes.
    """
    unique = sorted({(min(edge), max(edge)) for edge in edges})
    beside: dict[int, list[int]] = {}
    for a, b in unique:
        beside.setdefault(a, []).append(b)
        beside.setdefault(b, []).append(a)
    left = set(unique)
    crossings = [node for node in sorted(beside) if len(beside[node]) != NEIGHBOURS_ON_THE_WAY]
    # What is left after the crossings are rings, which may be opened anywhere.
    starts = [*crossings, *sorted(beside)]
    found: list[list[int]] = []
    for start in starts:
        found.extend(
            _follow(start, first, beside, left)
            for first in beside[start]
            if (min(start, first), max(start, first)) in left
        )
    return found


def _follow(
    start: int, first: int, beside: dict[int, list[int]], left: set[tuple[int, int]]
) -> list[int]:
    chain = [start, first]
    left.remove((min(start, first), max(start, first)))
    while len(beside[chain[-1]]) == NEIGHBOURS_ON_THE_WAY:
        here, before = chain[-1], chain[-2]
        one, other = beside[here]
        onward = other if one == before else one
        key = (min(here, onward), max(here, onward))
        if key not in left:
            break
        left.remove(key)
        chain.append(onward)
    return chain
