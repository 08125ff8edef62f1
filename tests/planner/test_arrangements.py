"""What differs between two tellings: each dimension, and what a yardstick lets pass."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from planner.arrangements import (
    Arrangement,
    Attendance,
    Yardstick,
    arrangements_of,
    differences_between,
)
from planner.model import (
    DataRung,
    InterpreterTeam,
    LockDimension,
    PersonName,
    Plan,
    PlannedLeg,
    PlannedVisit,
    PlanStatus,
)
from planner.scenario import load_scenario
from planner.services.data_files import SCENARIOS

AT = datetime(2026, 12, 1, 9, tzinfo=UTC)
HEAD = PersonName("安娜", "Anna", "市长", "Mayor")
TALKS = Arrangement(
    engagement_id="talks",
    start=AT,
    end=AT + timedelta(minutes=60),
    venue_id="city-hall",
    room_id="hall-1",
    host_id="mayor",
    interpreter_ids=("li",),
    vehicle_ids=("car-1",),
    attendees=(Attendance("berg", None, HEAD, 5),),
    guests=8,
)
APPROVAL = Yardstick(tolerance_min=15, whole_venues=True)


def later(minutes: int) -> Arrangement:
    move = timedelta(minutes=minutes)
    return replace(TALKS, start=TALKS.start + move, end=TALKS.end + move)


def dimensions(after: Arrangement, yardstick: Yardstick) -> list[LockDimension]:
    found = differences_between({"talks": TALKS}, {"talks": after}, yardstick)
    assert all((each.before, each.after) == (TALKS, after) for each in found)
    return [each.dimension for each in found]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (TALKS, []),
        (later(1), [LockDimension.TIME]),
        (replace(TALKS, end=TALKS.end + timedelta(minutes=5)), [LockDimension.TIME]),
        (replace(TALKS, room_id="hall-2"), [LockDimension.PLACE]),
        (replace(TALKS, host_id=None), [LockDimension.HOST]),
        (replace(TALKS, interpreter_ids=()), [LockDimension.INTERPRETER]),
        (replace(TALKS, vehicle_ids=("car-2",)), [LockDimension.VEHICLE]),
        (replace(TALKS, vehicle_ids=None), []),
        (replace(TALKS, guests=9), [LockDimension.ATTENDEES]),
        (
            replace(TALKS, attendees=(replace(TALKS.attendees[0], rank=4),)),
            [LockDimension.ATTENDEES],
        ),
        (
            replace(later(20), room_id="hall-2", host_id="deputy"),
            [LockDimension.TIME, LockDimension.PLACE, LockDimension.HOST],
        ),
    ],
)
def test_each_dimension_differs_by_itself(after, expected):
    assert dimensions(after, Yardstick()) == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (later(15), []),
        (later(-15), []),
        (later(16), [LockDimension.TIME]),
        (replace(TALKS, room_id="hall-2"), []),
        (replace(TALKS, room_id="museum-1", venue_id="museum"), [LockDimension.PLACE]),
    ],
)
def test_a_yardstick_lets_small_things_pass(after, expected):
    assert dimensions(after, APPROVAL) == expected


def test_a_yardstick_looks_at_its_dimensions_only():
    hosts = Yardstick(dimensions=frozenset({LockDimension.HOST}))
    assert dimensions(replace(later(60), host_id=None), hosts) == [LockDimension.HOST]


def test_what_is_only_in_one_of_them_comes_or_goes():
    gone = differences_between({"talks": TALKS}, {})
    came = differences_between({}, {"talks": TALKS})
    assert [(d.dimension, d.before, d.after) for d in (*gone, *came)] == [
        (LockDimension.EXISTENCE, TALKS, None),
        (LockDimension.EXISTENCE, None, TALKS),
    ]


def test_a_plan_is_told_with_those_who_serve_and_attend():
    scenario = load_scenario(SCENARIOS / "hengyang-small.json")
    engagement, room, vehicle = scenario.engagements[0], scenario.rooms[0], scenario.vehicles[0]
    delegation = next(d for d in scenario.delegations if d.id == engagement.delegation_ids[0])
    teams = (InterpreterTeam("sv", ("wang",)), InterpreterTeam("de", ("li",)))
    visit = PlannedVisit(engagement.id, AT, AT + timedelta(hours=1), room.id, "mayor", teams)
    drive = PlannedLeg(
        delegation_id=delegation.id,
        from_engagement_id=None,
        to_engagement_id=engagement.id,
        from_venue_id="hotel",
        to_venue_id=room.venue_id,
        depart=AT,
        arrive=AT,
        drive_min=0,
        distance_m=0,
        rung=DataRung.CITY_ROADS,
        vehicle_ids=(vehicle.id,),
    )
    plan = Plan(
        scenario.office.id, scenario.period, 1, "li", AT, "", PlanStatus.EDITED, (visit,), (drive,)
    )
    told = arrangements_of(plan, scenario)[engagement.id]
    assert (told.venue_id, told.interpreter_ids) == (room.venue_id, ("li", "wang"))
    assert told.vehicle_ids == (vehicle.id,)
    head = Attendance(delegation.id, None, delegation.head, delegation.rank)
    assert (told.attendees, told.guests) == ((head,), delegation.headcount)
    forgotten = arrangements_of(plan, replace(scenario, engagements=(), rooms=()))[engagement.id]
    assert (forgotten.venue_id, forgotten.attendees, forgotten.guests) == ("", (), 0)
