from dataclasses import replace

import pytest

from optimizer.problem import UNIT_BODY, Busy, Delays, DelayStep, Parameters, Window
from optimizer.rehearsal import Link, RehearsalOptions, rehearse
from tests.optimizer.builders import (
    engagement,
    hosted,
    leader,
    make_plan,
    make_problem,
    party,
    party_day,
    resident,
    visit,
)

PROMPT = (DelayStep(100, 0, 0),)
CALM = Delays(leaders=PROMPT, flights=PROMPT, loading_most_min=0, traffic_percent=0, peak_percent=0)


def rehearsed(problem, *visits, delays=CALM, **options):
    calm = replace(problem, parameters=Parameters(delays=delays))
    chosen = RehearsalOptions(**{"runs": 200, "seed": 7, **options})
    return rehearse(calm, make_plan(calm, *visits), chosen)


def waits(found):
    return {
        each.engagement: (each.host_waits_permille, each.guests_wait_permille, each.late_min)
        for each in found.appointments
    }


def test_without_delays_nobody_waits():
    problem = make_problem(engagement("talks"), hosted("tea"))
    found = rehearsed(problem, visit("talks", 600), visit("tea", 684, "museum-1", host="mayor"))
    assert waits(found) == {"tea": (0, 0, 0.0)}
    assert (found.weakest, found.best_spare) == (None, None)
    assert (found.added_min, found.spared_permille) == (0.0, 0)


@pytest.mark.parametrize(
    ("delay_min", "tea_min", "expected"),
    [
        # The talks begin late because their host does; five minutes are tolerated.
        (5, 660, {"talks": (0, 0, 5.0), "tea": (0, 0, 5.0)}),
        (6, 660, {"talks": (0, 1000, 6.0), "tea": (0, 0, 6.0)}),
        (20, 665, {"talks": (0, 1000, 20.0), "tea": (0, 0, 20.0)}),
    ],
)
def test_guests_wait_for_a_host_who_is_late(delay_min, tea_min, expected):
    late = replace(CALM, leaders=(DelayStep(100, delay_min, delay_min),))
    problem = make_problem(hosted("talks"), hosted("tea"))
    plan = visit("talks", 600, host="mayor"), visit("tea", tea_min, host="mayor")
    assert waits(rehearsed(problem, *plan, delays=late)) == expected


@pytest.mark.parametrize(("tea_min", "permille"), [(690, 1000), (699, 1000), (700, 0), (720, 0)])
def test_a_host_waits_for_guests_whose_flight_is_late(tea_min, permille):
    # They are through at 10:51 and need 44 to the hall, with 10 to get in and out: 11:45.
    day = party_day(0, start_site="airport", ready_min=570, present_min=570, by_air=True)
    problem = make_problem(hosted("tea"), parties=(party(days=(day,)),))
    late = replace(CALM, flights=(DelayStep(100, 81, 81),))
    found = rehearsed(problem, visit("tea", tea_min, host="mayor"), delays=late)
    assert [each.host_waits_permille for each in found.appointments] == [permille]
    assert found.best_spare is None


def test_half_of_the_hosts_wait_where_half_of_the_delays_are_too_long():
    # Talks with one to ten minutes of delay, and no time in hand: six to ten are too many.
    delays = replace(CALM, leaders=(DelayStep(100, 1, 10),))
    problem = make_problem(
        hosted("talks"), hosted("tea", "deputy"), leaders=(leader(), leader("deputy"))
    )
    plan = visit("talks", 600, host="mayor"), visit("tea", 661, host="deputy")
    found = rehearsed(problem, *plan, delays=delays, runs=20_000)
    # The deputy is late too: only where the guests are later by more than five does he wait.
    # Guests come d - 1 late, the deputy e: d - 1 - e > 5 in 6 of 100 cases of (d, e).
    assert found.appointments[1].host_waits_permille == pytest.approx(60, abs=10)
    # He keeps them waiting where e - max(d - 1, 0) > 5.
    assert found.appointments[1].guests_wait_permille == pytest.approx(150, abs=10)


