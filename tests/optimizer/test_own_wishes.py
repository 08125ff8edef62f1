"""The solver keeps limits and wishes that people have of their own, as the checker counts them."""

from dataclasses import replace

import pytest

from optimizer.goals import leader_load, preferences
from optimizer.options import SolveOptions
from optimizer.problem import (
    DAY_MIN,
    HostOption,
    InterpretingMode,
    LanguageNeed,
    Parameters,
    Skill,
    Window,
)
from optimizer.solution import Status
from optimizer.solve import solve
from tests.optimizer.builders import (
    engagement,
    interpreted,
    interpreter,
    leader,
    make_problem,
    raw_value,
    resident,
    room,
    vehicle,
)

QUICKLY = SolveOptions(seconds=10, seed=1, workers=1)
MORNING = (Window(600, 660),)
FRENCH = LanguageNeed("fr", InterpretingMode.CONSECUTIVE)


def solved(problem):
    """The best plan of a problem that can be proven; no rule is broken in it."""
    result = solve(problem, QUICKLY)
    assert (result.status, result.violations) == (Status.OPTIMAL, ())
    return result.solution


def teams_of(problem):
    return {
        visit.engagement: sorted(name for team in visit.teams for name in team.interpreters)
        for visit in solved(problem).visits
    }


@pytest.mark.parametrize(("capacity", "placed"), [(18, 3), (17, 2), (12, 2), (11, 1), (5, 0)])
def test_a_shared_room_is_filled_to_its_capacity(capacity, placed):
    names = ("bonn", "lyon", "pisa")
    problem = make_problem(
        *(engagement(name, parties=(name,), windows=MORNING) for name in names),
        rooms=(
            room("hall-1", "hall", shared=True, turnaround_min=30, capacity=capacity),
            *(replace(each, open=()) for each in make_problem().rooms[1:]),
        ),
        parties=tuple(resident(name, "hall") for name in names),
    )
    assert len(solved(problem).visits) == placed


@pytest.mark.parametrize(("asked", "size"), [(None, 1), (1, 1), (2, 2), (3, 3)])
def test_a_team_is_as_large_as_asked_for(asked, size):
    problem = make_problem(
        interpreted(languages=(replace(FRENCH, team_size=asked),)),
        interpreters=tuple(interpreter(name) for name in ("ines", "iva", "jo")),
    )
    assert len(teams_of(problem)["talks"]) == size


@pytest.mark.parametrize(("own", "placed"), [(None, 2), (120, 2), (119, 1), (59, 0)])
def test_an_interpreter_works_no_longer_than_the_own_limit(own, placed):
    days = (Window(480, DAY_MIN - 120),)
    problem = make_problem(
        interpreted("talks", windows=days),
        interpreted("tea", windows=days),
        interpreters=(interpreter(day_min=own),),
    )
    assert len(solved(problem).visits) == placed


@pytest.mark.parametrize(
    ("preferred", "gender", "expected"),
    [
        ((), None, ["ines"]),
        (("jo",), None, ["jo"]),
        ((), "male", ["jo"]),
        # A preferred interpreter counts more than the gender.
        (("ines",), "male", ["ines"]),
    ],
)
def test_interpreters_are_those_wished(preferred, gender, expected):
    need = replace(FRENCH, gender=gender)
    people = (interpreter("ines", gender="female"), interpreter("jo", gender="male"))
    problem = make_problem(
        interpreted(languages=(need,), preferred_interpreters=preferred, windows=MORNING),
        interpreters=people if preferred or gender else people[:1],
    )
    plan = solved(problem)
    assert teams_of(problem)["talks"] == expected
    missed = 2 * (gender == "male" and expected == ["ines"])
    assert raw_value(preferences, problem, plan) == missed


def test_a_preferred_interpreter_who_cannot_serve_is_missed():
    people = (
        interpreter("ines", skills=(Skill("de", tuple(InterpretingMode)),)),
        interpreter("iva"),
    )
    problem = make_problem(interpreted(preferred_interpreters=("ines",)), interpreters=people)
    assert raw_value(preferences, problem, solved(problem)) == 5


@pytest.mark.parametrize(
    ("limits", "evening", "hosts"),
    [
        ({}, False, ["mayor", "mayor"]),
        ({"per_day": 1}, False, ["deputy", "mayor"]),
        ({"per_day": 0}, False, ["deputy", "deputy"]),
        ({}, True, ["deputy", "mayor"]),
        ({"evenings_per_day": 2}, True, ["mayor", "mayor"]),
    ],
)
def test_a_leader_hosts_no_more_than_the_own_limit(limits, evening, hosts):
    options = (HostOption("mayor"), HostOption("deputy", 2))
    problem = make_problem(
        *(
            engagement(name, windows=(Window(start, start + 60),), hosts=options, evening=evening)
            for name, start in (("talks", 600), ("tea", 900))
        ),
        leaders=(leader("deputy"), leader("mayor", **limits)),
        parameters=Parameters(weights={"host_continuity": 0}),
    )
    plan = solved(problem)
    assert sorted(visit.host for visit in plan.visits) == hosts
    assert raw_value(leader_load, problem, plan) == 0


def test_who_cannot_climb_gets_the_vehicle_without_steps():
    parties = (
        replace(make_problem().parties[0], id="p0", group="g0"),
        replace(make_problem().parties[0], accessible=True),
    )
    problem = make_problem(
        engagement("talks", parties=("p1",), windows=MORNING),
        engagement("tea", parties=("p0",), windows=MORNING),
        parties=parties,
        vehicles=(vehicle("lift-van", accessible=True, seats=9), vehicle("van")),
    )
    served = {leg.parties: leg.vehicles for leg in solved(problem).legs}
    assert served == {("p0",): ("van",), ("p1",): ("lift-van",)}


def test_those_who_cannot_climb_share_the_vehicles_without_steps():
    """Two delegations at the same hour elsewhere, one such vehicle: one of them has to wait."""
    party = make_problem().parties[0]
    parties = tuple(replace(party, id=f"p{n}", group=f"g{n}", accessible=True) for n in (1, 2))
    problem = make_problem(
        engagement("talks", parties=("p1",), windows=MORNING),
        engagement("tea", parties=("p2",), windows=(Window(600, 1200),)),
        parties=parties,
        vehicles=(vehicle("lift-van", accessible=True), vehicle("van"), vehicle("van-2")),
    )
    assert {leg.vehicles for leg in solved(problem).legs} == {("lift-van",)}
