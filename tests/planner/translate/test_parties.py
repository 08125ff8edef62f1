"""Delegations as parties: who moves together, how, with what, and on which days."""

from dataclasses import replace

import pytest

from optimizer.problem import Ban, Meal, TravelMode, Window
from planner import model
from planner.model import Bilingual, Need, NeedKind, SecurityLevel
from tests.planner.translate.builders import (
    TUESDAY,
    at,
    delegation,
    minute,
    rules,
    scenario,
    translated,
    transport,
    vehicle,
)

COACH = vehicle("9", model.VehicleKind.COACH, 45)


def parties(found, **changes):
    return translated(scenario(delegations=(found,), **changes)).problem.parties


def party(found=None, **changes):
    (only,) = parties(found or delegation(), **changes)
    return only


def test_a_delegation_without_subgroups_is_one_party():
    only = party()
    assert (only.id, only.group, only.headcount) == ("lyon", "lyon", 10)


def test_subgroups_and_the_rest_are_parties_of_one_group():
    groups = tuple(
        model.Subgroup(id_, Bilingual("组", id_), count) for id_, count in (("a", 4), ("b", 3))
    )
    found = parties(delegation(rank=4, subgroups=groups, companions=2, luggage_pieces=20))
    assert [(p.id, p.headcount, p.luggage_pieces, p.principal_car) for p in found] == [
        ("lyon/", 5, 6, True),
        ("lyon/a", 4, 8, False),
        ("lyon/b", 3, 6, False),
    ]
    assert {p.group for p in found} == {"lyon"}


def test_the_head_rides_with_the_subgroup_of_the_first_member():
    groups = (model.Subgroup("a", Bilingual("组", "a"), 4),)
    head = model.Member(delegation().head, subgroup_id="a")
    found = parties(delegation(rank=4, subgroups=groups, members=(head,)))
    assert {p.id: p.principal_car for p in found} == {"lyon/": False, "lyon/a": True}


@pytest.mark.parametrize(
    ("headcount", "level", "fleet", "expected"),
    [
        (10, model.SecurityLevel.L4, (vehicle("1"),), TravelMode.CAR),
        (14, model.SecurityLevel.L4, (vehicle("1"), COACH), TravelMode.CAR),
        # Fifteen guests and one who escorts them.
        (15, model.SecurityLevel.L4, (vehicle("1"), COACH), TravelMode.COACH),
        (15, model.SecurityLevel.L4, (vehicle("1"),), TravelMode.CAR),
        (10, model.SecurityLevel.L2, (vehicle("1"), COACH), TravelMode.MOTORCADE),
        (15, model.SecurityLevel.L1, (vehicle("1"), COACH), TravelMode.COACH),
    ],
)
def test_the_mode_follows_size_fleet_and_protection(headcount, level, fleet, expected):
    found = delegation(headcount=headcount, security_level=level)
    assert party(found, vehicles=fleet).travel_mode is expected


@pytest.mark.parametrize(
    ("headcount", "rank", "load_min"),
    [
        (2, 8, 3),
        (5, 8, 5),
        (14, 8, 7),
        # Three minibuses are one vehicle more than load at once.
        (40, 8, 8),
        # Two minibuses and the head's sedan.
        (20, 4, 8),
    ],
)
def test_boarding_takes_as_long_as_the_vehicles_do(headcount, rank, load_min):
    found = party(delegation(headcount=headcount, rank=rank))
    # Photo call and seating come on top where the guests get out.
    assert (found.load_min, found.unload_min) == (load_min, load_min + 5)


@pytest.mark.parametrize(("rank", "expected"), [(4, True), (5, False)])
def test_heads_of_high_rank_get_a_sedan(rank, expected):
    assert party(delegation(rank=rank)).principal_car is expected


def test_no_sedan_is_asked_for_that_the_fleet_does_not_have():
    assert party(delegation(rank=3), vehicles=(vehicle("1"),)).principal_car is False


def test_the_days_run_from_port_to_hotel_to_port():
    first, middle, last = party().days
    assert (first.start_site, first.end_site) == ("port", "hotel")
    assert (middle.start_site, middle.end_site) == ("hotel", "hotel")
    assert (last.start_site, last.end_site) == ("hotel", "port")
    # A domestic flight: 25 minutes for bags, back 75 before.
    assert (first.present_min, first.ready_min) == (minute(0, 9, 25), minute(0, 9, 25))
    assert (middle.ready_min, middle.due_min) == (minute(1, 6), minute(1, 23, 30))
    assert (last.due_min, last.gone_min) == (minute(2, 16, 45), minute(2, 17, 22))
    luggage = [(day.luggage_at_start, day.luggage_at_end) for day in (first, middle, last)]
    assert luggage == [(True, False), (False, False), (False, True)]


