from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from planner.catalogue import (
    KINDS,
    approval_days,
    approval_rule,
    fit_hosts,
    fit_rooms,
    guest_count,
    guest_rank,
    max_rank_gap,
    meals_due,
    needed_languages,
    new_engagement,
    people_count,
    turnaround_min,
    usual_minutes,
)
from planner.model import (
    Approver,
    Bilingual,
    Body,
    EngagementKind,
    GuestClass,
    HostSpec,
    InterpretingSpec,
    Leader,
    Meal,
    PersonName,
    PlaceSpec,
    Room,
    RoomPurpose,
    Subgroup,
    VenueKind,
)
from planner.rulepack import ApprovalRule, load_rule_pack
from planner.scenario import load_scenario

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def numbers():
    return load_rule_pack("cn-municipal", DATA / "rulepacks").numbers


@pytest.fixture(scope="module")
def office():
    """The small sample without its programme: one Japanese delegation of seven."""
    return load_scenario(DATA / "scenarios" / "hengyang-small.json")


def asked(kind, **changes):
    return replace(new_engagement("e", ("jp-ritto",), kind), **changes)


def room(key, venue_id, capacity, purpose):
    return Room(key, venue_id, Bilingual(key, key), capacity, frozenset({purpose}))


def leader(key, rank, body=Body.GOVERNMENT, home="hy_city_gov", *fields):
    return Leader(key, PersonName(key, key), body, rank, home, frozenset(fields))


def test_every_kind_has_its_usual_form():
    assert list(KINDS) == list(EngagementKind)
    for kind, usual in KINDS.items():
        engagement = new_engagement("e", ("d",), kind)
        assert 0 < engagement.min_duration_min <= engagement.duration_min
        assert usual.purposes


@pytest.mark.parametrize(
    ("kind", "meal", "minutes"),
    [
        (EngagementKind.WORKING_MEAL, Meal.LUNCH, (60, 45)),
        (EngagementKind.WORKING_MEAL, Meal.DINNER, (75, 75)),
        (EngagementKind.BANQUET, Meal.DINNER, (105, 90)),
        (EngagementKind.BUFFET, Meal.LUNCH, (75, 60)),
    ],
)
def test_a_dinner_takes_longer(kind, meal, minutes):
    assert usual_minutes(kind, meal) == minutes


@pytest.mark.parametrize(
    ("kind", "gap", "pause"),
    [
        (EngagementKind.COURTESY_CALL, 1, 30),
        (EngagementKind.BANQUET, 1, 60),
        (EngagementKind.GREETING, 2, 15),
        (EngagementKind.SITE_VISIT, 3, 15),
        (EngagementKind.WORKING_MEAL, None, 15),
    ],
)
def test_rank_gaps_and_turnarounds_come_from_the_rule_pack(numbers, kind, gap, pause):
    assert (max_rank_gap(kind, numbers), turnaround_min(kind, numbers)) == (gap, pause)


def test_people_in_a_room_are_guests_hosts_and_staff(office):
    call = asked(EngagementKind.COURTESY_CALL)
    assert (guest_count(call, office), people_count(call, office)) == (7, 15)
    assert people_count(replace(call, guests=3), office) == 11


def test_a_subgroup_counts_alone_and_speaks_its_own_language(office):
    group = Subgroup("school", Bilingual("学生", "Students"), 4, ("en",))
    guests = (replace(office.delegations[0], subgroups=(group,)),)
    visit = asked(EngagementKind.SITE_VISIT, subgroup_id="school")
    with_group = replace(office, delegations=guests)
    assert (guest_count(visit, with_group), needed_languages(visit, with_group)) == (4, ("en",))


def test_nobody_interprets_for_those_who_speak_the_office_s_language(office):
    call = asked(EngagementKind.COURTESY_CALL)
    guest = office.delegations[0]
    for change in ({"needs_interpreting": False}, {"languages": ("zh", "ja")}):
        guests = (replace(guest, **change),)
        assert needed_languages(call, replace(office, delegations=guests)) == ()
    assert needed_languages(call, office) == ("ja",)
    named = replace(call, interpreting=InterpretingSpec(languages=("en",)))
    assert needed_languages(named, office) == ("en",)


def test_rooms_are_taken_in_the_order_of_the_options(office):
    rooms = (
        room("small", "hy_city_gov", 14, RoomPurpose.MEETING),
        room("large", "hy_city_gov", 15, RoomPurpose.MEETING),
        room("hall", "yancheng_hotel", 90, RoomPurpose.MEETING),
        room("kitchen", "yancheng_hotel", 90, RoomPurpose.MEAL),
    )
    around = replace(office, rooms=rooms)
    options = ("yancheng_hotel", "large", "small")
    call = asked(EngagementKind.COURTESY_CALL, place=PlaceSpec(options=options))
    assert [one.id for one in fit_rooms(call, around)] == ["hall", "large"]


def test_rooms_are_found_by_kind_of_venue(office):
    visit = asked(
        EngagementKind.CULTURE_VISIT, place=PlaceSpec(kinds=frozenset({VenueKind.MEMORIAL}))
    )
    assert {one.venue_id for one in fit_rooms(visit, office)} == {"yueping"}


