from dataclasses import replace

import pytest

from optimizer.problem import TravelMode
from optimizer.solution import Leg
from tests.optimizer.builders import (
    broken,
    engagement,
    make_plan,
    make_problem,
    party,
    visit,
    with_leg,
)

TALKS_AND_TEA = (engagement("talks"), engagement("tea"))
CAR, COACH, MOTORCADE = TravelMode.CAR, TravelMode.COACH, TravelMode.MOTORCADE


@pytest.mark.parametrize(
    ("mode", "start_min", "next_min", "missing"),
    [
        # Loading 5, hall to museum 14, unloading 5.
        (CAR, 600, 684, 0),
        (CAR, 600, 683, 1),
        (CAR, 600, 660, 24),
        (COACH, 600, 698, 0),
        (COACH, 600, 690, 8),
        (MOTORCADE, 600, 677, 0),
        (MOTORCADE, 600, 670, 7),
        # It would leave at 8:05, in the peak, and at 8:55; at 9:01 the peak is over.
        (CAR, 420, 518, 0),
        (CAR, 420, 517, 1),
        (CAR, 470, 568, 0),
        (CAR, 470, 560, 8),
        (CAR, 476, 560, 0),
        (CAR, 476, 559, 1),
        # It would leave at 7:00 sharp, when the peak begins, and a minute before.
        (CAR, 355, 453, 0),
        (CAR, 355, 450, 3),
        (CAR, 354, 438, 0),
    ],
)
def test_a_party_has_time_for_the_way(mode, start_min, next_min, missing):
    early = replace(make_problem().parties[0].days[0], present_min=0, ready_min=0)
    problem = make_problem(*TALKS_AND_TEA, parties=(party(travel_mode=mode, days=(early,)),))
    plan = make_plan(problem, visit("talks", start_min), visit("tea", next_min, "museum-1"))
    assert broken(problem, plan) == ([("H02", ("p1", "talks", "tea"), missing)] if missing else [])


def test_no_way_takes_no_time():
    problem = make_problem(*TALKS_AND_TEA)
    plan = make_plan(problem, visit("talks", 600), visit("tea", 660, "hall-2"))
    assert broken(problem, plan) == []


def test_an_overlap_is_not_also_a_way_too_short():
    problem = make_problem(*TALKS_AND_TEA)
    plan = make_plan(problem, visit("talks", 600), visit("tea", 650, "museum-1"))
    assert broken(problem, plan) == [("H01", ("p1", "talks", "tea"), 10)]


@pytest.mark.parametrize(
    ("number", "ids"),
    [
        (0, ("p1", "0", "", "talks")),
        (1, ("p1", "0", "talks", "tea")),
        (2, ("p1", "0", "tea", "")),
    ],
)
def test_each_change_of_site_has_a_leg(number, ids):
    problem = make_problem(*TALKS_AND_TEA)
    plan = make_plan(problem, visit("talks", 600), visit("tea", 684, "museum-1"))
    assert broken(problem, plan) == []
    legs = plan.legs[:number] + plan.legs[number + 1 :]
    assert broken(problem, replace(plan, legs=legs)) == [("H02", ids, 1)]


@pytest.mark.parametrize(
    ("changes", "amount"),
    [
        # The only drive that fits leaves at 11:05 and arrives at 11:19.
        ({"depart_min": 665, "arrive_min": 679}, 0),
        ({"depart_min": 662, "arrive_min": 676}, 3),
        ({"depart_min": 670, "arrive_min": 684}, 5),
        ({"depart_min": 665, "arrive_min": 677}, 2),
        ({"depart_min": 665, "arrive_min": 680}, 1),
        ({"to_site": "hotel"}, 1),
        ({"from_site": "hotel"}, 1),
    ],
)
def test_a_leg_keeps_to_the_visits_and_to_the_drive_time(changes, amount):
    problem = make_problem(*TALKS_AND_TEA)
    plan = make_plan(problem, visit("talks", 600), visit("tea", 684, "museum-1"))
    expected = [("H02", ("p1", "0", "talks", "tea"), amount)] if amount else []
    assert broken(problem, with_leg(plan, 1, **changes)) == expected


@pytest.mark.parametrize(
    ("leg", "ids"),
    [
        (Leg(("p1",), 0, None, "tea", "hotel", "hall", 800, 810), ("p1", "0", "", "tea")),
        (Leg(("p1",), 1, None, None, "hotel", "hall", 2000, 2010), ("p1", "1", "", "")),
        (Leg(("p1",), 0, None, "talks", "hotel", "hall", 900, 910), ("p1", "0", "", "talks")),
    ],
)
def test_a_leg_that_serves_nothing_is_one_too_many(leg, ids):
    problem = make_problem(*TALKS_AND_TEA)
    plan = make_plan(problem, visit("talks", 600))
    plan = replace(plan, legs=(*plan.legs, replace(leg, vehicles=("van",))))
    assert broken(problem, plan) == [("H02", ids, 1)]