@pytest.mark.parametrize(
    ("mode", "vip", "ready", "due"),
    [
        (model.TransportMode.INTERNATIONAL_FLIGHT, False, (10, 0), (16, 0)),
        (model.TransportMode.INTERNATIONAL_FLIGHT, True, (9, 25), (16, 40)),
        (model.TransportMode.DOMESTIC_FLIGHT, True, (9, 15), (17, 15)),
        (model.TransportMode.TRAIN, False, (9, 15), (17, 30)),
        (model.TransportMode.TRAIN, True, (9, 10), (17, 40)),
        (model.TransportMode.ROAD, False, (9, 0), (18, 0)),
    ],
)
def test_port_times_follow_transport_and_path(mode, vip, ready, due):
    found = party(
        delegation(
            arrival=transport(0, 9, mode=mode, vip_path=vip),
            departure=transport(2, 18, mode=mode, vip_path=vip),
        )
    )
    assert found.days[0].ready_min == minute(0, *ready)
    assert found.days[2].due_min == minute(2, *due)


def test_an_early_flight_begins_the_day_and_a_late_one_ends_it():
    found = party(delegation(arrival=transport(0, 22, 30), departure=transport(2, 6)))
    assert found.days[0].due_min == minute(0, 22, 55) + 180
    assert found.days[2].ready_min == minute(2, 4, 45) - 180


def test_the_office_says_when_days_begin_and_end_and_how_long_guests_are_seen_off():
    pack = rules(
        ("guests.day_begin", "07:15"),
        ("guests.day_end", "22:00"),
        ("ports.day_margin_min", 60),
        ("ports.send_off_percent", 100),
    )
    (early,) = translated(
        scenario(delegations=(delegation(departure=transport(2, 6)),)), pack
    ).problem.parties
    assert (early.days[1].ready_min, early.days[1].due_min) == (minute(1, 7, 15), minute(1, 22))
    assert (early.days[2].ready_min, early.days[2].gone_min) == (minute(2, 3, 45), minute(2, 6))


def test_a_landing_after_midnight_is_received_on_the_next_day():
    found = party(delegation(arrival=transport(0, 23, 50)))
    assert [day.day for day in found.days] == [1, 2]
    assert found.days[0].ready_min == minute(1, 0, 15)
    assert found.arrival_day == 1


def test_a_visit_that_began_before_the_period_starts_at_the_hotel():
    found = party(delegation(arrival=transport(-2, 9)))
    assert found.days[0].start_site == "hotel"
    assert (found.arrival_day, found.quiet_until_min) == (None, None)


def test_a_day_trip_starts_and_ends_at_its_port():
    found = party(delegation(departure=transport(0, 20), hotel_venue_id=None))
    (only,) = found.days
    assert (only.start_site, only.end_site) == ("port", "port")
    assert (only.luggage_at_start, only.luggage_at_end) == (True, True)


@pytest.mark.parametrize(
    ("arrives", "departs", "expected"),
    [
        ((0, 9), (2, 18), [("lunch", "dinner"), ("lunch", "dinner"), ("lunch",)]),
        ((0, 13), (2, 12), [("dinner",), ("lunch", "dinner"), ()]),
        ((0, 19), (1, 22), [(), ("lunch", "dinner")]),
    ],
)
def test_meals_are_due_where_there_is_time_for_them(arrives, departs, expected):
    found = party(delegation(arrival=transport(*arrives), departure=transport(*departs)))
    assert [tuple(meal.value for meal in day.meals) for day in found.days] == expected


def test_no_lunch_is_due_to_those_who_fast():
    fast = Need(NeedKind.NO_MEAL_IN_DAYLIGHT, dates=(TUESDAY,))
    found = party(delegation(needs=(fast,)))
    assert found.bans == (Ban(Window(0, minute(0, 18)), meals_only=True),)
    assert [day.meals for day in found.days[:2]] == [(Meal.DINNER,), (Meal.LUNCH, Meal.DINNER)]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (NeedKind.FRIDAY_MIDDAY_FREE, (Ban(Window(minute(3, 12), minute(3, 14))),)),
        (NeedKind.SABBATH, (Ban(Window(minute(3, 18), minute(4, 0))),)),
        (NeedKind.VEGETARIAN, ()),
    ],
)
def test_needs_keep_hours_free(kind, expected):
    assert party(delegation(needs=(Need(kind),))).bans == expected


