"""What leaders drive, and how long guests wait for them: by hand from the builders' city."""

import pytest

from optimizer.goals import late_start, leader_travel, longest_wait, nices
from optimizer.problem import Parameters, Priority
from tests.optimizer.builders import (
    engagement,
    hosted,
    leader,
    make_plan,
    make_problem,
    party,
    raw_value,
    visit,
)

TWO = (party("p1", group="g1"), party("p2", group="g2"))


@pytest.mark.parametrize(
    ("base_site", "minutes"), [("hall", 28), ("museum", 0), ("airport", 100), ("hotel", 40)]
)
def test_a_leader_drives_from_the_office_and_back(base_site, minutes):
    problem = make_problem(hosted("tour"), leaders=(leader(base_site=base_site),))
    plan = make_plan(problem, visit("tour", 600, "museum-1", host="mayor"))
    assert raw_value(leader_travel, problem, plan) == minutes


@pytest.mark.parametrize(
    ("home_min", "minutes"),
    [
        # Straight on: hotel – hall 10, hall – museum 14, museum – hotel 20.
        (121, 44),
        # Two hours between them: home in between, 10 + 10 and 20 + 20.
        (120, 60),
    ],
)
def test_in_a_long_break_the_leader_goes_back_to_the_office(home_min, minutes):
    problem = make_problem(
        hosted("talks"),
        hosted("tour", parties=("p2",)),
        parties=TWO,
        leaders=(leader(base_site="hotel"),),
        parameters=Parameters(leader_home_min=home_min),
    )
    plan = make_plan(
        problem,
        visit("talks", 600, host="mayor"),
        visit("tour", 780, "museum-1", host="mayor"),
    )
    assert raw_value(leader_travel, problem, plan) == minutes


def test_each_leader_drives_for_himself_at_the_pace_of_the_hour():
    problem = make_problem(
        hosted("talks"),
        hosted("tour", "deputy", parties=("p2",)),
        parties=TWO,
        leaders=(leader("mayor", base_site="hotel"), leader("deputy", base_site="hotel")),
    )
    # The peak lasts from 420 to 540: the mayor comes in it and leaves after it.
    plan = make_plan(
        problem,
        visit("talks", 500, host="mayor"),
        visit("tour", 600, "museum-1", host="deputy"),
    )
    assert raw_value(leader_travel, problem, plan) == (20 + 10) + (20 + 20)


@pytest.mark.parametrize(
    ("talks_from", "tour_from", "total", "longest"),
    [(None, None, 0, 0), (600, 700, 0, 0), (570, 700, 30, 30), (570, 640, 90, 60)],
)
def test_guests_wait_from_the_minute_that_they_are_ready(talks_from, tour_from, total, longest):
    problem = make_problem(
        engagement("talks", guests_wait_from_min=talks_from),
        engagement("tour", guests_wait_from_min=tour_from),
    )
    plan = make_plan(problem, visit("talks", 600), visit("tour", 700))
    assert raw_value(late_start, problem, plan) == total
    assert raw_value(longest_wait, problem, plan) == longest


@pytest.mark.parametrize(("placed", "lost"), [((), 7), (("lake",), 2), (("lake", "shop"), 0)])
def test_what_would_be_nice_counts_by_its_worth(placed, lost):
    problem = make_problem(
        engagement("lake", priority=Priority.NICE, worth=5),
        engagement("shop", priority=Priority.NICE, worth=2),
    )
    plan = make_plan(problem, *(visit(name, 600 + 100 * n) for n, name in enumerate(placed)))
    assert raw_value(nices, problem, plan) == lost
