from dataclasses import replace

import pytest

from optimizer.legs import carry_vehicles, drive_legs
from optimizer.problem import TravelMode
from optimizer.solution import Leg
from tests.optimizer.builders import (
    engagement,
    make_problem,
    party,
    party_day,
    resident,
    room,
    visit,
)

TALKS_AND_TEA = (engagement("talks"), engagement("tea"))


def times(problem, *visits):
    """From, to, departure and arrival of each drive."""
    return [
        (leg.from_site, leg.to_site, leg.depart_min, leg.arrive_min)
        for leg in drive_legs(problem, visits)
    ]


def test_a_day_leads_from_the_hotel_through_its_visits_and_back():
    problem = make_problem(*TALKS_AND_TEA)
    legs = drive_legs(problem, (visit("tea", 800, "museum-1"), visit("talks", 600)))
    assert legs == (
        Leg(("p1",), 0, None, "talks", "hotel", "hall", 585, 595),
        Leg(("p1",), 0, "talks", "tea", "hall", "museum", 781, 795),
        Leg(("p1",), 0, "tea", None, "museum", "hotel", 865, 885),
    )


def test_nobody_drives_within_a_site_or_without_visits():
    problem = make_problem(*TALKS_AND_TEA, parties=(resident("p1", "hall"),))
    assert drive_legs(problem, ()) == ()
    assert drive_legs(problem, (visit("talks", 600), visit("tea", 700, "hall-2"))) == ()


def test_time_to_spare_is_spent_at_the_hotel():
    rooms = (room("hall-1", "hall"), room("dining", "hotel"))
    problem = make_problem(*TALKS_AND_TEA, rooms=rooms)
    assert times(problem, visit("talks", 600), visit("tea", 1080, "dining")) == [
        ("hotel", "hall", 585, 595),
        ("hall", "hotel", 665, 675),
    ]


def test_each_day_has_its_own_drives():
    problem = make_problem(*TALKS_AND_TEA)
    legs = drive_legs(problem, (visit("talks", 600), visit("tea", 1440 + 600)))
    assert [(leg.day, leg.to_engagement) for leg in legs] == [
        (0, "talks"),
        (0, None),
        (1, "tea"),
        (1, None),
    ]


@pytest.mark.parametrize(
    ("start_min", "leaves", "arrives"),
    [
        # In the peak, from 7:00 to 9:00, the hall is 20 from the hotel, otherwise 10.
        (600, 585, 595),
        (555, 540, 550),
        (554, 529, 549),
        (445, 420, 440),
        (444, 419, 429),
        (430, 415, 425),
        # Ready at 6:00 it cannot be there before 6:20: it leaves at once and is late.
        (380, 365, 375),
        (370, 365, 375),
    ],
)
def test_a_drive_leaves_as_late_as_the_hour_allows(start_min, leaves, arrives):
    problem = make_problem()
    assert times(problem, visit(start_min=start_min))[0] == ("hotel", "hall", leaves, arrives)


def test_a_drive_between_two_visits_that_cannot_be_in_time_leaves_at_once():
    problem = make_problem(*TALKS_AND_TEA)
    plan = (visit("talks", 600), visit("tea", 670, "museum-1"))
    assert times(problem, *plan)[1] == ("hall", "museum", 665, 679)


def test_the_last_drive_of_a_day_leaves_at_once():
    to_port = party(days=(party_day(end_site="airport", due_min=1300, gone_min=1320),))
    problem = make_problem(parties=(to_port,))
    assert times(problem, visit())[-1] == ("hall", "airport", 665, 709)


def test_a_day_between_two_places_without_visits_is_one_drive():
    moving = party_day(ready_min=600, end_site="airport")
    problem = make_problem(parties=(party(days=(moving,)),))
    assert drive_legs(problem, ()) == (Leg(("p1",), 0, None, None, "hotel", "airport", 605, 645),)


