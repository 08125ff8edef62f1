import pytest

from optimizer.goals import (
    comfort,
    day_length,
    freshen_up,
    punctuality,
    quiet_after_flight,
    slack,
    travel,
    waiting,
)
from optimizer.lateness import chances
from optimizer.problem import UNIT_BODY, Delays, DelayStep, Meal, Parameters
from tests.optimizer.builders import (
    engagement,
    hosted,
    leader,
    make_plan,
    make_problem,
    party,
    party_day,
    raw_value,
    resident,
    visit,
)


@pytest.mark.parametrize(
    ("heavy", "arrival_day", "quiet_until", "value"),
    [
        (True, 0, 660, 60),
        (True, 0, 600, 0),
        (True, 0, 500, 0),
        (False, 0, 660, 0),
        (True, 1, 660, 0),
        (True, 0, None, 0),
    ],
)
def test_guests_rest_after_a_flight(heavy, arrival_day, quiet_until, value):
    guests = party(arrival_day=arrival_day, quiet_until_min=quiet_until)
    problem = make_problem(engagement(heavy=heavy), parties=(guests,))
    plan = make_plan(problem, visit(start_min=600))
    assert raw_value(quiet_after_flight, problem, plan) == value


def test_each_party_rests():
    tired = {"arrival_day": 0, "quiet_until_min": 630}
    problem = make_problem(
        engagement("talks", heavy=True, parties=("p1", "p2")),
        engagement("tea", heavy=True),
        parties=(party("p1", **tired), party("p2", **tired)),
    )
    plan = make_plan(problem, visit("talks", 600), visit("tea", 700))
    assert raw_value(quiet_after_flight, problem, plan) == 60


LIMITS = Parameters(programme_min=300, first_start_min=540, last_return_min=1200)


@pytest.mark.parametrize(
    ("starts", "kinds", "value"),
    [
        ((), {}, 0),
        ((600, 840), {}, 0),
        # From 10:00 to 15:20 are 20 minutes more than five hours.
        ((600, 860), {}, 20),
        ((600, 860), {"programme": False}, 0),
        # Half an hour before 9:00.
        ((510, 700), {}, 30),
        # Until 20:40.
        ((1000, 1180), {}, 40),
        # Three activities where two are enough; meals and banquets are none.
        ((600, 700, 800), {}, 60),
        ((600, 700, 800), {"meal": Meal.LUNCH}, 0),
        ((600, 700, 800), {"is_banquet": True}, 0),
        # Too long, too early, too late and one too many.
        ((500, 700, 1180), {}, (740 - 300) + 40 + 40 + 60),
        # The same on the second day.
        ((1440 + 510, 1440 + 700), {}, 30),
    ],
)
def test_a_day_is_not_too_much(starts, kinds, value):
    problem = make_problem(
        *(engagement(f"e{n}", **kinds) for n in range(3)),
        parties=(party(activities_per_day=2),),
        parameters=LIMITS,
    )
    plan = make_plan(problem, *(visit(f"e{n}", start) for n, start in enumerate(starts)))
    assert raw_value(day_length, problem, plan) == value


@pytest.mark.parametrize(
    ("goal", "room_id", "tea_min", "value"),
    [
        # Talks end at 11:00; the way to the museum takes 24.
        (freshen_up, "hall-1", 705, 0),
        (freshen_up, "hall-1", 700, 5),
        (freshen_up, "hall-1", 660, 45),
        (freshen_up, "museum-1", 729, 0),
        (freshen_up, "museum-1", 700, 29),
        (slack, "hall-1", 675, 0),
        (slack, "hall-1", 660, 15),
        (slack, "museum-1", 690, 9),
        (waiting, "hall-1", 680, 0),
        (waiting, "hall-1", 700, 20),
        (waiting, "museum-1", 704, 0),
        (waiting, "museum-1", 804, 100),
    ],
)
def test_the_time_between_two_engagements(goal, room_id, tea_min, value):
    problem = make_problem(hosted("talks"), hosted("tea", evening=True))
    plan = make_plan(
        problem, visit("talks", 600, host="mayor"), visit("tea", tea_min, room_id, host="mayor")
    )
    assert raw_value(goal, problem, plan) == value


def test_only_an_evening_needs_a_fresh_shirt():
    problem = make_problem(engagement("talks", evening=True), engagement("tea"))
    plan = make_plan(problem, visit("talks", 600), visit("tea", 660))
    assert raw_value(freshen_up, problem, plan) == 0


