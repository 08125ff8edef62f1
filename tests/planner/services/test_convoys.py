"""The order of vehicles and the seats on a drive, as people read them."""

from dataclasses import replace

import pytest

from planner.access import local_administrator
from planner.model import (
    Bilingual,
    DataRung,
    InterpreterTeam,
    Member,
    PersonName,
    PlannedLeg,
    PlannedVisit,
    Subgroup,
    VehicleKind,
)
from planner.services.convoys import convoy_lines
from planner.services.names import names_of
from tests.planner.translate.builders import (
    at,
    delegation,
    engagement,
    interpreter,
    scenario,
    vehicle,
)

HEAD = PersonName("鲁", "Camille Roux", "市长", "Mayor")
GUESTS = tuple(
    Member(PersonName(zh, latin), rank=rank)
    for zh, latin, rank in (("甲", "Ada", 7), ("乙", "Bo", 6))
)
FLEET = (vehicle("van"), vehicle("car", VehicleKind.SEDAN, 3))
EN_CAR = ("Rear right: Camille Roux, Mayor", "Rear left: Bo", "Front right: Wang")
EN_VAN = ("Second row right: Ada", "Second row left: 1 guest", "Behind: 5 guests")


def leg(**changes):
    found = PlannedLeg(
        delegation_id="lyon",
        from_engagement_id=None,
        to_engagement_id="talks",
        from_venue_id="hotel",
        to_venue_id="hall",
        depart=at(1, 9),
        arrive=at(1, 9, 10),
        drive_min=10,
        distance_m=5000,
        rung=DataRung.MAIN_ROADS,
        vehicle_ids=("van", "car"),
    )
    return replace(found, **changes)


def lines(t, drive=None, hidden=frozenset(), extra=None, **changes):
    """The vehicles of a drive of nine guests with what is said of each."""
    guests = delegation(**{"head": HEAD, "members": GUESTS, "headcount": 9, **changes})
    planned = PlannedVisit(
        "talks", at(1, 9, 20), at(1, 10), "hall.talks", None, (InterpreterTeam("fr", ("wang",)),)
    )
    office = scenario(
        engagement("talks"),
        delegations=(guests,),
        vehicles=(*FLEET, *([extra] if extra else ())),
        interpreters=(interpreter("wang"),),
    )
    names = names_of(office, t, local_administrator("officer"))
    names = replace(names, visits={"talks": planned}, hidden=hidden)
    return [(each.vehicle, each.role, each.seats) for each in convoy_lines(drive or leg(), names)]


def test_the_vehicles_in_order_with_their_seats(t, zh):
    assert lines(t) == [
        ("A·car", "Principal’s car", EN_CAR),
        ("A·van", "Delegation", (*EN_VAN, "Front right: Liaison officer")),
    ]
    assert lines(zh)[0] == (
        "A·car",
        "主宾车",
        ("后排右座：市长鲁", "后排左座：乙", "副驾驶：wang译"),
    )


def test_a_new_head_sits_in_the_principals_seat_at_once(t):
    others = tuple(member for member in GUESTS if member.name.name_latin != "Bo")
    ((_, _, seats), _) = lines(t, members=others)
    assert seats == ("Rear right: Camille Roux, Mayor", "Rear left: Ada", "Front right: Wang")


def test_nobody_learns_the_names_of_those_who_are_hidden(t):
    shown = str(lines(t, hidden=frozenset({"lyon"})))
    assert "Head of delegation" in shown
    assert [name for name in ("Camille", "Ada", "Bo") if name in shown] == []


def test_no_rank_is_told(t):
    assert not any(digit in str(lines(t)[0]) for digit in "56789")


def test_luggage_rides_behind_on_the_way_from_the_port(t):
    fleet = leg(from_venue_id="port", vehicle_ids=("van", "car", "bus"))
    roles = [role for _, role, _ in lines(t, fleet, extra=vehicle("bus"))]
    assert roles == ["Principal’s car", "Delegation", "Luggage and staff"]


def test_subgroups_ride_with_their_own_people(t):
    groups = (Subgroup("culture", Bilingual("文化组", "Culture"), 3),)
    ada, bo = GUESTS
    members = (replace(ada, subgroup_id="culture"), bo)
    drive = leg(vehicle_ids=("van",), subgroup_ids=("culture",))
    assert lines(t, drive, subgroups=groups, members=members) == [
        (
            "A·van",
            "Delegation",
            (
                "Second row right: Camille Roux, Mayor",
                "Second row left: Ada",
                "Behind: 1 guest",
                "Front right: Wang",
            ),
        )
    ]


def test_who_finds_no_seat_is_told(t):
    assert lines(t, leg(vehicle_ids=("car",)))[-1] == ("", "Without a seat", ("Ada and 6 guests",))


@pytest.mark.parametrize("vehicle_ids", [(), ("gone",)])
def test_without_vehicles_there_is_no_convoy(t, vehicle_ids):
    assert lines(t, leg(vehicle_ids=vehicle_ids)) == []