def test_a_host_is_held_up_by_the_engagement_before():
    # The mayor is an hour late for the talks, so also for a tea with others.
    delays = replace(CALM, leaders=(DelayStep(100, 60, 60),))
    problem = make_problem(
        hosted("talks"),
        hosted("tea", parties=("p2",)),
        parties=(party(), party("p2", group="g2")),
    )
    plan = visit("talks", 600, host="mayor"), visit("tea", 670, "museum-1", host="mayor")
    found = waits(rehearsed(problem, *plan, delays=delays))
    # Talks end at 12:00; getting in and out takes 6, the way 14.
    assert found["tea"] == (0, 1000, 720 + 20 - 670)


def test_the_weakest_link_and_the_best_place_for_ten_minutes():
    # Boarding takes up to twelve minutes more: nothing in hand before the tea, plenty after.
    delays = replace(CALM, loading_most_min=12, tolerated_min=0)
    problem = make_problem(
        engagement("talks"), hosted("tea"), hosted("walk"), parties=(resident("p1", "hall"),)
    )
    found = rehearsed(
        problem,
        visit("talks", 600),
        visit("tea", 684, "museum-1", host="mayor"),
        visit("walk", 800, host="mayor"),
        delays=delays,
        runs=2000,
        at_once=True,
    )
    assert found.weakest == found.best_spare == Link("p1", "talks", "tea")
    assert found.added_min == pytest.approx(6, abs=0.3)
    # Of thirteen delays twelve keep the mayor waiting; with ten minutes more only two do.
    assert found.spared_permille == pytest.approx(1000 * 10 / 13, abs=30)


@pytest.mark.parametrize(("at_once", "permille"), [(False, 1000), (True, 0)])
def test_time_in_hand_helps_only_those_who_leave_early(at_once, permille):
    # Half an hour in hand, but the drive is told to leave as late as it can.
    delays = replace(CALM, loading_most_min=12, tolerated_min=0)
    problem = make_problem(engagement("talks"), hosted("tea"))
    plan = visit("talks", 600), visit("tea", 714, "museum-1", host="mayor")
    found = rehearsed(problem, *plan, delays=delays, runs=2000, at_once=at_once)
    told = pytest.approx(permille * 12 / 13, abs=30)
    assert found.appointments[0].host_waits_permille == told


def test_traffic_is_heavier_in_the_peak():
    delays = replace(CALM, peak_percent=80)
    problem = make_problem(hosted("tea"), parties=(party(days=(party_day(0, ready_min=450),)),))
    early = rehearsed(problem, visit("tea", 485, host="mayor"), delays=delays)
    later = rehearsed(problem, visit("tea", 785, host="mayor"), delays=delays)
    assert early.appointments[0].host_waits_permille > 100
    assert later.appointments[0].host_waits_permille == 0


def test_parties_of_one_delegation_share_their_luck():
    delays = replace(CALM, loading_most_min=30)
    problem = make_problem(hosted("tea", parties=("p1", "p2")), parties=(party("p1"), party("p2")))
    together = rehearsed(problem, visit("tea", 600, host="mayor"), delays=delays, runs=4000)
    alone = rehearsed(
        make_problem(hosted("tea")), visit("tea", 600, host="mayor"), delays=delays, runs=4000
    )
    assert waits(together)["tea"][2] == pytest.approx(waits(alone)["tea"][2], abs=0.5)


def test_the_same_seed_says_the_same():
    problem = make_problem(hosted("talks"), hosted("tea"))
    plan = visit("talks", 600, host="mayor"), visit("tea", 690, "museum-1", host="mayor")
    assert rehearsed(problem, *plan, delays=Delays()) == rehearsed(problem, *plan, delays=Delays())


def test_whoever_hosts_nothing_keeps_nobody():
    problem = make_problem(
        engagement("talks"),
        leaders=(leader(busy=(Busy(Window(0, 60)),)), leader("curator", body=UNIT_BODY)),
    )
    assert rehearsed(problem, visit("talks", 600)).appointments == ()
