import pytest

from optimizer.problem import RoomOption
from tests.optimizer.builders import (
    broken,
    engagement,
    make_plan,
    make_problem,
    party,
    party_day,
    room,
    visit,
    with_leg,
)

LOUNGE = (RoomOption("lounge"),)
ROOMS = (*make_problem().rooms, room("lounge", "airport"))
ARRIVAL = party_day(start_site="airport", present_min=480, ready_min=510)
DEPARTURE = party_day(end_site="airport", due_min=900, gone_min=960)


def problem_of(day, *engagements):
    return make_problem(*engagements, rooms=ROOMS, parties=(party(days=(day,)),))


@pytest.mark.parametrize(("start_min", "early"), [(480, 0), (490, 0), (470, 10)])
def test_nobody_is_greeted_before_landing(start_min, early):
    problem = problem_of(
        ARRIVAL, engagement("greeting", rooms=LOUNGE, duration_min=20), engagement("talks")
    )
    greeting = visit("greeting", start_min, "lounge", lasts_min=20)
    plan = make_plan(problem, greeting, visit("talks", 640))
    assert broken(problem, plan) == ([("H03", ("p1", "greeting"), early)] if early else [])


@pytest.mark.parametrize(
    ("greeted", "ids"),
    [(True, ("p1", "0", "greeting", "talks")), (False, ("p1", "0", "", "talks"))],
)
@pytest.mark.parametrize(("depart_min", "early"), [(515, 0), (512, 3), (505, 10)])
def test_nobody_boards_before_the_luggage_is_there(greeted, ids, depart_min, early):
    problem = problem_of(
        ARRIVAL, engagement("greeting", rooms=LOUNGE, duration_min=20), engagement("talks")
    )
    greeting = visit("greeting", 480, "lounge", lasts_min=20)
    plan = make_plan(problem, *([greeting] if greeted else []), visit("talks", 640))
    plan = with_leg(plan, 0, depart_min=depart_min, arrive_min=depart_min + 88)
    assert broken(problem, plan) == ([("H03", ids, early)] if early else [])


def test_a_visit_elsewhere_waits_for_the_way_from_the_port():
    # Ready 8:30, loaded 8:35: the airport is 88 away in the peak, and unloading takes 5.
    problem = problem_of(ARRIVAL, engagement("talks"))
    assert broken(problem, make_plan(problem, visit("talks", 589))) == []
    assert broken(problem, make_plan(problem, visit("talks", 585))) == [
        ("H02", ("p1", "0", "", "talks"), 23)
    ]


@pytest.mark.parametrize(("start_min", "late"), [(786, 0), (790, 4), (820, 34)])
def test_a_party_is_at_the_port_in_time(start_min, late):
    problem = problem_of(DEPARTURE, engagement("talks"))
    plan = make_plan(problem, visit("talks", start_min))
    assert broken(problem, plan) == ([("H03", ("p1", "0", "talks", ""), late)] if late else [])


@pytest.mark.parametrize(("start_min", "late"), [(910, 0), (920, 0), (930, 10)])
def test_a_send_off_ends_before_departure(start_min, late):
    problem = problem_of(
        DEPARTURE, engagement("talks"), engagement("send-off", rooms=LOUNGE, duration_min=40)
    )
    plan = make_plan(
        problem, visit("talks", 700), visit("send-off", start_min, "lounge", lasts_min=40)
    )
    assert broken(problem, plan) == ([("H03", ("p1", "send-off"), late)] if late else [])


def test_the_drive_to_a_send_off_arrives_when_the_party_is_due():
    problem = problem_of(
        DEPARTURE, engagement("talks"), engagement("send-off", rooms=LOUNGE, duration_min=20)
    )
    plan = make_plan(problem, visit("talks", 700), visit("send-off", 930, "lounge", lasts_min=20))
    assert (plan.legs[1].depart_min, plan.legs[1].arrive_min) == (851, 895)
    late = with_leg(plan, 1, depart_min=860, arrive_min=904)
    assert broken(problem, late) == [("H03", ("p1", "0", "talks", "send-off"), 9)]


def test_nothing_happens_on_a_day_that_the_party_is_not_here():
    problem = problem_of(party_day(0), engagement("talks"))
    plan = make_plan(problem, visit("talks", 1440 + 600))
    assert broken(problem, plan) == [("H03", ("p1", "talks"), 1)]


def test_a_day_without_visits_still_leads_from_place_to_place():
    transfer = party_day(ready_min=600, end_site="airport", due_min=650, gone_min=700)
    problem = problem_of(transfer, engagement("talks"))
    plan = make_plan(problem)
    # Ready 10:00, loaded 10:05, at the airport 10:45, out 10:50.
    assert broken(problem, plan) == []
    assert broken(problem, type(plan)(())) == [("H02", ("p1", "0", "", ""), 1)]
    late = with_leg(plan, 0, depart_min=610, arrive_min=650)
    assert broken(problem, late) == [("H03", ("p1", "0", "", ""), 5)]
