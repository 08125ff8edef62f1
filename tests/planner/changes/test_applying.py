"""Every kind of change does to a scenario what it says, and nothing else."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from planner.changes import CHANGES, ChangeKind, kinds
from planner.errors import FlawCode, InvalidInput
from planner.model import (
    BadWeather,
    BusyBlock,
    EngagementKind,
    Lock,
    LockDimension,
    Meal,
    Need,
    NeedKind,
    PersonName,
    Priority,
    RoadCondition,
    RoomPurpose,
    SecurityLevel,
    TransportMode,
    VenueKind,
    WeatherKind,
)
from tests.planner.changes.conftest import TALKS_AT, part
from tests.planner.translate.builders import at, engagement, room, venue

START, END = at(1, 9), at(1, 13)
BLOCK = BusyBlock(START, END)


def differing(before, after):
    """The names of the parts in which two scenarios differ."""
    return {
        one.name for one in fields(before) if getattr(before, one.name) != getattr(after, one.name)
    }


def test_every_kind_has_a_class_of_its_own():
    assert list(CHANGES) == list(ChangeKind)
    assert len({type_ for type_, _ in CHANGES.values()}) == len(ChangeKind)


@pytest.mark.parametrize(
    ("change", "group", "id_"),
    [
        (kinds.LeaderAway("mayor", START, END), "leaders", "mayor"),
        (kinds.InterpreterAway("li", START, END), "interpreters", "li"),
        (kinds.VehicleOut("2", START, END), "vehicles", "2"),
        (kinds.PlaceClosed("hall.small", START, END), "rooms", "hall.small"),
    ],
)
def test_who_or_what_is_not_to_be_had_gets_a_block(standing, after, change, group, id_):
    found = after(change)
    assert differing(standing.scenario, found) == {group}
    busy = {one.id: one.busy for one in getattr(found, group)}
    assert {key: blocks for key, blocks in busy.items() if blocks} == {id_: (BLOCK,)}


def test_a_closed_venue_closes_all_its_rooms(after):
    found = after(kinds.PlaceClosed("hall", START, END))
    assert {one.id for one in found.rooms if one.busy} == {"hall.talks", "hall.small"}


def test_a_late_flight_moves_what_happens_on_arrival_and_nothing_else(standing, after):
    held = Lock("greeting", LockDimension.TIME, start=at(0, 9, 20))
    found = after(kinds.Arrival("lyon", at(0, 10, 30)), locks=(held,))
    assert part(found.delegations, "lyon").arrival.at == at(0, 10, 30)
    greeting = part(found.engagements, "greeting")
    assert (greeting.time.earliest, greeting.time.latest) == (at(0, 10, 45), at(0, 11, 30))
    assert found.locks == (replace(held, start=at(0, 10, 50)),)
    assert part(found.engagements, "send-off") == part(standing.scenario.engagements, "send-off")


def test_a_flight_diverted_to_a_station_comes_as_a_train_and_is_met_there(standing, after):
    station = venue("east", VenueKind.RAIL, 4)
    at_port = replace(
        part(standing.scenario.engagements, "greeting"),
        place=replace(part(standing.scenario.engagements, "greeting").place, options=("port",)),
    )
    found = after(
        kinds.Arrival("lyon", at(0, 11), "east", "G7301"),
        venues=(*standing.scenario.venues, station),
        rooms=(*standing.scenario.rooms, room("east.lounge", RoomPurpose.GREETING)),
        engagements=(at_port,),
    )
    arrival = part(found.delegations, "lyon").arrival
    assert (arrival.mode, arrival.port_venue_id, arrival.number) == (
        TransportMode.TRAIN,
        "east",
        "G7301",
    )
    assert part(found.engagements, "greeting").place.options == ("east",)


def test_a_departure_moves_the_send_off(after):
    found = after(kinds.Departure("lyon", at(2, 20)))
    assert part(found.delegations, "lyon").departure.at == at(2, 20)
    send_off = part(found.engagements, "send-off")
    assert (send_off.time.earliest, send_off.time.latest) == (at(2, 18), at(2, 19))


def test_guests_left_behind_stay_as_a_delegation_with_what_they_need(standing, after):
    found = after(kinds.LeftBehind("lyon", 3, at(3, 15), "MU9"))
    assert part(found.delegations, "lyon") == part(standing.scenario.delegations, "lyon")
    staying = part(found.delegations, "lyon-staying")
    assert (staying.headcount, staying.arrival.at, staying.arrival.port_venue_id) == (
        3,
        at(2, 18),
        "port",
    )
    assert (staying.departure.at, staying.departure.number) == (at(3, 15), "MU9")
    assert staying.name.en == "Lyon delegation (staying on)"
    more = [one for one in found.engagements if one.delegation_ids == ("lyon-staying",)]
    assert [(one.kind, one.meal) for one in more] == [
        (EngagementKind.CHECK_IN, Meal.NONE),
        (EngagementKind.WORKING_MEAL, Meal.LUNCH),
        (EngagementKind.SEND_OFF, Meal.NONE),
    ]


def test_a_delegation_that_does_not_come_leaves_joint_engagements_to_the_others(standing, after):
    other = replace(part(standing.scenario.delegations, "lyon"), id="kyoto")
    joint = engagement("joint", EngagementKind.BUFFET, "lyon", "kyoto")
    found = after(
        kinds.NotComing("lyon"),
        delegations=(*standing.scenario.delegations, replace(other, keep_apart_ids=("lyon",))),
        engagements=(*standing.scenario.engagements, joint),
    )
    assert found.delegations == (other,)
    assert found.engagements == (replace(joint, delegation_ids=("kyoto",)),)


def test_a_late_leader_is_not_there_before(after):
    found = after(kinds.LeaderLate("talks", 25))
    block = BusyBlock(TALKS_AT, TALKS_AT + timedelta(minutes=25))
    assert part(found.leaders, "mayor").busy == (block,)


def test_an_overrun_keeps_the_start_and_lasts_longer(after):
    found = after(kinds.Overrun("talks", 20))
    talks = part(found.engagements, "talks")
    assert (talks.duration_min, talks.min_duration_min) == (95, 95)
    assert found.locks == (Lock("talks", LockDimension.TIME, start=TALKS_AT),)


def test_one_more_engagement_is_added(standing, after):
    one = engagement("more", EngagementKind.MEETING)
    assert after(kinds.NewEngagement(one)).engagements == (*standing.scenario.engagements, one)


def test_what_is_cancelled_leaves_no_trace(standing, after):
    held = Lock("talks", LockDimension.TIME, start=TALKS_AT)
    found = after(kinds.Cancelled("talks"), locks=(held,))
    assert [one.id for one in found.engagements] == ["greeting", "check-in", "tour", "send-off"]
    assert (part(found.engagements, "tour").after_ids, found.locks) == ((), ())


def test_what_a_higher_level_has_fixed_is_held_instead_of_what_was(after):
    held = Lock("talks", LockDimension.TIME, start=TALKS_AT)
    found = after(kinds.Fixed("talks", at(1, 15), "hall.small", "deputy"), locks=(held,))
    assert found.locks == (
        Lock("talks", LockDimension.EXISTENCE),
        Lock("talks", LockDimension.TIME, start=at(1, 15)),
        Lock("talks", LockDimension.PLACE, ids=("hall.small",)),
        Lock("talks", LockDimension.HOST, ids=("deputy",)),
    )
    assert part(found.engagements, "talks").priority is Priority.MUST


def test_more_guests_a_new_head_another_level_and_a_need(after):
    head = PersonName("新团长", "Jean Petit", "副市长", "Deputy mayor")
    found = after(
        kinds.Headcount("lyon", 15),
        kinds.NewHead("lyon", head, 6),
        kinds.Security("lyon", SecurityLevel.L2),
        kinds.NeedFound("lyon", NeedKind.HALAL, 2),
    )
    lyon = part(found.delegations, "lyon")
    assert (lyon.headcount, lyon.head, lyon.rank, lyon.security_level, lyon.needs) == (
        15,
        head,
        6,
        SecurityLevel.L2,
        (Need(NeedKind.HALAL, 2),),
    )


def test_bad_weather_closes_what_is_open_and_offers_shelter(standing, after):
    park = venue("park", VenueKind.PARK, 5, outdoor=True)
    lawn = room("park.lawn", *part(standing.scenario.rooms, "museum.tour").purposes)
    told = replace(
        standing.told,
        visits=tuple(
            replace(one, room_id="park.lawn") if one.engagement_id == "tour" else one
            for one in standing.told.visits
        ),
    )
    outside = replace(
        standing,
        told=told,
        scenario=replace(
            standing.scenario,
            venues=(*standing.scenario.venues, park),
            rooms=(*standing.scenario.rooms, lawn),
        ),
    )
    rain = kinds.Weather(WeatherKind.RAIN, at(1, 8), at(1, 20), 130, ("museum",))
    found = CHANGES[ChangeKind.WEATHER][1](rain, outside)
    assert {one.id for one in found.rooms if one.busy} == {"park.lawn"}
    assert part(found.engagements, "tour").place.options == ("museum",)
    assert part(found.engagements, "talks").place.options == ()
    assert found.weather == (BadWeather(WeatherKind.RAIN, at(1, 8), at(1, 20)),)
    assert found.road_conditions == (RoadCondition(at(1, 8), at(1, 20), 130),)


def test_a_closed_road_is_a_condition_of_the_roads(standing, after):
    closed = kinds.Roads(START, END, extra_min=20, venue_ids=("hall",))
    found = after(closed)
    assert differing(standing.scenario, found) == {"road_conditions"}
    assert found.road_conditions == (RoadCondition(START, END, 100, 20, ("hall",)),)


def test_help_for_a_guest_takes_whom_the_plan_can_best_spare(after):
    found = after(kinds.Incident("lyon", at(1, 10), at(1, 12), "museum"))
    block = BusyBlock(at(1, 10), at(1, 12), "museum")
    # Wang interprets the talks then; of vehicles without anything to do the smallest goes.
    assert {one.id for one in found.interpreters if one.busy} == {"li"}
    assert [one.busy for one in found.vehicles] == [(), (block,)]


@pytest.mark.parametrize(
    ("changes", "paths"),
    [
        ((kinds.LeaderAway("nobody", START, END),), [("changes[0].leader_id", "unknown_id")]),
        (
            (kinds.Cancelled("talks"), kinds.Overrun("party", 5), kinds.NotComing("rome")),
            [
                ("changes[1].engagement_id", "unknown_id"),
                ("changes[2].delegation_id", "unknown_id"),
            ],
        ),
        (
            (kinds.Arrival("lyon", at(9, 9)),),
            [
                ("changes[0].delegations[0]", "wrong_order"),
                ("changes[0].delegations[0].arrival.at", "outside_period"),
                ("changes[0].engagements[0].time.earliest", "outside_period"),
                ("changes[0].engagements[0].time.latest", "outside_period"),
            ],
        ),
        (
            (kinds.LeftBehind("lyon", 10, at(3, 15)),),
            [("changes[0].headcount", "too_many_guests")],
        ),
        (
            (kinds.NewEngagement(engagement("talks")),),
            [("changes[0].engagement.id", "duplicate_id")],
        ),
        (
            (kinds.Fixed("talks", at(1, 10), "cellar"),),
            [("changes[0].locks[2].ids[0]", "unknown_id")],
        ),
        ((kinds.Roads(START, END, 150, 0, ("x",)),), [("changes[0].venue_ids", "unknown_id")]),
    ],
)
def test_mistakes_are_told_by_their_place(after, changes, paths):
    with pytest.raises(InvalidInput) as refused:
        after(*changes)
    assert [(flaw.path, flaw.code) for flaw in refused.value.flaws] == [
        (path, FlawCode(code)) for path, code in paths
    ]