def test_who_cannot_climb_rides_without_steps():
    assert party(delegation(needs=(Need(NeedKind.STEP_FREE),))).accessible is True
    assert party().accessible is False


@pytest.mark.parametrize(
    ("changes", "minutes"),
    [
        ({}, None),
        ({"average_age": 69}, None),
        ({"average_age": 70}, 90),
        ({"needs": (Need(NeedKind.STEP_FREE),)}, 90),
        ({"average_age": 75, "walking_day_min": 40}, 40),
    ],
)
def test_guests_walk_as_far_as_they_are_said_to_or_their_age_allows(changes, minutes):
    assert party(delegation(**changes)).walking_day_min == minutes


def test_a_party_is_protected_and_lodged_as_its_delegation_is():
    found = party(delegation(security_level=SecurityLevel.L2))
    assert (found.security_level, found.lodging) == (2, "hotel")
    assert party(delegation(hotel_venue_id=None)).lodging is None


def test_halal_guests_eat_where_the_kitchen_is():
    found = delegation(needs=(Need(NeedKind.HALAL, headcount=1),))
    assert party(found).room_tags_for_meals == ("halal",)
    assert party().room_tags_for_meals == ()


@pytest.mark.parametrize(
    ("journey", "quiet_until"),
    [
        ({"journey_min": 179}, None),
        ({"journey_min": 180}, (0, 10, 55)),
        ({"journey_min": 360}, (0, 10, 55)),
        ({"journey_min": 361}, (0, 12, 25)),
        ({"zones_crossed": 3}, (0, 12, 25)),
        ({"overnight": True}, (0, 10, 30)),
        ({"journey_min": 700, "overnight": True}, (0, 12, 25)),
    ],
)
def test_long_journeys_are_followed_by_quiet(journey, quiet_until):
    found = party(delegation(arrival=transport(0, 9, **journey)))
    assert found.quiet_until_min == (minute(*quiet_until) if quiet_until else None)


@pytest.mark.parametrize(("age", "activities"), [(None, 5), (64, 5), (65, 4)])
def test_older_guests_do_less_in_a_day(age, activities):
    assert party(delegation(average_age=age)).activities_per_day == activities


def test_a_number_of_the_rule_pack_is_obeyed():
    pack = rules(("ports.arrival_domestic_min", 40))
    found = translated(scenario(), pack).problem.parties[0]
    assert found.days[0].ready_min == minute(0, 9, 40)


def test_a_visit_outside_the_period_makes_no_party():
    away = delegation(arrival=transport(9, 9), departure=transport(10, 9))
    assert parties(away) == ()


def test_banquets_elsewhere_are_passed_on():
    assert party(delegation(banquets_already_given=1)).banquets_given == 1


def test_moments_of_another_zone_are_the_same_moments():
    found = delegation()
    utc = replace(found.arrival, at=at(0, 9).astimezone(tz=None))
    assert party(replace(found, arrival=utc)) == party()


def test_delegations_of_one_forum_are_known_as_such_without_its_name():
    guests = (
        delegation("lyon", forum="Tea Expo"),
        delegation("bari", forum="Tea Expo"),
        delegation("kyoto", forum="Mayors"),
        delegation("oslo"),
    )
    found = translated(scenario(delegations=guests)).problem.parties
    assert {each.id: each.forum for each in found} == {
        "lyon": "bari",
        "bari": "bari",
        "kyoto": "kyoto",
        "oslo": None,
    }


@pytest.mark.parametrize(
    ("mode", "by_air"),
    [
        (model.TransportMode.INTERNATIONAL_FLIGHT, [True, False, False]),
        (model.TransportMode.DOMESTIC_FLIGHT, [True, False, False]),
        (model.TransportMode.TRAIN, [False, False, False]),
    ],
)
def test_only_a_flight_makes_the_first_day_uncertain(mode, by_air):
    found = party(delegation(arrival=transport(0, 9, mode=mode)))
    assert [day.by_air for day in found.days] == by_air
