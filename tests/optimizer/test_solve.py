"""What a caller of the solver may count on: time, stopping, progress, status and locks."""

from dataclasses import replace
from itertools import pairwise
from time import monotonic

import pytest

from bench.offices import office
from optimizer import check
from optimizer.errors import InvalidProblem
from optimizer.options import Progress, SolveOptions
from optimizer.problem import (
    Dimension,
    HostOption,
    InterpretingMode,
    LanguageNeed,
    Lock,
    Parameters,
    Priority,
    RoomOption,
    Window,
)
from optimizer.solution import Solution, Status, Team, Tier, Unplaced, Violation
from optimizer.solve import solve
from optimizer.solve.neighbourhoods import Kind, Neighbourhoods
from tests.optimizer.brute_force import flaws_beside_meals
from tests.optimizer.builders import (
    engagement,
    hosted,
    interpreter,
    leader,
    make_problem,
    room,
    vehicle,
)

ALONE = SolveOptions(seconds=20, seed=1, workers=1)
AT_TEN = (Window(600, 660),)
LATE_S = 1.5
"""How late an answer may be: reading, checking and explaining it included."""


@pytest.fixture(scope="module")
def fair():
    """Ninety engagements of six delegations: seconds of work."""
    return office(6, 4, 1)


def the_visit(result, id_="talks"):
    (visit,) = [visit for visit in result.solution.visits if visit.engagement == id_]
    return visit


# -- time ------------------------------------------------------------------------------


def test_it_stops_soon_after_it_is_asked_to(fair):
    began = monotonic()
    asked = began + 0.3
    result = solve(fair, SolveOptions(seconds=60, workers=2), None, lambda: monotonic() > asked)
    assert monotonic() - asked < LATE_S
    assert result.status is Status.STOPPED
    assert flaws_beside_meals(result.violations) == []
    assert result.violations == check.violations(fair, result.solution)


def test_it_keeps_to_its_time(fair):
    began = monotonic()
    result = solve(fair, SolveOptions(seconds=2, workers=2))
    assert monotonic() - began < 2 + LATE_S
    assert flaws_beside_meals(result.violations) == []
    assert result.seconds < 2 + LATE_S


def test_without_time_the_answer_is_that_time_is_up(fair):
    result = solve(fair, SolveOptions(seconds=1e-6, workers=1))
    assert result.status is Status.TIMED_OUT
    assert result.solution.visits == ()
    assert [each.engagement for each in result.unplaced] == [
        each.id for priority in Priority for each in fair.engagements if each.priority is priority
    ]
    assert flaws_beside_meals(result.violations) == []


# -- progress --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def heard():
    """All that a solve of an easy office says, and its answer."""
    reports: list[Progress] = []
    result = solve(office(3, 3, 1), SolveOptions(seconds=20, workers=1), reports.append)
    assert result.status is Status.OPTIMAL
    return reports, result


def test_progress_goes_forward(heard):
    reports, _ = heard
    assert len(reports) > 2
    for earlier, later in pairwise(reports):
        assert earlier.seconds <= later.seconds
        assert earlier.unplaced_musts >= later.unplaced_musts
        assert earlier.tier <= later.tier


def test_what_is_said_of_a_tier_draws_together(heard):
    reports, result = heard
    for tier in result.tiers:
        said = [report for report in reports if report.tier is tier.tier]
        values = [report.value for report in said]
        bounds = [report.bound for report in said if report.bound is not None]
        assert values == sorted(values, reverse=True)
        assert bounds == sorted(bounds)
        assert all(bound <= tier.value for bound in bounds)


# -- status ----------------------------------------------------------------------------


def test_locks_that_contradict_each_other_have_no_plan():
    problem = make_problem(
        engagement("talks", windows=AT_TEN),
        engagement("tea", windows=AT_TEN),
        locks=tuple(Lock(name, Dimension.EXISTENCE, ("present",)) for name in ("talks", "tea")),
    )
    result = solve(problem, ALONE)
    assert result.status is Status.INFEASIBLE
    assert result.solution == Solution(())
    assert result.seconds < LATE_S


def test_what_cannot_be_placed_is_named_with_its_reasons():
    problem = make_problem(
        engagement("talks", windows=AT_TEN, priority=Priority.MUST),
        engagement("tea", windows=AT_TEN, rooms=(RoomOption("hall-2"),)),
    )
    result = solve(problem, ALONE)
    assert result.status is Status.OPTIMAL
    assert result.unplaced == (
        Unplaced("tea", Priority.SHOULD, (Violation("H01", ("p1", "talks", "tea"), 60),)),
    )


