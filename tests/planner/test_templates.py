from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.catalogue import meals_due
from planner.model import (
    EngagementKind,
    GuestClass,
    Meal,
    Period,
    Regime,
    RoomPurpose,
    Transport,
    TransportMode,
)
from planner.rulepack import due_at, load_rule_pack, ready_at
from planner.scenario import load_scenario, scenario_flaws
from planner.templates import Template, build_programme

DATA = Path(__file__).parents[2] / "data"
ZONE = ZoneInfo("Asia/Shanghai")
FIRST = date(2026, 12, 8)
NUMBERS = load_rule_pack("cn-municipal", DATA / "rulepacks").numbers


def at(day, hour, minute=0):
    return datetime(2026, 12, day, hour, minute, tzinfo=ZONE)


@pytest.fixture(scope="module")
def scenario():
    sample = load_scenario(DATA / "scenarios" / "hangzhou-weekday.json")
    return replace(sample, period=Period(FIRST - timedelta(days=1), FIRST + timedelta(days=3)))


@pytest.fixture(scope="module")
def guest(scenario):
    """A guest of three days, arriving early and leaving late."""
    return stay(scenario.delegations[0], at(8, 9), at(10, 19))


def stay(delegation, arrival, departure, *, hotel=True):
    port = "hz_east"
    return replace(
        delegation,
        id="visit",
        subgroups=(),
        members=(),
        arrival=Transport(TransportMode.TRAIN, arrival, port),
        departure=Transport(TransportMode.TRAIN, departure, port),
        hotel_venue_id="shangri_la" if hotel else None,
    )


def with_programme(scenario, guest, programme):
    return replace(
        scenario,
        delegations=(*scenario.delegations, guest),
        engagements=(*scenario.engagements, *programme.engagements),
    )


STAYS = {
    "three days": (at(8, 9), at(10, 19), True),
    "from evening to morning": (at(8, 20), at(10, 8), True),
    "one night": (at(8, 15), at(9, 14), True),
    "day trip": (at(8, 9, 30), at(8, 19), False),
    "a few hours": (at(8, 10), at(8, 13), False),
    "four days": (at(8, 11), at(11, 18), True),
}


@pytest.mark.parametrize("arrival_departure_hotel", STAYS.values(), ids=STAYS)
@pytest.mark.parametrize("template", Template)
def test_a_programme_fits_the_visit(scenario, guest, template, arrival_departure_hotel):
    arrival, departure, hotel = arrival_departure_hotel
    visitor = stay(guest, arrival, departure, hotel=hotel)
    programme = build_programme(template, visitor, scenario, NUMBERS)
    assert scenario_flaws(with_programme(scenario, visitor, programme)) == ()
    ready = ready_at(visitor.arrival, NUMBERS.ports)
    due = due_at(visitor.departure, NUMBERS.ports)
    for engagement in programme.engagements:
        length = timedelta(minutes=engagement.duration_min)
        earliest, latest = engagement.time.earliest, engagement.time.latest
        assert earliest is not None
        assert earliest >= min(ready, due - timedelta(minutes=45))
        if latest is not None:
            assert earliest <= latest - length <= due


@pytest.mark.parametrize("arrival_departure_hotel", STAYS.values(), ids=STAYS)
@pytest.mark.parametrize("template", Template)
def test_every_meal_that_is_due_is_given_once(scenario, guest, template, arrival_departure_hotel):
    arrival, departure, hotel = arrival_departure_hotel
    visitor = stay(guest, arrival, departure, hotel=hotel)
    programme = build_programme(template, visitor, scenario, NUMBERS)
    served = Counter(
        (one.time.earliest.date(), one.meal)
        for one in programme.engagements
        if one.time.earliest is not None and one.meal is not Meal.NONE
    )
    due = Counter(
        (day, meal)
        for day in scenario.period.days()
        for meal in meals_due(visitor, day, NUMBERS)
        if arrival.date() <= day <= departure.date()
    )
    assert served == due


def test_a_sister_city_is_given_its_usual_three_days(scenario, guest):
    programme = build_programme(Template.SISTER_CITY, guest, scenario, NUMBERS)
    assert [one.id.removeprefix("visit-") for one in programme.engagements] == [
        "greeting",
        "check-in",
        "call",
        "banquet",
        "talks",
        "signing",
        "company",
        "school",
        "culture",
        "sights",
        "lunch-1208",
        "lunch-1209",
        "dinner-1209",
        "lunch-1210",
        "send-off",
    ]
    assert programme.left_out == ()


def test_talks_come_before_the_signing_and_after_the_call(scenario, guest):
    programme = build_programme(Template.SISTER_CITY, guest, scenario, NUMBERS)
    after = {one.id: one.after_ids for one in programme.engagements}
    assert (after["visit-talks"], after["visit-signing"]) == (("visit-call",), ("visit-talks",))


def test_what_is_left_out_is_waited_for_by_nobody(scenario, guest):
    short = stay(guest, at(8, 9), at(8, 19))
    programme = build_programme(Template.SISTER_CITY, short, scenario, NUMBERS)
    made = {one.id for one in programme.engagements}
    assert "talks" in programme.left_out
    assert {key for one in programme.engagements for key in one.after_ids} <= made


def test_a_day_trip_has_no_check_in(scenario, guest):
    visitor = stay(guest, at(8, 9), at(8, 20), hotel=False)
    programme = build_programme(Template.CONSULAR_DAY_TRIP, visitor, scenario, NUMBERS)
    assert EngagementKind.CHECK_IN not in {one.kind for one in programme.engagements}


def test_what_no_venue_has_room_for_is_left_out(scenario, guest):
    rooms = tuple(r for r in scenario.rooms if RoomPurpose.BANQUET not in r.purposes)
    poorer = replace(scenario, rooms=rooms)
    programme = build_programme(Template.SISTER_CITY, guest, poorer, NUMBERS)
    assert "banquet" in programme.left_out


def test_guests_of_hong_kong_and_macao_have_no_banquet(scenario, guest):
    visitor = replace(
        guest, region="HK", regime=Regime.HK_MACAO_TW, guest_class=GuestClass.HK_MACAO_TW
    )
    programme = build_programme(Template.HK_MACAO, visitor, scenario, NUMBERS)
    assert EngagementKind.BANQUET not in {one.kind for one in programme.engagements}
