from dataclasses import replace

import pytest

from optimizer.problem import Dress, RoomOption
from tests.optimizer.builders import (
    broken,
    engagement,
    make_plan,
    make_problem,
    party,
    party_day,
    room,
    visit,
)

ROOMS = (room("hall-1", "hall"), room("hotel-1", "hotel"), room("museum-1", "museum"))
ASKED = {
    "farm": engagement("farm", dress=Dress.FIELD, rooms=()),
    "gala": engagement("gala", dress=Dress.FORMAL, rooms=()),
    "tea": engagement("tea", rooms=()),
    "rest": engagement("rest", rooms=(), programme=False),
    "nap": engagement("nap", rooms=(), programme=False, duration_min=20),
}


def check_day(*visits, **guests):
    options = tuple(RoomOption(each.id) for each in ROOMS)
    problem = make_problem(
        *(replace(ASKED[each.engagement], rooms=options) for each in visits),
        rooms=ROOMS,
        parties=(party(**guests),),
    )
    found = broken(problem, make_plan(problem, *visits))
    assert {each[0] for each in found} <= {"H24"}
    return [(ids, amount) for _, ids, amount in found]


CLASH = ("p1", "farm", "gala")


def test_guests_do_not_come_to_a_gala_from_the_field():
    assert check_day(visit("farm", 600), visit("gala", 1000, "museum-1")) == [(CLASH, 30)]
    assert check_day(visit("gala", 600), visit("farm", 1000, "museum-1")) == []
    assert check_day(visit("farm", 600), visit("gala", 1440 + 600)) == []


@pytest.mark.parametrize(
    ("gala_min", "missing"),
    # From the hall to the hotel: loading 5, driving 10, unloading 5.
    [(710, 0), (709, 1), (680, 30)],
)
def test_a_gala_at_the_hotel_leaves_time_before_it(gala_min, missing):
    found = check_day(visit("farm", 600), visit("gala", gala_min, "hotel-1"))
    assert found == ([(CLASH, missing)] if missing else [])


@pytest.mark.parametrize(("gala_min", "missing"), [(790, 0), (780, 10), (760, 30)])
def test_tea_at_the_hotel_leaves_time_after_it(gala_min, missing):
    # They come to tea at 11:20 with nothing to spare, and could be in the hall at 12:40.
    found = check_day(
        visit("farm", 600), visit("tea", 680, "hotel-1"), visit("gala", gala_min, "hall-1")
    )
    assert found == ([(CLASH, missing)] if missing else [])


@pytest.mark.parametrize(
    ("stop", "place", "missing"),
    [("rest", "hotel-1", 0), ("nap", "hotel-1", 10), ("rest", "museum-1", 30)],
)
def test_a_rest_is_time_to_change_at_the_hotel(stop, place, missing):
    lasts_min = 20 if stop == "nap" else 60
    found = check_day(
        visit("farm", 600),
        visit(stop, 684 if place == "museum-1" else 680, place, lasts_min=lasts_min),
        visit("gala", 780, "hall-1") if stop == "rest" else visit("gala", 720, "hall-1"),
    )
    assert found == ([(CLASH, missing)] if missing else [])


def test_what_lies_between_changes_nothing():
    found = check_day(visit("farm", 600), visit("tea", 720, "museum-1"), visit("gala", 900))
    assert found == [(CLASH, 30)]


def test_after_a_gala_guests_are_dressed_for_the_next():
    day = [visit("farm", 600), visit("gala", 800)]
    assert check_day(*day) == [(CLASH, 30)]


def test_day_trippers_change_where_they_can():
    day = party_day(0, start_site="airport", end_site="airport")
    assert check_day(visit("farm", 600), visit("gala", 800), days=(day,), lodging=None) == []
