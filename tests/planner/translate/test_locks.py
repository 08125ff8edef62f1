"""What people hold fixed, dimension by dimension."""

import pytest

from optimizer.problem import Dimension, HostOption, RoomOption, Window
from optimizer.problem import Lock as OptimizerLock
from planner import model
from planner.model import Bilingual, EngagementKind, Lock, LockDimension, TimeSpec
from tests.planner.translate.builders import (
    TUESDAY,
    at,
    delegation,
    engagement,
    leader,
    minute,
    scenario,
    translated,
)


def problem(lock, **changes):
    talks = engagement("talks", time=TimeSpec(days=(TUESDAY,)))
    greeting = engagement("greeting", EngagementKind.GREETING)
    return translated(scenario(talks, greeting, locks=(lock,), **changes)).problem


@pytest.mark.parametrize(
    ("lock", "dimension", "values"),
    [
        (Lock("talks", LockDimension.TIME, start=at(0, 15)), Dimension.TIME, ("900",)),
        (Lock("talks", LockDimension.PLACE, ids=("hall.talks",)), Dimension.PLACE, ("hall.talks",)),
        (
            Lock("greeting", LockDimension.PLACE, ids=("port.lounge",)),
            Dimension.PLACE,
            ("port.lounge",),
        ),
        (Lock("talks", LockDimension.HOST, ids=("mayor",)), Dimension.HOST, ("mayor",)),
        (Lock("talks", LockDimension.HOST), Dimension.HOST, ()),
        (
            Lock("talks", LockDimension.INTERPRETER, ids=("wang", "li")),
            Dimension.INTERPRETER,
            ("li", "wang"),
        ),
        (Lock("talks", LockDimension.VEHICLE, ids=("2", "1")), Dimension.VEHICLE, ("1", "2")),
        (Lock("talks", LockDimension.ATTENDEES, ids=("lyon",)), Dimension.ATTENDEES, ("lyon",)),
        (Lock("talks", LockDimension.EXISTENCE), Dimension.EXISTENCE, ("present",)),
        (Lock("talks", LockDimension.EXISTENCE, present=False), Dimension.EXISTENCE, ("absent",)),
    ],
)
def test_every_dimension_says_what_it_holds(lock, dimension, values):
    assert problem(lock).locks == (OptimizerLock(lock.engagement_id, dimension, values),)


def test_the_parties_of_held_attendees_are_those_who_come():
    groups = (model.Subgroup("a", Bilingual("组", "a"), 4),)
    lock = Lock("talks", LockDimension.ATTENDEES, ids=("lyon",))
    found = problem(lock, delegations=(delegation(subgroups=groups),))
    assert found.locks[0].values == found.engagements[1].parties == ("lyon/", "lyon/a")


def test_a_time_that_nobody_asked_for_is_asked_for_by_holding_it():
    found = problem(Lock("talks", LockDimension.TIME, start=at(1, 8)))
    assert found.engagements[1].windows == (
        Window(minute(0, 9, 25), minute(0, 23, 30)),
        Window(minute(1, 8), minute(1, 9, 15)),
    )


def test_a_room_that_nobody_asked_for_is_an_option_once_it_is_held():
    found = problem(Lock("talks", LockDimension.PLACE, ids=("museum.tour",)))
    talks = found.engagements[1]
    assert talks.rooms == (RoomOption("hall.talks"), RoomOption("museum.tour"))
    tour = next(room for room in found.rooms if room.id == "museum.tour")
    assert talks.purpose in tour.purposes
    assert "museum" in found.travel.sites


def test_a_host_who_was_not_asked_for_is_an_option_once_held():
    leaders = (leader("mayor"), leader("clerk", rank=9))
    found = problem(Lock("talks", LockDimension.HOST, ids=("clerk",)), leaders=leaders)
    assert found.engagements[1].hosts == (HostOption("mayor", 2), HostOption("clerk"))
