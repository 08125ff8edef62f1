"""Drive times of a city as the optimizer's tables."""

from __future__ import annotations

from maps.modes import Mode
from maps.travel import TravelMatrix
from optimizer.problem import Travel, TravelMode


def travel_of(matrix: TravelMatrix) -> Travel:
    """Return a travel matrix with one table for each slice of the day, for every mode."""
    return Travel(
        sites=matrix.site_ids,
        slice_starts_min=matrix.period_starts_min,
        minutes={
            TravelMode(mode.value): tuple(
                matrix.minutes[mode][period] for period in matrix.period_ids
            )
            for mode in Mode
        },
    )
