from dataclasses import replace

import pytest

from optimizer.goals import balance, host_continuity, leader_load, rank_gap
from optimizer.problem import DAY_MIN, UNIT_BODY, Parameters, Window
from tests.optimizer.builders import (
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

LEADERS = (leader("mayor"), leader("deputy"), leader("curator", body=UNIT_BODY))
NAMES = tuple(each.id for each in LEADERS)


def hosting(*hosts, **changes):
    """A problem and a plan in which these leaders host one engagement each, two hours apart."""
    problem = make_problem(
        *(hosted(f"e{n}", *NAMES, **changes) for n in range(len(hosts))), leaders=LEADERS
    )
    visits = (visit(f"e{n}", 500 + 120 * n, host=host) for n, host in enumerate(hosts))
    return problem, make_plan(problem, *visits)


@pytest.mark.parametrize(
    ("changes", "value"),
    [
        ({}, 0),
        ({"guest_rank": 3}, 0),
        ({"guest_rank": 1}, 4),
        ({"guest_rank": 4}, 2),
        ({"field": "trade"}, 0),
        ({"field": "culture"}, 1),
        ({"guest_rank": 4, "field": "culture"}, 3),
    ],
)
def test_a_host_is_the_guest_s_counterpart(changes, value):
    assert raw_value(rank_gap, *hosting("mayor", **changes)) == value
    assert raw_value(rank_gap, *hosting(None, **changes)) == 0


@pytest.mark.parametrize(
    ("hosts", "value"),
    [
        ((None, None), 0),
        (("mayor",), 0),
        (("mayor", "mayor"), 0),
        (("mayor", "deputy"), 1),
        (("mayor", "curator"), 0),
        (("curator",), 0),
        (("mayor", "deputy", "mayor", None), 1),
    ],
)
def test_a_delegation_meets_few_leaders(hosts, value):
    assert raw_value(host_continuity, *hosting(*hosts)) == value


def test_each_delegation_meets_its_own_leaders():
    problem = make_problem(
        hosted("talks", *NAMES, parties=("p1",)),
        hosted("tea", *NAMES, parties=("p2",)),
        hosted("forum", *NAMES, parties=("p2", "p3")),
        leaders=LEADERS,
        parties=(party("p1"), party("p2"), party("p3", group="g3")),
    )
    plan = make_plan(
        problem,
        visit("talks", 600, host="mayor"),
        visit("tea", 600, "hall-2", host="deputy"),
        visit("forum", 900, host="mayor"),
    )
    # The first two parties are one delegation, which meets both; the third meets one.
    assert raw_value(host_continuity, problem, plan) == 1


@pytest.mark.parametrize(
    ("hosts", "value"),
    [
        ((), 0),
        (("mayor", "mayor", "deputy"), 5),
        (("mayor", "mayor", "mayor"), 9),
        (("curator", "curator", "mayor"), 1),
    ],
)
def test_hosting_is_shared(hosts, value):
    problem, plan = hosting(*hosts) if hosts else (make_problem(), make_plan(make_problem()))
    assert raw_value(balance, problem, plan) == value


@pytest.mark.parametrize(
    ("hosts", "evening", "value"),
    [
        (("mayor", "mayor"), False, 0),
        (("mayor", "mayor", "mayor"), False, 1),
        (("mayor", "mayor", "deputy", "mayor", "mayor"), False, 2),
        (("curator", "curator", "curator"), False, 0),
        (("mayor", "deputy"), True, 0),
        (("mayor", "mayor"), True, 1),
        # Three engagements, one too many; three evenings, two too many.
        (("mayor", "mayor", "mayor"), True, 3),
    ],
)
def test_a_leader_s_day_is_not_too_full(hosts, evening, value):
    assert raw_value(leader_load, *hosting(*hosts, evening=evening)) == value


@pytest.mark.parametrize(
    ("limits", "evening", "value"),
    [
        ({}, False, 1),
        ({"per_day": 3}, False, 0),
        ({"per_day": 1}, False, 2),
        ({"per_day": 0}, False, 3),
        ({"per_day": 3}, True, 2),
        ({"per_day": 3, "evenings_per_day": 2}, True, 1),
        ({"per_day": 3, "evenings_per_day": 0}, True, 3),
        ({"body": UNIT_BODY, "per_day": 1}, False, 0),
    ],
)
def test_a_leader_s_own_limits_count_instead_of_the_office_s(limits, evening, value):
    problem, plan = hosting("mayor", "mayor", "mayor", evening=evening)
    own = replace(problem, leaders=(leader("mayor", **limits), *LEADERS[1:]))
    assert raw_value(leader_load, own, plan) == value


@pytest.mark.parametrize(
    ("days", "value"), [((0, 1, 2), 0), ((0, 1, 2, 3), 1), ((0, 1, 2, 3, 6), 2), ((4, 5, 6, 7), 0)]
)
def test_a_leader_s_week_has_free_evenings(days, value):
    problem = make_problem(
        *(
            hosted(f"e{day}", *NAMES, evening=True, windows=(Window(0, 8 * DAY_MIN),))
            for day in days
        ),
        days=8,
        leaders=LEADERS,
        parties=(party(days=tuple(map(party_day, range(8)))),),
    )
    visits = (visit(f"e{day}", day * DAY_MIN + 1140, host="mayor") for day in days)
    assert raw_value(leader_load, problem, make_plan(problem, *visits)) == value


@pytest.mark.parametrize(
    ("tea_party", "room_id", "tea_min", "value"),
    [
        # Fifteen minutes to spare, besides 14 to the museum.
        ("p2", "hall-2", 675, 0),
        ("p2", "hall-2", 674, 1),
        ("p3", "museum-1", 689, 0),
        ("p3", "museum-1", 688, 1),
        ("p1", "hall-2", 660, 0),
        ("p2", "hall-2", 640, 1),
    ],
)
def test_a_leader_has_a_pause_between_guests(tea_party, room_id, tea_min, value):
    problem = make_problem(
        hosted("talks", parties=("p1",)),
        hosted("tea", parties=(tea_party,)),
        parties=(resident("p1", "hall"), resident("p2", "hall"), resident("p3", "museum")),
        parameters=Parameters(leader_gap_min=15),
    )
    plan = make_plan(
        problem, visit("talks", 600, host="mayor"), visit("tea", tea_min, room_id, host="mayor")
    )
    assert raw_value(leader_load, problem, plan) == value
