"""Everybody's duties in a plan, and what is news to whom in another one."""

from dataclasses import replace
from datetime import timedelta

from planner.duties import Duty, News, Recipient, RecipientKind, duties_of, news_between
from planner.model import (
    DataRung,
    InterpreterTeam,
    Plan,
    PlannedLeg,
    PlannedVisit,
    PlanStatus,
)
from tests.planner.translate.builders import PERIOD, at, engagement, scenario

OFFICE = scenario(engagement("talks"))
TALKS = PlannedVisit(
    "talks", at(1, 10), at(1, 11), "hall.talks", "mayor", (InterpreterTeam("fr", ("wang",)),)
)
DRIVE = PlannedLeg(
    delegation_id="lyon",
    from_engagement_id=None,
    to_engagement_id="talks",
    from_venue_id="hotel",
    to_venue_id="hall",
    depart=at(1, 9, 40),
    arrive=at(1, 9, 50),
    drive_min=10,
    distance_m=5_000,
    rung=DataRung.CITY_ROADS,
    vehicle_ids=("1",),
)
PLAN = Plan("office", PERIOD, 1, "officer", at(0, 0), "", PlanStatus.FEASIBLE, (TALKS,), (DRIVE,))
MAYOR = Recipient(RecipientKind.LEADER, "mayor")
LYON = Recipient(RecipientKind.DELEGATION, "lyon")
WANG = Recipient(RecipientKind.INTERPRETER, "wang")
CAR = Recipient(RecipientKind.DRIVER, "1")
HALL = Recipient(RecipientKind.VENUE, "hall")
AT_TALKS = Duty("talks", at(1, 10), at(1, 11), "hall", "hall.talks")


def news(after, now=None):
    return news_between(duties_of(PLAN, OFFICE), duties_of(after, OFFICE), now or at(0, 0))


def test_everybody_has_their_own_part_only():
    drive = Duty(
        None, at(1, 9, 40), at(1, 9, 50), "hall", from_venue_id="hotel", delegation_id="lyon"
    )
    duties = {key: list(own.values()) for key, own in duties_of(PLAN, OFFICE).items()}
    assert duties == {
        MAYOR: [AT_TALKS],
        LYON: [replace(AT_TALKS, host_id="mayor")],
        WANG: [AT_TALKS],
        HALL: [replace(AT_TALKS, guests=10)],
        CAR: [drive],
    }


def test_the_same_plan_is_no_news():
    assert news(PLAN) == {}


def test_a_move_is_news_to_all_who_are_there_in_order():
    later = replace(TALKS, start=at(1, 15), end=at(1, 16))
    found = news(replace(PLAN, visits=(later,)))
    assert list(found) == [MAYOR, LYON, WANG, HALL]
    assert found[WANG] == (News(AT_TALKS, replace(AT_TALKS, start=at(1, 15), end=at(1, 16))),)


def test_another_interpreter_is_news_to_the_two_alone():
    other = replace(TALKS, teams=(InterpreterTeam("fr", ("li",)),))
    assert news(replace(PLAN, visits=(other,))) == {
        Recipient(RecipientKind.INTERPRETER, "li"): (News(None, AT_TALKS),),
        WANG: (News(AT_TALKS, None),),
    }


def test_another_host_is_news_to_both_and_to_the_guests():
    found = news(replace(PLAN, visits=(replace(TALKS, host_id="deputy"),)))
    assert list(found) == [Recipient(RecipientKind.LEADER, "deputy"), MAYOR, LYON]


def test_a_driver_hears_of_drives_alone():
    earlier = replace(DRIVE, depart=DRIVE.depart - timedelta(minutes=5))
    found = news(replace(PLAN, legs=(earlier,)))
    assert list(found) == [CAR]


def test_what_is_over_is_no_news():
    assert news(replace(PLAN, visits=(), legs=()), at(1, 12)) == {}
