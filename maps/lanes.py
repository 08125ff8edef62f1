"""Which side-by-side lane each drawn drive takes, so that shared roads show every delegation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from maps.geo import Line
from maps.layers import DelegationLayer, LegLine

GRID_DEGREES = 0.0002
"""Stretches whose ends agree to about 20 m are the same road."""

MOST_LANES = 6
"""More lanes would leave the road altogether; further delegations share one."""


def leg_lanes(layers: Sequence[DelegationLayer]) -> tuple[tuple[int, ...], ...]:
    """Return a lane for every leg of every layer: 0 is nearest to the road's middle.

    Lines are drawn to the right of their direction, so only delegations that drive the same
    stretch the same way need different lanes; a leg keeps one lane along its whole length.
    """
    users: dict[tuple[int, ...], set[int]] = {}
    keys = [[_stretches(leg) for leg in layer.legs] for layer in layers]
    for number, legs in enumerate(keys):
        for stretches in legs:
            for stretch in stretches:
                users.setdefault(stretch, set()).add(number)
    return tuple(
        tuple(_lane(number, stretches, users) for stretches in legs)
        for number, legs in enumerate(keys)
    )


def _lane(
    number: int, stretches: set[tuple[int, ...]], users: dict[tuple[int, ...], set[int]]
) -> int:
    """Count the delegations before this one on the busiest stretch that the leg uses."""
    before = max((sum(other < number for other in users[s]) for s in stretches), default=0)
    return before % MOST_LANES


def _stretches(leg: LegLine) -> set[tuple[int, ...]]:
    cells = [_cell(leg.points, k) for k in range(len(leg.points))]
    return {(*a, *b) for a, b in pairwise(cells) if a != b}


def _cell(points: Line, k: int) -> tuple[int, int]:
    lat, lon = points[k]
    return round(lat / GRID_DEGREES), round(lon / GRID_DEGREES)
