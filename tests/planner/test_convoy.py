"""Who drives where in a convoy, and who sits where."""

from dataclasses import replace

import pytest

from planner.convoy import Company, convoy_of, guests_in_order
from planner.model import (
    CarRole,
    Member,
    PersonName,
    Rider,
    RiderRole,
    SeatPosition,
    Vehicle,
    VehicleKind,
)
from tests.planner.translate.builders import delegation

FR, RR, RL = SeatPosition.FRONT_RIGHT, SeatPosition.REAR_RIGHT, SeatPosition.REAR_LEFT
R2, L2, BEHIND = (
    SeatPosition.SECOND_ROW_RIGHT,
    SeatPosition.SECOND_ROW_LEFT,
    SeatPosition.BEHIND,
)
INTERPRETER, LIAISON = Rider(RiderRole.INTERPRETER), Rider(RiderRole.LIAISON)


def vehicle(id_, kind, seats, luggage_pieces=0):
    return Vehicle(id_, id_.upper(), kind, seats, luggage_pieces, "depot")


def sedan(id_, seats=3):
    return vehicle(id_, VehicleKind.SEDAN, seats, 2)


def van(id_, seats=6):
    return vehicle(id_, VehicleKind.VAN, seats, 6)


def coach(id_, seats=40):
    return vehicle(id_, VehicleKind.COACH, seats, 40)


def name(text):
    return PersonName(text, text)


def people(*names):
    """Guests of whom the first is the head."""
    head, *others = names
    return (
        Rider(RiderRole.HEAD, name(head)),
        *(Rider(RiderRole.GUEST, name(each)) for each in others),
    )


def drawn(convoy):
    """Each vehicle with its role and who sits where, in short."""
    return [
        (
            car.vehicle_id,
            car.role,
            [
                (s.position, s.rider.name.name_zh if s.rider.name else s.rider.role)
                for s in car.seats
            ],
        )
        for car in convoy.cars
    ]


def test_the_head_rides_in_front_of_the_delegation():
    company = Company(people("a", "b", "c", "d"), staff=(INTERPRETER, LIAISON))
    convoy = convoy_of(company, (van("v"), sedan("s")))
    assert drawn(convoy) == [
        ("s", CarRole.PRINCIPAL, [(RR, "a"), (RL, "b"), (FR, RiderRole.INTERPRETER)]),
        ("v", CarRole.DELEGATION, [(R2, "c"), (L2, "d"), (FR, RiderRole.LIAISON)]),
    ]
    assert convoy.standing == ()


def test_a_full_convoy_keeps_its_order():
    company = Company(people("a", "b", "c"), staff=(INTERPRETER, LIAISON), has_luggage=True)
    fleet = (van("v3"), van("v1"), sedan("s2"), van("v2", seats=5), sedan("s1"))
    assert drawn(convoy_of(company, fleet)) == [
        ("s2", CarRole.LEAD, [(FR, RiderRole.LIAISON)]),
        ("s1", CarRole.PRINCIPAL, [(RR, "a"), (RL, "b"), (FR, RiderRole.INTERPRETER)]),
        ("v1", CarRole.DELEGATION, [(R2, "c")]),
        ("v2", CarRole.LUGGAGE, []),
        ("v3", CarRole.SPARE, []),
    ]


def test_an_accompanying_official_sits_beside_the_head():
    company = Company(people("a", "b"), officials=1, staff=(INTERPRETER,))
    assert drawn(convoy_of(company, (sedan("s"), van("v")))) == [
        (
            "s",
            CarRole.PRINCIPAL,
            [(RR, "a"), (RL, RiderRole.OFFICIAL), (FR, RiderRole.INTERPRETER)],
        ),
        ("v", CarRole.DELEGATION, [(R2, "b")]),
    ]


