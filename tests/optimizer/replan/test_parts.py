"""The parts of a re-plan that can be looked at alone."""

from dataclasses import replace
from time import monotonic

import pytest

from optimizer.build import build
from optimizer.cpsat import Search, run
from optimizer.document import dump_problem
from optimizer.model import Scope
from optimizer.problem import Dimension, Lock, Window
from optimizer.replan import Change, ReplanOptions, changes_between
from optimizer.replan.adapting import adapted
from optimizer.replan.measures import digits, ranked
from optimizer.replan.reach import Reach, Surroundings
from optimizer.replan.situation import situation_of
from optimizer.replan.vehicles import carried, served
from optimizer.solution import Solution, Tier
from tests.optimizer.builders import (
    engagement,
    hosted,
    interpreted,
    interpreter,
    make_plan,
    make_problem,
    party,
    vehicle,
    visit,
    with_leg,
)
from tests.optimizer.replan.changing import away

OFFICE = make_problem(hosted("talks"), interpreted("tour"), vehicles=(vehicle(), vehicle("spare")))
TOLD = make_plan(
    OFFICE,
    visit("talks", 600, "hall-1", host="mayor"),
    visit("tour", 840, "museum-1", fr=("ines",)),
)


@pytest.mark.parametrize(
    ("plan", "changes"),
    [
        (TOLD, ()),
        (
            Solution(TOLD.visits[:1], TOLD.legs[:1]),
            (Change("tour", Dimension.EXISTENCE, ("present",), ("absent",)),),
        ),
        (
            with_leg(TOLD, 1, vehicles=("spare", "van")),
            (Change("tour", Dimension.VEHICLE, ("van",), ("spare", "van")),),
        ),
        (
            Solution((TOLD.visits[0], replace(TOLD.visits[1], teams=())), TOLD.legs),
            (Change("tour", Dimension.INTERPRETER, ("ines",), ()),),
        ),
        (
            Solution((visit("talks", 630, "hall-2"), TOLD.visits[1]), TOLD.legs),
            (
                Change("talks", Dimension.TIME, ("600",), ("630",)),
                Change("talks", Dimension.PLACE, ("hall-1",), ("hall-2",)),
                Change("talks", Dimension.HOST, ("mayor",), ()),
            ),
        ),
    ],
)
def test_changes_are_named_one_by_one(plan, changes):
    assert changes_between(OFFICE, TOLD, plan) == changes


def test_told_visits_are_read_as_they_would_be_now():
    now = replace(
        OFFICE,
        engagements=(hosted("talks", duration_min=90), engagement("tour")),
        interpreters=(interpreter("iva"),),
        locks=(
            Lock("talks", Dimension.TIME, ("615",)),
            Lock("talks", Dimension.PLACE, ("hall-2",)),
            Lock("talks", Dimension.ATTENDEES, ("p1",)),
        ),
    )
    assert adapted(now, TOLD) == (
        visit("talks", 615, "hall-2", host="mayor", lasts_min=90),
        visit("tour", 840, "museum-1"),
    )


def test_people_who_left_are_gone_and_locked_ones_are_in():
    now = replace(
        OFFICE,
        interpreters=(interpreter("iva"), interpreter("ivo")),
        leaders=(*OFFICE.leaders, replace(OFFICE.leaders[0], id="deputy")),
        engagements=(hosted("talks", "mayor", "deputy"), interpreted("tour")),
    )
    assert [team.interpreters for team in adapted(now, TOLD)[1].teams] == [()]
    held = (
        Lock("tour", Dimension.INTERPRETER, ("ivo",)),
        Lock("talks", Dimension.HOST, ("deputy",)),
    )
    talks, tour = adapted(replace(now, locks=held), TOLD)
    assert (talks.host, tour.teams[0].interpreters) == ("deputy", ("ivo",))


def test_vehicles_stay_on_drives_that_nothing_touches():
    two_groups = replace(
        OFFICE,
        parties=(party("p1"), party("p2", group="g2")),
        engagements=(*OFFICE.engagements, engagement("walk", parties=("p2",))),
        vehicles=(vehicle(), vehicle("spare"), vehicle("third")),
    )
    plan = make_plan(two_groups, *TOLD.visits, visit("walk", 600, "museum-1"))
    plan = replace(
        plan,
        legs=tuple(
            replace(leg, vehicles=("van",) if leg.parties == ("p1",) else ("spare",))
            for leg in plan.legs
        ),
    )
    shut = replace(two_groups, vehicles=away(two_groups.vehicles, "van", Window(0, 1440)))
    search = Search(deadline=float("inf"), seed=1, workers=1)
    legs = served(shut, plan.visits, plan.legs, search)
    assert {(leg.parties, leg.vehicles) for leg in legs} == {
        (("p1",), ("third",)),
        (("p2",), ("spare",)),
    }
    kept = carried(shut, plan.visits, plan.legs)
    assert {(leg.parties, leg.vehicles) for leg in kept} == {(("p1",), ()), (("p2",), ("spare",))}


def test_a_reach_widens_from_the_change_to_everything():
    situation = situation_of(OFFICE, TOLD, ReplanOptions(now_min=0))
    around = Surroundings(situation.problem, situation.kept, situation.frozen)
    reaches = list(around.widening(frozenset({"talks"})))
    assert reaches[0].free == {"talks"}
    assert reaches[1].free == {"talks", "tour"}
    assert reaches[-1] == Reach(frozenset({"talks", "tour"}), None)
    assert len(reaches) == len(set(reaches))


def test_a_told_time_off_the_grid_may_stay():
    told = make_plan(OFFICE, visit("talks", 602, "hall-1", host="mayor"))
    assert situation_of(OFFICE, told, ReplanOptions(now_min=0)).problem.parameters.grid_min == 1
    assert situation_of(OFFICE, TOLD, ReplanOptions(now_min=0)).problem.parameters.grid_min == 5


def test_a_problem_to_replan_is_a_problem():
    situation = situation_of(OFFICE, TOLD, ReplanOptions(now_min=1_300))
    locks = situation.problem.locks
    assert Lock("talks", Dimension.TIME, ("600", "660")) in locks
    assert '"reception-problem/1"' in dump_problem(situation.problem)


@pytest.mark.parametrize(
    ("total", "weights", "found"),
    [(0, (6, 2, 1), (0, 0, 0)), (17, (6, 2, 1), (2, 2, 1)), (13, (6, 2, 1), (2, 0, 1))],
)
def test_a_ranked_sum_tells_its_parts(total, weights, found):
    assert digits(total, weights) == found


def test_no_later_measure_outweighs_an_earlier_one():
    model = build(replace(OFFICE, baseline=None), Scope(("talks",)), frozenset(Tier))
    first, second, third = (model.cp.new_bool_var(name) for name in "abc")
    amount = model.cp.new_int_var(0, 7, "amount")
    steps = [first + second, 10_000 * third, 3 * amount + 1]
    total, weights = ranked(model, steps)
    assert weights == (23 * 10_001, 23, 1)
    model.cp.add(third == 1)
    model.cp.minimize(total)
    answer = run(model.cp, Search(monotonic() + 10, seed=1, workers=1))
    assert digits(answer.objective, weights) == (0, 10_000, 1)
