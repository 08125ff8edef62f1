"""Zones with restrictions as the optimizer sees them: where, when, and who is shut out (H22)."""

from __future__ import annotations

from optimizer.problem import Window
from optimizer.problem import Zone as OptimizerZone
from planner.model import RestrictedZone, Scenario, Vehicle
from planner.translate.clock import PeriodClock
from planner.translate.spans import merged


def zones_of(
    scenario: Scenario, site_ids: frozenset[str], clock: PeriodClock
) -> tuple[OptimizerZone, ...]:
    """Return the zones at sites that a plan can lead to and that shut somebody out, by id."""
    found = (
        OptimizerZone(
            id=zone.id,
            sites=tuple(sorted(site_ids.intersection(zone.venue_ids))),
            windows=_windows(zone, clock),
            barred=tuple(sorted(v.id for v in scenario.vehicles if is_shut_out(v, zone))),
        )
        for zone in sorted(scenario.zones, key=lambda zone: zone.id)
    )
    return tuple(zone for zone in found if zone.sites and zone.windows and zone.barred)


def is_shut_out(vehicle: Vehicle, zone: RestrictedZone) -> bool:
    """Tell whether a zone is closed to a vehicle during its hours."""
    if zone.permit and zone.permit in vehicle.permits:
        return False
    if zone.kinds and vehicle.kind not in zone.kinds:
        return False
    # Plates may end in a letter: then the last digit before it counts.
    digits = [int(sign) for sign in vehicle.plate if sign.isdecimal()]
    return not zone.plate_digits or bool(digits and digits[-1] in zone.plate_digits)


def _windows(zone: RestrictedZone, clock: PeriodClock) -> tuple[Window, ...]:
    return merged(
        Window(clock.midnight(day) + span.opens_min, clock.midnight(day) + span.closes_min)
        for day in clock.period.days()
        for span in zone.hours.spans_on(day)
    )
