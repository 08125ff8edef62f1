"""Zones with restrictions: where, when, and who is shut out."""

import pytest

from optimizer.problem import Window, Zone
from planner.model import Bilingual, OpeningHours, OpenSpan, RestrictedZone, VehicleKind
from tests.planner.translate.builders import engagement, minute, scenario, translated, vehicle

PEAKS = OpeningHours((((OpenSpan(420, 540), OpenSpan(990, 1110)),) * 5) + ((), ()))


def zones(*found, vehicles=None):
    fleet = scenario().vehicles if vehicles is None else vehicles
    return translated(scenario(engagement("talks"), zones=found, vehicles=fleet)).problem.zones


def lake(**changes):
    given = {"venue_ids": ("hall", "museum"), "hours": PEAKS, **changes}
    return RestrictedZone("lake", Bilingual("湖区", "Lake"), **given)


def test_a_zone_has_the_sites_that_are_used_and_the_hours_of_each_day():
    (zone,) = zones(lake())
    assert zone == Zone(
        id="lake",
        sites=("hall",),
        windows=tuple(
            Window(minute(day, hour, minutes), minute(day, hour + 2, minutes))
            for day in range(4)
            for hour, minutes in ((7, 0), (16, 30))
        ),
        barred=("1", "2"),
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"venue_ids": ("museum",)},
        {"hours": OpeningHours(((),) * 7)},
        {"kinds": frozenset({VehicleKind.COACH})},
    ],
)
def test_a_zone_that_binds_nobody_is_left_out(changes):
    assert zones(lake(**changes)) == ()


@pytest.mark.parametrize(
    ("changes", "barred"),
    [
        ({}, ("a", "b", "c")),
        ({"kinds": frozenset({VehicleKind.COACH})}, ("c",)),
        ({"permit": "lake-pass"}, ("a", "c")),
        ({"plate_digits": frozenset({3})}, ("a",)),
        # A letter at the end is not looked at.
        ({"plate_digits": frozenset({8, 0})}, ("b", "c")),
        ({"plate_digits": frozenset({3, 8}), "permit": "lake-pass"}, ("a",)),
    ],
)
def test_who_is_shut_out(changes, barred):
    fleet = (
        vehicle("a", plate="浙A·12303"),
        vehicle("b", plate="浙A·1238F", permits=frozenset({"lake-pass"})),
        vehicle("c", VehicleKind.COACH, plate="浙A·12300"),
    )
    (zone,) = zones(lake(**changes), vehicles=fleet)
    assert zone.barred == barred