@pytest.mark.parametrize("host", [None, "curator"])
def test_only_a_leader_of_the_city_is_waited_for(host):
    problem = make_problem(
        engagement("talks"),
        hosted("tea", "curator"),
        leaders=(leader("curator", body=UNIT_BODY),),
    )
    plan = make_plan(problem, visit("talks", 600), visit("tea", 660, host=host))
    assert [raw_value(goal, problem, plan) for goal in (slack, punctuality)] == [0, 0]


def test_two_days_are_not_one_wait():
    problem = make_problem(engagement("talks"), engagement("tea"))
    plan = make_plan(problem, visit("talks", 600), visit("tea", 1440 + 600))
    assert [raw_value(goal, problem, plan) for goal in (waiting, slack, freshen_up)] == [0, 0, 0]


@pytest.mark.parametrize(
    ("outdoor", "comfort_min", "value"),
    [
        # To the hall 10, to the museum 14 and an hour in its garden, back 20.
        (False, 14, 0),
        (False, 12, 2),
        (False, 8, 2 + 6),
        (True, 74, 0),
        (True, 70, 4),
        (True, 5, 5 + 69),
    ],
)
def test_nobody_is_long_without_a_stop(outdoor, comfort_min, value):
    problem = make_problem(
        engagement("talks"),
        engagement("garden", outdoor=outdoor),
        parameters=Parameters(comfort_min=comfort_min),
    )
    plan = make_plan(problem, visit("talks", 600), visit("garden", 700, "museum-1"))
    assert raw_value(comfort, problem, plan) == value


@pytest.mark.parametrize(("road_day_min", "value"), [(180, 44), (44, 44), (40, 48), (0, 88)])
def test_time_on_the_road_counts(road_day_min, value):
    problem = make_problem(
        engagement("talks"),
        engagement("tea"),
        parameters=Parameters(road_day_min=road_day_min),
    )
    plan = make_plan(problem, visit("talks", 600), visit("tea", 700, "museum-1"))
    assert raw_value(travel, problem, plan) == value


@pytest.mark.parametrize(
    ("day", "visits", "value"),
    [
        # Ready in the peak, it would need 20 to the hall; back at 11:05 it needs 10.
        (party_day(ready_min=450), (visit("talks", 600),), 30),
        (party_day(ready_min=415), (visit("talks", 600),), 30),
        (party_day(ready_min=414), (visit("talks", 600),), 20),
        (party_day(ready_min=600, end_site="airport"), (), 40),
        (party_day(), (), 0),
    ],
)
def test_the_road_begins_and_ends_where_the_party_sleeps(day, visits, value):
    problem = make_problem(parties=(party(days=(day,)),))
    assert raw_value(travel, problem, make_plan(problem, *visits)) == value


def test_residents_do_not_travel():
    problem = make_problem(parties=(resident("p1", "hall"),))
    assert raw_value(travel, problem, make_plan(problem, visit())) == 0


EVEN = Delays(leaders=(DelayStep(100, 1, 10),), loading_most_min=9, traffic_percent=0)
"""Between engagements at one site five in ten are too late; a drive adds the boarding."""


@pytest.mark.parametrize(
    ("room_id", "tea_min", "value"),
    [
        # Talks end at 11:00; each minute in hand takes off a fifth of the chance of a half.
        ("hall-1", 660, 100),
        ("hall-1", 662, 60),
        ("hall-1", 665, 0),
        # The way to the museum takes 24.
        ("museum-1", 684, chances(EVEN, 15)[0]),
        ("museum-1", 690, chances(EVEN, 15)[6]),
        ("museum-1", 800, 0),
    ],
)
def test_the_less_time_in_hand_the_likelier_a_leader_waits(room_id, tea_min, value):
    problem = make_problem(engagement("talks"), hosted("tea"), parameters=Parameters(delays=EVEN))
    plan = make_plan(problem, visit("talks", 600), visit("tea", tea_min, room_id, host="mayor"))
    assert raw_value(punctuality, problem, plan) == value


def test_each_delegation_may_come_late():
    problem = make_problem(
        engagement("talks", parties=("p1", "p2")),
        hosted("tea", parties=("p1", "p2")),
        parties=(party("p1"), party("p2")),
        parameters=Parameters(delays=EVEN),
    )
    plan = make_plan(problem, visit("talks", 600), visit("tea", 661, host="mayor"))
    assert raw_value(punctuality, problem, plan) == 160