def test_a_problem_that_contradicts_itself_is_refused():
    with pytest.raises(InvalidProblem):
        solve(make_problem(engagement("talks", parties=("nobody",))), ALONE)


# -- what is held ----------------------------------------------------------------------

NEED = LanguageNeed("fr", InterpretingMode.CONSECUTIVE)
OPEN = make_problem(
    hosted("talks", "mayor", "deputy", languages=(NEED,), preferred_start_min=600),
    leaders=(leader("mayor"), leader("deputy", rank=9)),
    interpreters=(interpreter("ines"), interpreter("iva")),
    vehicles=(vehicle("van"), vehicle("bus", seats=20)),
)
HELD = [
    (Dimension.TIME, ("907",), lambda result: (str(the_visit(result).start_min),)),
    (Dimension.PLACE, ("museum-1",), lambda result: (the_visit(result).room,)),
    (Dimension.PLACE, ("hall-2",), lambda result: (the_visit(result).room,)),
    (Dimension.HOST, ("deputy",), lambda result: (the_visit(result).host,)),
    (Dimension.HOST, ("mayor",), lambda result: (the_visit(result).host,)),
    (Dimension.INTERPRETER, ("ines",), lambda result: the_visit(result).teams[0].interpreters),
    (Dimension.INTERPRETER, ("iva",), lambda result: the_visit(result).teams[0].interpreters),
    (Dimension.VEHICLE, ("bus",), lambda result: result.solution.legs[0].vehicles),
    (Dimension.VEHICLE, ("van",), lambda result: result.solution.legs[0].vehicles),
    (Dimension.VEHICLE, ("bus", "van"), lambda result: result.solution.legs[0].vehicles),
    (Dimension.ATTENDEES, ("p1",), lambda result: ("p1",) * len(result.solution.visits)),
    (Dimension.EXISTENCE, ("present",), lambda result: ("present",) * len(result.solution.visits)),
    (Dimension.EXISTENCE, ("absent",), lambda result: ("absent",) * len(result.unplaced)),
]


@pytest.mark.parametrize(("dimension", "values", "found"), HELD)
def test_what_is_held_fixed_stays(dimension, values, found):
    problem = replace(OPEN, locks=(Lock("talks", dimension, values),))
    result = solve(problem, ALONE)
    assert result.violations == ()
    assert found(result) == values


@pytest.mark.parametrize(("dimension", "values"), [(Dimension.HOST, ()), (Dimension.ATTENDEES, ())])
def test_what_cannot_be_held_is_left_out(dimension, values):
    # The talks need a host, and guests.
    result = solve(replace(OPEN, locks=(Lock("talks", dimension, values),)), ALONE)
    assert [each.engagement for each in result.unplaced] == ["talks"]
    assert result.violations == ()


def test_a_rule_that_is_switched_off_does_not_bind():
    asked = engagement(
        "talks", hosts=(HostOption("mayor"),), guest_rank=9, rank_gap_cap=1, priority=Priority.MUST
    )
    strict = solve(make_problem(asked), ALONE)
    off = make_problem(asked, parameters=Parameters(rules_off=("H06",)))
    lenient = solve(off, ALONE)
    assert [each.engagement for each in strict.unplaced] == ["talks"]
    assert (lenient.unplaced, the_visit(lenient).host) == ((), "mayor")


def test_an_answer_says_what_each_tier_reached_and_what_is_proved():
    result = solve(OPEN, ALONE)
    assert result.status is Status.OPTIMAL
    assert [(each.tier, each.proven) for each in result.tiers] == [(tier, True) for tier in Tier]
    assert {each.tier: each.value for each in result.tiers} == check.tier_values(
        OPEN, result.solution
    )
    assert the_visit(result).teams in {(Team("fr", ("ines",)),), (Team("fr", ("iva",)),)}


def test_where_nothing_is_shared_days_are_still_redrawn():
    hall = room("hall-1", "hall", capacity=99, shared=True)
    asked = engagement(rooms=(RoomOption("hall-1"),), windows=AT_TEN)
    drawn = Neighbourhoods(make_problem(asked, rooms=(hall,)), seed=1)
    kinds = (Kind.DELEGATION, Kind.DAY, Kind.RESOURCE)
    assert [drawn.draw(kind, ()) for kind in kinds] == [[("g1", 0)], [("g1", 0)], []]
