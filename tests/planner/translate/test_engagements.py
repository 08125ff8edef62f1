"""Engagements: when, where, hosted by whom, in which languages, and in which order."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from optimizer.problem import (
    Dress,
    HostOption,
    InterpretingMode,
    LanguageNeed,
    Meal,
    Precedence,
    Priority,
    RoomOption,
    Window,
)
from planner import model
from planner.model import (
    BadWeather,
    Bilingual,
    EngagementKind,
    HostSpec,
    PlaceSpec,
    PressCoverage,
    RoomPurpose,
    TimeSpec,
    WeatherKind,
)
from planner.translate.as_of import AsOf
from tests.planner.translate.builders import (
    TUESDAY,
    at,
    delegation,
    engagement,
    leader,
    minute,
    room,
    rules,
    scenario,
    translated,
    transport,
)

WEDNESDAY = TUESDAY + timedelta(days=1)


def only(one, pack=None, **changes):
    (found,) = translated(scenario(one, **changes), pack).problem.engagements
    return found


def impossible(one, **changes):
    found = translated(scenario(one, **changes))
    return [(item.engagement_id, item.reason.rule) for item in found.impossible]


def test_an_engagement_may_be_whenever_its_guests_are_there():
    assert only(engagement("talks")).windows == (
        Window(minute(0, 9, 25), minute(0, 23, 30)),
        Window(minute(1, 6), minute(1, 23, 30)),
        Window(minute(2, 6), minute(2, 17, 22)),
    )


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        (TimeSpec(days=(WEDNESDAY,)), (Window(minute(1, 6), minute(1, 23, 30)),)),
        (
            TimeSpec(earliest=at(0, 20), latest=at(1, 12)),
            (
                Window(minute(0, 20), minute(0, 23, 30)),
                Window(minute(1, 6), minute(1, 12)),
            ),
        ),
        (
            TimeSpec(earliest=at(1, 9), latest=at(1, 10, 15), days=(WEDNESDAY,)),
            (Window(minute(1, 9), minute(1, 10, 15)),),
        ),
    ],
)
def test_days_and_hours_asked_for_narrow_it(spec, expected):
    assert only(engagement("talks", time=spec)).windows == expected


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"time": TimeSpec(earliest=at(0, 7), latest=at(0, 10))}, "H03"),
        ({"place": PlaceSpec(options=("museum.tour",)), "guests": 1000}, "H10"),
        ({"host": HostSpec(required=True, bodies=frozenset({model.Body.CPPCC}))}, "H06"),
    ],
)
def test_what_cannot_be_is_left_out_with_the_rule_that_forbids_it(changes, rule):
    assert impossible(engagement("talks", **changes)) == [("talks", rule)]


def test_what_guests_outside_the_period_would_do_is_impossible():
    away = delegation(arrival=transport(9, 9), departure=transport(10, 9))
    assert impossible(engagement("talks"), delegations=(away,)) == [("talks", "H03")]


def test_nothing_refers_to_what_is_left_out():
    late = engagement("talks", time=TimeSpec(earliest=at(0, 7), latest=at(0, 8)))
    after = engagement("tour", EngagementKind.CULTURE_VISIT, after_ids=("talks",))
    lock = model.Lock("talks", model.LockDimension.HOST)
    found = translated(scenario(late, after, locks=(lock,))).problem
    assert [one.id for one in found.engagements] == ["tour"]
    assert (found.precedences, found.locks) == ((), ())


def test_the_order_is_kept():
    first, second = engagement("a"), engagement("b", after_ids=("a",))
    assert translated(scenario(first, second)).problem.precedences == (Precedence("a", "b"),)


def test_rooms_cost_by_their_place_in_the_list_of_venues():
    named = engagement("meeting", EngagementKind.MEETING, place=PlaceSpec(("hotel.dining", "hall")))
    assert only(named).rooms == (
        RoomOption("hotel.dining", 0),
        RoomOption("hall.talks", 1),
        RoomOption("hall.small", 1),
    )
    anywhere = only(engagement("meeting", EngagementKind.MEETING))
    assert {option.cost for option in anywhere.rooms} == {0}


def test_certified_visit_sites_come_first_where_nobody_ranked_them():
    anywhere = engagement("visit", EngagementKind.SITE_VISIT)
    venues = tuple(replace(one, is_visit_point=one.id == "museum") for one in scenario().venues)
    rooms = (*scenario().rooms, room("hall.tour", RoomPurpose.VISIT))
    found = only(anywhere, venues=venues, rooms=rooms)
    assert found.rooms == (RoomOption("museum.tour"), RoomOption("hall.tour", 1))
    uncertified = only(anywhere, rooms=rooms)
    assert {option.cost for option in uncertified.rooms} == {0}


@pytest.mark.parametrize(
    ("outdoors", "expected"), [((), False), (("museum",), False), (("museum", "hall"), True)]
)
def test_a_visit_is_outdoors_where_every_place_for_it_is(outdoors, expected):
    venues = tuple(replace(one, outdoor=one.id in outdoors) for one in scenario().venues)
    rooms = (*scenario().rooms, room("hall.tour", RoomPurpose.VISIT))
    visit = engagement("visit", EngagementKind.SITE_VISIT)
    assert only(visit, venues=venues, rooms=rooms).outdoor is expected


def test_rooms_too_small_for_guests_hosts_and_staff_are_no_options():
    meeting = engagement("meeting", EngagementKind.MEETING, guests=13)
    found = only(meeting)
    assert (found.people, [option.room for option in found.rooms]) == (21, ["hall.talks"])


@pytest.mark.parametrize(
    ("dress", "expected"),
    [
        (model.Dress.FIELD, Dress.FIELD),
        (model.Dress.FORMAL, Dress.FORMAL),
        (model.Dress.BUSINESS, Dress.ANY),
        (model.Dress.ANY, Dress.ANY),
    ],
)
def test_only_field_and_formal_dress_ask_for_a_change(dress, expected):
    assert only(engagement("talks", dress=dress)).dress is expected


@pytest.mark.parametrize(
    ("changes", "day", "approved", "expected"),
    [
        # Three working days from Monday 7 December.
        ({}, date(2026, 12, 7), (), minute(2, 0)),
        ({"approval_days": 1}, date(2026, 12, 9), (), minute(2, 0)),
        # On the first day all that is ahead can be approved.
        ({}, date(2026, 12, 3), (), None),
        ({}, date(2026, 12, 4), (), minute(1, 0)),
        ({"approval_days": 0}, date(2026, 12, 7), (), None),
        ({}, date(2026, 12, 7), ("talks",), None),
        ({"host": HostSpec()}, date(2026, 12, 7), (), None),
    ],
)
def test_what_needs_approval_waits_for_it(changes, day, approved, expected):
    seen = AsOf(day, frozenset(approved))
    found = translated(scenario(engagement("talks", **changes)), seen=seen).engagements["talks"]
    assert found.cleared_from_min == expected


def test_named_hosts_keep_their_order_and_are_judged_by_the_rule_on_ranks():
    named = HostSpec(required=True, candidate_ids=("clerk", "mayor"))
    found = only(
        engagement("talks", host=named), leaders=(leader("mayor"), leader("clerk", rank=9))
    )
    assert found.hosts == (HostOption("clerk", 0), HostOption("mayor", 1))
    assert (found.guest_rank, found.rank_gap_cap) == (5, 1)


def test_open_hosts_are_those_within_the_gap_and_guests_wishes_come_first():
    leaders = tuple(leader(id_, rank) for id_, rank in (("a", 5), ("b", 6), ("c", 4), ("d", 8)))
    guests = delegation(requested_host_ids=("b",), previous_host_ids=("c",))
    found = only(engagement("talks"), leaders=leaders, delegations=(guests,))
    assert found.hosts == (HostOption("a", 2), HostOption("c", 1), HostOption("b", 0))


def test_nobody_hosts_what_needs_no_host():
    found = only(engagement("tour", EngagementKind.CULTURE_VISIT))
    assert (found.hosts, found.guest_rank, found.rank_gap_cap, found.field) == (
        (),
        None,
        None,
        None,
    )


def test_a_unit_receives_at_home_only():
    unit = leader("curator", 6, body=model.Body.UNIT, home_venue_id="museum")
    rooms = (room("museum.tour", RoomPurpose.VISIT), room("hall.tour", RoomPurpose.VISIT))
    spec = HostSpec(required=True, bodies=frozenset({model.Body.UNIT}))
    visit = engagement("visit", EngagementKind.SITE_VISIT, host=spec)
    found = only(visit, rooms=rooms, leaders=(unit,))
    # Two venues would do, but only one has a host of its own.
    assert [option.room for option in found.rooms] == ["museum.tour"]
    assert [option.leader for option in found.hosts] == ["curator"]


@pytest.mark.parametrize(
    ("spec_fields", "guest_fields", "expected"),
    [
        ({"trade", "art"}, set(), "art+trade"),
        (set(), {"port"}, "port"),
        (set(), set(), None),
    ],
)
def test_a_counterpart_in_any_of_the_fields_will_do(spec_fields, guest_fields, expected):
    talks = engagement("talks")
    talks = replace(talks, host=replace(talks.host, fields=frozenset(spec_fields)))
    leaders = (leader("mayor", fields=frozenset({"trade", "port"})), leader("deputy"))
    found = translated(
        scenario(
            talks,
            leaders=leaders,
            delegations=(delegation(field_tags=frozenset(guest_fields)),),
        )
    ).problem
    assert found.engagements[0].field == expected
    deputy, mayor = found.leaders
    assert (expected in mayor.fields, expected in deputy.fields) == (expected is not None, False)


@pytest.mark.parametrize(
    ("guests", "spec", "expected"),
    [
        ({}, {}, ("fr",)),
        ({"languages": ("de", "en")}, {}, ("de",)),
        ({"languages": ("zh",)}, {}, ()),
        ({"needs_interpreting": False}, {}, ()),
        ({}, {"languages": ("es", "pt")}, ("es", "pt")),
        ({}, {"mode": model.InterpretingMode.NONE}, ()),
    ],
)
def test_languages_are_those_that_somebody_needs(guests, spec, expected):
    talks = engagement("talks")
    talks = replace(talks, interpreting=replace(talks.interpreting, **spec))
    found = only(talks, delegations=(delegation(**guests),))
    assert tuple(need.language for need in found.languages) == expected


@pytest.mark.parametrize(
    ("level", "asked", "clearance"),
    [
        (model.SecurityLevel.L4, model.Clearance.NONE, 0),
        (model.SecurityLevel.L2, model.Clearance.NONE, 1),
        (model.SecurityLevel.L1, model.Clearance.NONE, 2),
        (model.SecurityLevel.L1, model.Clearance.SECRET, 3),
    ],
)
def test_clearance_grows_with_protection(level, asked, clearance):
    talks = engagement("talks")
    talks = replace(talks, interpreting=replace(talks.interpreting, clearance=asked))
    found = only(talks, delegations=(delegation(security_level=level),))
    assert found.languages == (
        LanguageNeed("fr", InterpretingMode.CONSECUTIVE, clearance, leader_grade=True),
    )


@pytest.mark.parametrize(
    ("host", "needs_grade"),
    [
        (leader("mayor"), True),
        (leader("mayor", rank=7), False),
        (leader("mayor", body=model.Body.FAO), False),
    ],
)
def test_leaders_are_served_by_interpreters_of_grade(host, needs_grade):
    spec = HostSpec(required=True, candidate_ids=("mayor",))
    found = only(engagement("talks", host=spec), leaders=(host,))
    assert [need.leader_grade for need in found.languages] == [needs_grade]


@pytest.mark.parametrize(
    ("kind", "meal", "is_banquet", "evening", "programme"),
    [
        (EngagementKind.BANQUET, Meal.DINNER, True, True, True),
        (EngagementKind.WORKING_MEAL, Meal.LUNCH, False, False, True),
        (EngagementKind.PERFORMANCE, None, False, True, True),
        (EngagementKind.GREETING, None, False, False, False),
        (EngagementKind.REST, None, False, False, False),
    ],
)
def test_kinds_are_told_apart(kind, meal, is_banquet, evening, programme):
    rooms = (*scenario().rooms, room("hall.all", *RoomPurpose), room("hotel.all", *RoomPurpose))
    found = only(engagement("one", kind), rooms=rooms)
    told = (found.meal, found.is_banquet, found.evening, found.programme)
    assert told == (meal, is_banquet, evening, programme)


def test_the_rest_is_passed_on():
    found = only(
        engagement(
            "call",
            EngagementKind.COURTESY_CALL,
            priority=model.Priority.NICE,
            duration_min=35,
            heavy=True,
            outdoor=True,
            time=TimeSpec(preferred_start=at(1, 10)),
        )
    )
    assert (found.priority, found.duration_min, found.preferred_start_min) == (
        Priority.NICE,
        35,
        minute(1, 10),
    )
    assert (found.heavy, found.outdoor, found.is_courtesy_call) == (True, True, True)


def test_everybody_in_a_joint_engagement_is_a_party_of_it():
    groups = (model.Subgroup("a", Bilingual("组", "a"), 4),)
    guests = (delegation("lyon", subgroups=groups), delegation("bonn"))
    joint = engagement("plenary", EngagementKind.MEETING, "lyon", "bonn", guests=5)
    apart = engagement("tour", EngagementKind.CULTURE_VISIT, "lyon", subgroup_id="a")
    found = translated(scenario(joint, apart, delegations=guests)).problem.engagements
    assert [one.parties for one in found] == [("bonn", "lyon/", "lyon/a"), ("lyon/a",)]


def test_delegations_that_must_not_meet_are_pairs_of_parties():
    guests = (delegation("lyon", keep_apart_ids=("bonn",)), delegation("bonn"))
    found = translated(scenario(delegations=guests)).problem
    assert found.apart == (("bonn", "lyon"),)


def test_a_rule_that_is_off_is_off():
    found = translated(scenario(engagement("talks")), rules(("rules.H17.enabled", False)))
    assert found.problem.parameters.rules_off == ("H17",)


@pytest.mark.parametrize(
    ("kind", "site_visit"),
    [
        (EngagementKind.SITE_VISIT, True),
        (EngagementKind.CULTURE_VISIT, True),
        (EngagementKind.BOAT, True),
        (EngagementKind.TALKS, False),
    ],
)
def test_guests_are_shown_the_place_at_site_visits(kind, site_visit):
    asked = engagement("e1", kind, place=PlaceSpec(options=("hall.talks",)))
    (found,) = translated(scenario(asked)).problem.engagements
    assert found.site_visit == site_visit


@pytest.mark.parametrize(
    ("coverage", "press"),
    [(PressCoverage.NONE, False), (PressCoverage.PHOTO_CALL, True), (PressCoverage.OPEN, True)],
)
def test_the_press_is_there_for_a_photograph_too(coverage, press):
    (found,) = translated(scenario(engagement("talks", press=coverage))).problem.engagements
    assert found.press == press


def test_a_forecast_becomes_minutes_without_overlaps():
    forecast = (
        BadWeather(WeatherKind.RAIN, at(1, 10), at(1, 14)),
        BadWeather(WeatherKind.STORM, at(1, 12), at(1, 16)),
        BadWeather(WeatherKind.HEAT, at(0, 12), at(0, 15)),
    )
    problem = translated(scenario(engagement("talks"), weather=forecast)).problem
    assert problem.bad_weather == (
        Window(minute(0, 12), minute(0, 15)),
        Window(minute(1, 10), minute(1, 16)),
    )