@pytest.mark.parametrize(
    ("bus", "front", "right", "left"),
    [
        (van("x"), FR, R2, L2),
        (vehicle("x", VehicleKind.MINIBUS, 15), FR, R2, L2),
        (
            coach("x"),
            SeatPosition.GUIDE_SEAT,
            SeatPosition.FIRST_ROW_RIGHT,
            SeatPosition.FIRST_ROW_LEFT,
        ),
    ],
)
def test_the_best_seats_of_a_shared_vehicle(bus, front, right, left):
    company = Company(people("a", "b", "c", "d"), staff=(INTERPRETER,))
    assert drawn(convoy_of(company, (bus,))) == [
        (
            "x",
            CarRole.DELEGATION,
            [
                (right, "a"),
                (left, "b"),
                (BEHIND, "c"),
                (BEHIND, "d"),
                (front, RiderRole.INTERPRETER),
            ],
        )
    ]


def test_guests_without_their_head_have_no_principals_car():
    guests = people("a", "b")[1:]
    assert drawn(convoy_of(Company(guests, staff=(LIAISON,)), (sedan("s"),))) == [
        ("s", CarRole.DELEGATION, [(RR, "b"), (FR, RiderRole.LIAISON)])
    ]


def test_a_larger_sedan_is_filled_only_where_seats_are_scarce():
    company = Company(people(*"abcdef"), staff=(INTERPRETER,))
    roomy = convoy_of(company, (sedan("s", seats=4), van("v", seats=5)))
    scarce = convoy_of(company, (sedan("s", seats=4), van("v", seats=3)))
    assert [[seat.position for seat in car.seats] for car in roomy.cars] == [
        [RR, RL, FR],
        [R2, L2, BEHIND, BEHIND],
    ]
    assert [[seat.position for seat in car.seats] for car in scarce.cars] == [
        [RR, RL, SeatPosition.REAR_MIDDLE, FR],
        [R2, L2, FR],
    ]


def test_who_finds_no_seat_is_named():
    company = Company(people(*"abcd"), staff=(INTERPRETER,))
    assert convoy_of(company, (sedan("s"),)).standing == people(*"abcd")[2:]
    assert convoy_of(company, ()).standing == people(*"abcd")


def test_a_liaison_officer_takes_no_guests_seat():
    company = Company(people(*"abc"), staff=(INTERPRETER, LIAISON))
    (car,) = convoy_of(company, (van("v", seats=4),)).cars
    assert [seat.rider.role for seat in car.seats] == [
        RiderRole.HEAD,
        RiderRole.GUEST,
        RiderRole.GUEST,
        RiderRole.INTERPRETER,
    ]


def test_the_order_in_which_vehicles_are_given_does_not_matter():
    company = Company(people(*"abcdefgh"), 1, (INTERPRETER, LIAISON), has_luggage=True)
    fleet = (van("v1"), van("v2"), sedan("s1"), sedan("s2"), van("v3"))
    assert convoy_of(company, fleet) == convoy_of(company, fleet[::-1])


def test_guests_go_by_rank_then_as_they_are_listed():
    members = tuple(
        Member(name(each), rank=rank) for each, rank in (("x", None), ("y", 6), ("z", 5), ("u", 6))
    )
    guests = replace(delegation(), head=name("h"), members=members)
    found = guests_in_order(guests, members, 7, with_head=True)
    assert [rider.name and rider.name.name_zh for rider in found] == [
        *"hzyux",
        None,
        None,
    ]
    assert [rider.role for rider in found] == [RiderRole.HEAD, *[RiderRole.GUEST] * 6]


def test_a_head_who_is_listed_too_rides_once():
    guests = replace(delegation(), head=name("h"), members=(Member(name("h"), rank=4),))
    found = guests_in_order(guests, guests.members, 2, with_head=True)
    assert found == (Rider(RiderRole.HEAD, name("h")), Rider(RiderRole.GUEST))


def test_no_more_guests_ride_than_there_are():
    guests = replace(delegation(), members=tuple(Member(name(each)) for each in "abc"))
    assert len(guests_in_order(guests, guests.members, 2, with_head=True)) == 2
