"""Rooms: when open, for whom, fitted for what."""

from dataclasses import replace
from datetime import timedelta

import pytest

from optimizer.problem import Window
from planner.model import (
    Body,
    BusyBlock,
    EngagementKind,
    OpeningHours,
    OpenSpan,
    RoomPurpose,
    SecurityLevel,
    TimeSpec,
    VenueKind,
)
from tests.planner.translate.builders import (
    TUESDAY,
    at,
    engagement,
    leader,
    minute,
    room,
    scenario,
    translated,
    venue,
)

NINE_TO_FIVE = (OpenSpan(540, 1020),)


def rooms(*engagements, **changes):
    problem = translated(scenario(*engagements, **changes)).problem
    return {found.id: found for found in problem.rooms}


def with_hall(**changes):
    return tuple(replace(one, **changes) if one.id == "hall" else one for one in scenario().venues)


def test_rooms_of_venues_that_nobody_uses_are_left_out():
    assert sorted(rooms(engagement("talks"))) == ["hall.small", "hall.talks"]


def test_opening_hours_closing_days_and_exceptions_become_minutes():
    closed_on_wednesday = (NINE_TO_FIVE, NINE_TO_FIVE, ()) + (NINE_TO_FIVE,) * 4
    hours = OpeningHours(
        weekly=closed_on_wednesday,
        exceptions=((TUESDAY + timedelta(days=2), (OpenSpan(600, 720),)),),
    )
    found = rooms(engagement("talks"), venues=with_hall(hours=hours))["hall.talks"]
    assert found.open == (
        Window(minute(0, 9), minute(0, 17)),
        Window(minute(2, 10), minute(2, 12)),
        Window(minute(3, 9), minute(3, 17)),
    )


def test_days_open_around_the_clock_are_one_window():
    assert rooms(engagement("talks"))["hall.talks"].open == (Window(0, minute(4, 0)),)


def test_a_room_is_not_open_while_it_is_taken():
    taken = room("hall.talks", RoomPurpose.TALKS, busy=(BusyBlock(at(0, 14), at(0, 16)),))
    found = rooms(engagement("talks"), rooms=(taken,))["hall.talks"]
    assert found.open == (Window(0, minute(0, 14)), Window(minute(0, 16), minute(4, 0)))


def test_a_room_may_be_shared():
    found = rooms(
        engagement("greeting", EngagementKind.GREETING),
        engagement("send-off", EngagementKind.SEND_OFF),
        engagement("talks"),
    )
    assert [one.id for one in found.values() if one.shared] == ["port.lounge"]
    assert found["port.lounge"].turnaround_min == 0


def test_the_pause_is_the_rooms_own_or_that_of_its_engagements():
    talks, banquet_room = engagement("talks"), room("hall.talks", RoomPurpose.TALKS)
    assert rooms(talks, rooms=(banquet_room,))["hall.talks"].turnaround_min == 30
    own = replace(banquet_room, turnaround_min=5)
    assert rooms(talks, rooms=(own,))["hall.talks"].turnaround_min == 5


def test_a_room_serves_the_purposes_that_are_asked_of_it():
    press = engagement("interview", EngagementKind.INTERVIEW)
    found = rooms(press, engagement("talks"))
    assert found["hall.talks"].purposes == ("meeting+press", "talks")
    assert found["hall.small"].purposes == ("meeting+press",)


def test_a_room_named_by_the_office_serves_whatever_it_is_named_for():
    talks = engagement("talks")
    named = replace(talks, place=replace(talks.place, options=("museum.tour",)))
    assert rooms(named)["museum.tour"].purposes == ("talks",)


def test_a_halal_kitchen_is_a_tag_of_its_rooms():
    lunch = engagement(
        "lunch", EngagementKind.WORKING_MEAL, time=TimeSpec(earliest=at(0, 11), latest=at(0, 14))
    )
    venues = tuple(
        replace(one, halal_kitchen=one.id == "hotel", tags=frozenset({"quiet"}))
        for one in scenario().venues
    )
    assert rooms(lunch, venues=venues)["hotel.dining"].tags == ("halal", "quiet")


def test_sites_are_those_that_anything_uses():
    unused = venue("stadium", scenario().venues[0].kind, 9)
    found = translated(scenario(engagement("talks"), venues=(*scenario().venues, unused)))
    assert found.problem.travel.sites == ("hall", "hotel", "port")


@pytest.mark.parametrize(
    ("kind", "theme"),
    [(VenueKind.MUSEUM, "museum"), (VenueKind.VISIT_POINT, None), (VenueKind.LANDMARK, None)],
)
def test_a_venue_shows_what_its_kind_says(kind, theme):
    assert rooms(engagement("talks"), venues=with_hall(kind=kind))["hall.talks"].theme == theme


@pytest.mark.parametrize(
    ("venue_changes", "host_changes", "showpiece"),
    [
        ({}, {}, False),
        ({"is_visit_point": True}, {}, True),
        ({}, {"body": Body.UNIT}, True),
        ({}, {"body": Body.UNIT, "home_venue_id": "hotel"}, False),
    ],
)
def test_a_site_that_receives_itself_is_a_showpiece(venue_changes, host_changes, showpiece):
    found = rooms(
        engagement("talks"),
        venues=with_hall(**venue_changes),
        leaders=(leader("mayor"), leader("guide", **host_changes)),
    )
    assert found["hall.talks"].showpiece == showpiece


def test_rooms_of_a_venue_in_the_open_are_outdoors():
    found = rooms(engagement("talks"), venues=with_hall(outdoor=True))
    assert [found[id_].outdoor for id_ in ("hall.small", "hall.talks")] == [True, True]


def test_the_hire_of_a_room_is_weighed():
    asked = scenario(engagement("talks"))
    hired = tuple(replace(r, hire_yuan=3000) if r.id == "hall.talks" else r for r in asked.rooms)
    found = rooms(engagement("talks"), rooms=hired)
    assert [found[id_].hire for id_ in ("hall.small", "hall.talks")] == [0, 60]


def test_a_room_is_as_its_venue_is_and_only_a_visit_is_walked():
    hall = with_hall(step_free=False, walking_min=40, cleared_level=SecurityLevel.L1)
    shown = (*scenario().rooms, room("hall.tour", RoomPurpose.VISIT))
    found = rooms(engagement("talks"), venues=hall, rooms=shown)
    kept = {id_: (one.step_free, one.walking_min, one.cleared_level) for id_, one in found.items()}
    assert kept["hall.talks"] == (False, 0, 1)
    assert kept["hall.tour"] == (False, 40, 1)
