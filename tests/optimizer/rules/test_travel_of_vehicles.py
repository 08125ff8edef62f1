import pytest

from optimizer.problem import TravelMode, VehicleKind
from tests.optimizer.builders import (
    broken,
    engagement,
    make_plan,
    make_problem,
    party,
    resident,
    vehicle,
    visit,
)

TWO_ENGAGEMENTS = (engagement("talks"), engagement("tea", parties=("p2",)))
IDS = ("van", "p1", "0", "", "talks", "p2", "0", "", "tea")


@pytest.mark.parametrize(("tea_min", "missing"), [(640, 0), (638, 0), (637, 1), (630, 8)])
def test_a_car_has_time_to_come_for_the_next_party(tea_min, missing):
    # In the hall at 10:00 it drives 14 to the museum and loads at 10:14 for a start 24 later.
    problem = make_problem(*TWO_ENGAGEMENTS, parties=(party("p1"), resident("p2", "museum")))
    plan = make_plan(problem, visit("talks", 600), visit("tea", tea_min, "hall-2"))
    assert broken(problem, plan) == ([("H02", IDS, missing)] if missing else [])


@pytest.mark.parametrize(("tea_min", "missing"), [(666, 0), (660, 6)])
def test_a_coach_takes_a_coach_s_time(tea_min, missing):
    coach = vehicle("van", kind=VehicleKind.COACH, seats=40)
    problem = make_problem(
        *(engagement(each.id, parties=each.parties, duration_min=120) for each in TWO_ENGAGEMENTS),
        parties=(
            party("p1", travel_mode=TravelMode.COACH),
            resident("p2", "museum", travel_mode=TravelMode.COACH),
        ),
        vehicles=(coach,),
    )
    plan = make_plan(
        problem, visit("talks", 600, lasts_min=120), visit("tea", tea_min, "hall-2", lasts_min=120)
    )
    assert broken(problem, plan) == ([("H02", IDS, missing)] if missing else [])


def test_a_night_is_time_enough():
    problem = make_problem()
    assert broken(problem, make_plan(problem, visit(start_min=1440 + 600))) == []
