"""Rows of the tables, the peers, and the public files where they are at hand."""

from importlib.util import find_spec

import pytest

from bench import own_problems
from bench.__main__ import DATA
from bench.families import FAMILIES, toptw, vrptwsyn
from bench.families.instance import BestKnown, Instance, Verdict
from bench.measuring import measure, product
from bench.offices import office
from bench.peers import PEERS, by_hand, or_tools_routing, py_vrp
from optimizer import check
from optimizer.document import dump_problem
from optimizer.options import SolveOptions
from optimizer.problem import Priority
from optimizer.solution import Solution
from optimizer.validate import flaws_of
from tests.bench.test_toptw import TEXT as POINTS
from tests.bench.test_vrptwsyn import DATA as VISITS
from tests.optimizer.builders import make_problem

BRIEFLY = SolveOptions(seconds=2, seed=1, workers=1)


def instance(objective, best, *, more_is_better=False, flaws=()):
    return Instance(
        name="tiny",
        problem=make_problem(),
        judge=lambda _: Verdict(objective, flaws),
        best_known=None if best is None else BestKnown(best, "a table"),
        more_is_better=more_is_better,
    )


def nothing(_problem, _options):
    return Solution(())


@pytest.mark.parametrize(
    ("objective", "best", "more_is_better", "gap"),
    [(110, 100, False, 10), (95, 100, False, -5), (90, 100, True, 10), (7, None, True, None)],
)
def test_a_gap_is_how_much_worse_it_is(objective, best, more_is_better, gap):
    row = measure(instance(objective, best, more_is_better=more_is_better), "us", nothing, BRIEFLY)
    assert (row.objective, row.best_known, row.gap_percent, row.flaws) == (objective, best, gap, 0)


def test_a_flawed_plan_has_no_gap():
    row = measure(instance(90, 100, flaws=("wrong",)), "us", nothing, BRIEFLY)
    assert (row.gap_percent, row.flaws) == (None, 1)


def test_every_peer_has_another_name():
    assert len({peer.NAME for peer in PEERS}) == len(PEERS)


def test_by_hand_breaks_no_rule_and_places_most_musts():
    problem = office(4, 3, seed=1)
    assert by_hand.suits(problem)
    plan = by_hand.plan(problem, SolveOptions(seconds=20, seed=1, workers=1))
    broken = {found.rule for found in check.violations(problem, plan)}
    # Meals that are missing are what first fit costs; vehicles may be short.
    assert broken <= {"H12", "H14"}
    musts = [each.id for each in problem.engagements if each.priority is Priority.MUST]
    placed = {visit.engagement for visit in plan.visits}
    assert len(placed.intersection(musts)) >= len(musts) // 2


def test_routing_serves_synchronised_visits():
    problem = vrptwsyn.problem_of("tiny", VISITS)
    assert (or_tools_routing.suits(problem), py_vrp.suits(problem)) == (True, False)
    plan = or_tools_routing.plan(problem, BRIEFLY)
    assert vrptwsyn.judge(VISITS, plan) == Verdict(3.7)


@pytest.mark.parametrize("peer", [or_tools_routing, py_vrp], ids=lambda peer: peer.NAME)
def test_routing_collects_scores(peer):
    if not peer.is_installed():
        pytest.skip(f"{peer.NAME} is not installed (group `peers`)")
    data = toptw.parse(POINTS, parts=10)
    problem = toptw.problem_of("tiny", data, 1)
    assert peer.suits(problem)
    assert toptw.judge(data, 1, peer.plan(problem, BRIEFLY)) == Verdict(24)


def test_an_office_is_no_problem_of_tours():
    problem = office(2, 2, seed=1)
    assert not or_tools_routing.suits(problem)
    assert not py_vrp.suits(problem)


def test_a_peer_that_is_not_installed_says_so():
    assert py_vrp.is_installed() == (find_spec("pyvrp") is not None)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_first_public_file_of_each_family_is_a_sound_problem(family):
    folder = DATA / family
    if not folder.is_dir():
        pytest.skip(f"no public instances at {folder}")
    first = next(FAMILIES[family](folder))
    assert flaws_of(first.problem) == ()
    row = measure(first, "reception", product, BRIEFLY)
    assert row.flaws == 0 or first.best_known is None or row.gap_percent is None


def test_own_problems_are_measured_tier_by_tier(tmp_path):
    problem = office(2, 2, seed=1)
    file = tmp_path / "small.json"
    file.write_text(dump_problem(problem), encoding="utf-8")
    ours, by_hands = own_problems.rows(
        file, SolveOptions(seconds=10, seed=1, workers=1), peers=True
    )
    assert (ours.problem, ours.solver, by_hands.solver) == ("small", "reception", "by hand")
    assert ours.violations == 0
    assert ours.tiers[:2] <= by_hands.tiers[:2]
