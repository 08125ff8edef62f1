"""Several engagements in one shared room hold no more people than the room does."""

from dataclasses import replace

from optimizer.solution import Solution, Violation, Visit
from planner.model import EngagementKind, RoomPurpose
from planner.translate.crowding import crowded_rooms
from tests.planner.translate.builders import (
    delegation,
    engagement,
    room,
    rules,
    scenario,
    translated,
)

# Ten guests, two hosts and one of staff each.
ENGAGEMENTS = tuple(
    engagement(f"greeting-{id_}", EngagementKind.GREETING, id_) for id_ in ("bonn", "lyon", "pisa")
)
GUESTS = tuple(delegation(id_) for id_ in ("bonn", "lyon", "pisa"))


def problem(capacity, pack=None):
    lounge = room("port.lounge", RoomPurpose.GREETING, shared=True, capacity=capacity)
    found = scenario(*ENGAGEMENTS, rooms=(lounge,), delegations=GUESTS)
    return translated(found, pack).problem


def visits(*starts):
    return Solution(
        tuple(
            Visit(one.id, start, start + 20, f"port.lounge@{one.id}")
            for one, start in zip(ENGAGEMENTS, starts, strict=False)
        )
    )


def test_those_who_meet_are_added_up():
    found = list(crowded_rooms(problem(30), visits(600, 610, 615)))
    ids = ("greeting-bonn", "greeting-lyon", "greeting-pisa", "port.lounge")
    assert found == [Violation("H10", ids, 9)]


def test_those_who_come_one_after_another_are_not():
    assert list(crowded_rooms(problem(30), visits(600, 620, 640))) == []


def test_as_many_as_the_room_holds_may_meet():
    assert list(crowded_rooms(problem(39), visits(600, 600, 600))) == []


def test_one_engagement_alone_is_the_checks_business():
    assert list(crowded_rooms(problem(13), visits(600))) == []
    assert list(crowded_rooms(replace(problem(13), rooms=()), visits(600))) == []


def test_an_office_may_switch_the_rule_off():
    pack = rules(("rules.H10.enabled", False))
    assert list(crowded_rooms(problem(30, pack), visits(600, 600, 600))) == []
