"""Leaders' ways in the model: who hosts, who stands for whom, and what stays as it is."""

from dataclasses import replace
from itertools import groupby

import pytest

from optimizer.build import build
from optimizer.cpsat import Search, run
from optimizer.goals import COUNTING_EACH_LEADER
from optimizer.model import Scope, alike_leaders, each_alone
from optimizer.options import SolveOptions
from optimizer.problem import Busy, Dimension, HostOption, Lock, Parameters, Window
from optimizer.solution import Status, Tier
from optimizer.solve import solve
from optimizer.solve.reading import visits_of
from tests.optimizer.builders import engagement, hosted, leader, make_problem, resident, visit

ALONE = SolveOptions(seconds=20, seed=1, workers=1)
WAYS_ALONE = {goal.NAME: 0 for goal in COUNTING_EACH_LEADER} | {"leader_travel": 1}
PAIR = (leader("ada", base_site="hotel"), leader("bo", base_site="hotel"))


def in_town(*starts_min, hosts=("ada", "bo"), **changes):
    """Meetings at set times in the hall, each with guests who live there."""
    return make_problem(
        *(
            hosted(
                f"e{n}",
                *hosts,
                parties=(f"p{n}",),
                windows=(Window(start, start + 60),),
                rooms=engagement().rooms[:2],
            )
            for n, start in enumerate(starts_min)
        ),
        parties=tuple(resident(f"p{n}", "hall") for n in range(len(starts_min))),
        leaders=PAIR,
        parameters=Parameters(weights=WAYS_ALONE),
        **changes,
    )


def hosts_of(result):
    return {visit.engagement: visit.host for visit in result.solution.visits}


def test_one_leader_who_is_there_goes_on():
    result = solve(in_town(600, 700, 800), ALONE)
    assert result.status is Status.OPTIMAL
    assert len(set(hosts_of(result).values())) == 1
    assert {line.goal: line.value for line in result.costs}["leader_travel"] == 20


def test_nobody_hosts_twice_at_once_though_one_name_stands_for_both():
    result = solve(in_town(600, 620), ALONE)
    assert result.violations == ()
    assert set(hosts_of(result).values()) == {"ada", "bo"}


def test_no_more_go_than_there_are():
    result = solve(in_town(600, 610, 620, rooms=make_problem().rooms), ALONE)
    assert len(hosts_of(result)) == 2
    assert next((tier.tier, tier.value) for tier in result.tiers if tier.value) == (Tier.SHOULD, 1)


def test_what_a_model_leaves_alone_keeps_its_host():
    problem = make_problem(
        hosted("talks"),
        engagement("lunch", parties=("p2",)),
        parties=(resident("p1", "hall"), resident("p2", "hall")),
        parameters=Parameters(weights={"leader_travel": 1}),
    )
    stays = visit("talks", 600, host="mayor")
    model = build(problem, Scope(("lunch",), (stays,)), frozenset(Tier))
    answer = run(model.cp, Search(deadline=float("inf"), seed=1, workers=1))
    assert stays in visits_of(model, answer)


@pytest.mark.parametrize(
    "changes",
    [
        {"leaders": (PAIR[0], replace(PAIR[1], rank=4))},
        {"leaders": (PAIR[0], replace(PAIR[1], base_site="hall"))},
        {"leaders": (PAIR[0], replace(PAIR[1], busy=(Busy(Window(0, 60)),)))},
        {"linked_leaders": (("ada", "bo"),)},
        {"locks": (Lock("e0", Dimension.HOST, ("bo",)),)},
        {"engagements": (engagement("e0", hosts=(HostOption("ada"), HostOption("bo", 1))),)},
        {"engagements": (hosted("e0", "ada"),)},
    ],
)
def test_what_tells_leaders_apart_makes_them_crews_of_their_own(changes):
    problem = in_town(600)
    assert alike_leaders(problem) == {"ada": ("ada", "bo")}
    assert alike_leaders(replace(problem, **changes)) == each_alone(problem)


def test_each_tour_of_a_crew_has_one_name():
    result = solve(in_town(600, 620, 700, 720, 800), ALONE)
    assert result.violations == ()
    rows = sorted((host, name) for name, host in hosts_of(result).items())
    assert [len(list(row)) for _, row in groupby(rows, key=lambda row: row[0])] in ([2, 3], [3, 2])