def test_a_group_too_large_for_a_venue_does_not_fit(office):
    venues = tuple(replace(venue, max_group=6) for venue in office.venues)
    visit = asked(EngagementKind.CULTURE_VISIT)
    assert fit_rooms(visit, office)
    assert fit_rooms(visit, replace(office, venues=venues)) == ()


@pytest.mark.parametrize(
    ("kind", "venue_id"),
    [
        (EngagementKind.GREETING, "hy_east"),
        (EngagementKind.SEND_OFF, "hy_east"),
        (EngagementKind.CHECK_IN, "yancheng_hotel"),
    ],
)
def test_some_engagements_have_a_natural_place(office, kind, venue_id):
    assert {one.venue_id for one in fit_rooms(asked(kind), office)} == {venue_id}


def test_hosts_are_ranked_by_field_gap_and_rank(office, numbers):
    leaders = (
        leader("deputy", 6),
        leader("mayor", 5),
        leader("educator", 6, Body.GOVERNMENT, "hy_city_gov", "education"),
        leader("too-low", 7),
        leader("stranger", 5, Body.UNIT, "valin"),
        leader("host", 5, Body.UNIT, "yancheng_hotel"),
    )
    around = replace(office, leaders=leaders)
    call = asked(
        EngagementKind.COURTESY_CALL,
        place=PlaceSpec(options=("yancheng_hotel",)),
        host=HostSpec(fields=frozenset({"education"})),
    )
    assert guest_rank(call, around) == 5
    assert [one.id for one in fit_hosts(call, around, numbers)] == [
        "educator",
        "host",
        "mayor",
        "deputy",
    ]
    of_units = replace(call, host=HostSpec(bodies=frozenset({Body.UNIT})))
    assert [one.id for one in fit_hosts(of_units, around, numbers)] == ["host"]
    closer = replace(call, host=HostSpec(max_rank_gap=0))
    assert [one.id for one in fit_hosts(closer, around, numbers)] == ["host", "mayor"]


def test_named_hosts_keep_their_order_within_the_cap(office, numbers):
    leaders = (leader("deputy", 6), leader("mayor", 5), leader("too-low", 7))
    host = HostSpec(candidate_ids=("too-low", "deputy", "mayor"))
    call = asked(EngagementKind.COURTESY_CALL, host=host)
    found = fit_hosts(call, replace(office, leaders=leaders), numbers)
    assert [one.id for one in found] == ["deputy", "mayor"]


@pytest.mark.parametrize(
    ("arrives", "leaves", "due"),
    [
        (time(8), time(20, 45), (Meal.LUNCH, Meal.DINNER)),
        (time(8), time(20, 44), (Meal.LUNCH,)),
        (time(11), time(20, 45), (Meal.LUNCH, Meal.DINNER)),
        (time(11, 1), time(20, 45), (Meal.DINNER,)),
        (time(8), time(14, 15), (Meal.LUNCH,)),
        (time(8), time(14, 14), ()),
        (time(17, 16), time(23), ()),
    ],
)
def test_a_meal_is_due_when_there_is_time_for_it(office, numbers, arrives, leaves, due):
    guest = office.delegations[0]
    day, zone = office.period.start, office.office.tzinfo

    def moved(transport, clock):
        return replace(transport, at=datetime.combine(day, clock, zone))

    visitor = replace(
        guest, arrival=moved(guest.arrival, arrives), departure=moved(guest.departure, leaves)
    )
    assert meals_due(visitor, day, numbers) == due
    assert meals_due(visitor, day + timedelta(days=1), numbers) == ()


@pytest.mark.parametrize(
    ("changes", "ranks", "expected"),
    [
        ({}, (), True),
        ({"kinds": {EngagementKind.TALKS}}, (), True),
        ({"kinds": {EngagementKind.BANQUET}}, (), False),
        ({"guest_classes": {GuestClass.SISTER_CITY}}, (), True),
        ({"guest_classes": {GuestClass.STATE}}, (), False),
        ({"guest_rank_to": 5}, (), True),
        ({"guest_rank_to": 4}, (), False),
        ({"with_leader": True}, (), False),
        ({"with_leader": True}, (7, 6), True),
        ({"with_leader": True}, (7,), False),
    ],
)
def test_an_approval_fits_by_guests_kind_and_host(office, changes, ranks, expected):
    pack = load_rule_pack("cn-municipal", DATA / "rulepacks")
    name, chain = Bilingual("批", "Yes"), (Approver.CHIEF,)
    rule = ApprovalRule(name, 4, chain, "own", date(2026, 11, 21), **changes)
    hosts = [
        Leader(f"l{rank}", PersonName("某", "Mou"), Body.GOVERNMENT, rank, "city_hall")
        for rank in ranks
    ]
    talks, pack = asked(EngagementKind.TALKS), replace(pack, approvals=(rule,))
    assert office.delegations[0].rank == 5
    assert approval_rule(talks, hosts, office, pack) == (rule if expected else None)
    assert approval_days(talks, hosts, office, pack) == (4 if expected else 0)
    assert approval_days(replace(talks, approval_days=7), hosts, office, pack) == 7