def test_a_party_that_is_greeted_waits_for_its_luggage():
    landing = party_day(start_site="airport", present_min=570, ready_min=640)
    problem = make_problem(
        *TALKS_AND_TEA,
        rooms=(*make_problem().rooms, room("lounge", "airport")),
        parties=(party(days=(landing,)),),
    )
    greeting = visit("talks", 580, "lounge", lasts_min=20)
    assert times(problem, greeting, visit("tea", 600))[0] == ("airport", "hall", 645, 689)


def together(problem, *visits):
    return [(leg.parties, leg.depart_min, leg.arrive_min) for leg in drive_legs(problem, visits)]


def test_parties_of_one_delegation_share_the_drives_that_they_both_make():
    problem = make_problem(
        engagement("talks", parties=("p2", "p1")),
        engagement("tea", parties=("p1",)),
        parties=(party("p2"), party("p1"), party("p3")),
    )
    plan = (visit("talks", 600), visit("tea", 800, "museum-1"))
    assert together(problem, *plan) == [
        (("p1", "p2"), 585, 595),
        (("p2",), 665, 675),
        (("p1",), 781, 795),
        (("p1",), 865, 885),
    ]


def test_delegations_do_not_share_drives():
    problem = make_problem(
        engagement(parties=("p1", "p2")), parties=(party("p1"), party("p2", group="g2"))
    )
    assert together(problem, visit()) == [
        (("p1",), 585, 595),
        (("p2",), 585, 595),
        (("p1",), 665, 675),
        (("p2",), 665, 675),
    ]


@pytest.mark.parametrize(
    ("changes", "out", "back"),
    [
        ({"load_min": 9}, (585, 595), (669, 679)),
        ({"unload_min": 12}, (578, 588), (665, 675)),
        ({"travel_mode": TravelMode.COACH}, (575, 595), (665, 685)),
        ({"travel_mode": TravelMode.MOTORCADE}, (585, 595), (665, 675)),
    ],
)
def test_who_shares_a_drive_goes_at_the_pace_of_the_slowest(changes, out, back):
    problem = make_problem(
        engagement(parties=("p1", "p2")), parties=(party("p1"), party("p2", **changes))
    )
    assert together(problem, visit()) == [(("p1", "p2"), *out), (("p1", "p2"), *back)]


def test_who_shares_a_drive_waits_for_the_last():
    late = party("p2", days=(party_day(ready_min=590),))
    problem = make_problem(engagement(parties=("p1", "p2")), parties=(party("p1"), late))
    assert together(problem, visit())[0] == (("p1", "p2"), 595, 605)


def test_those_who_would_be_late_together_drive_apart():
    # The coach alone is there in time, and so is the car; not the coach after the car's loading.
    slow = party("p2", travel_mode=TravelMode.COACH)
    quick = party("p1", load_min=20)
    ready = (party_day(ready_min=565),)
    problem = make_problem(
        engagement(parties=("p1", "p2")),
        parties=(replace(quick, days=ready), replace(slow, days=ready)),
    )
    assert together(problem, visit())[:2] == [(("p2",), 575, 595), (("p1",), 585, 595)]


def test_it_waits_for_the_peak_to_pass_if_that_is_sooner():
    # From ten to nine it takes forty minutes, from nine twenty; there is time until 9:22.
    days = (party_day(ready_min=525), party_day(1, start_site="hall"))
    problem = make_problem(parties=(party(travel_mode=TravelMode.COACH, days=days),))
    leg, *_ = drive_legs(problem, (visit("talks", 567),))
    assert (leg.depart_min, leg.arrive_min) == (542, 562)


def test_vehicles_stay_with_the_drives_that_stay():
    problem = make_problem(*TALKS_AND_TEA)
    earlier = tuple(
        replace(leg, vehicles=(f"van-{n}",))
        for n, leg in enumerate(drive_legs(problem, (visit("talks", 600), visit("tea", 700))))
    )
    # The talks move by an hour, the tea into the museum.
    legs = drive_legs(problem, (visit("talks", 540), visit("tea", 700, "museum-1")))
    assert [(leg.to_engagement, leg.vehicles) for leg in carry_vehicles(legs, earlier)] == [
        ("talks", ("van-0",)),
        ("tea", ()),
        (None, ("van-1",)),
    ]
