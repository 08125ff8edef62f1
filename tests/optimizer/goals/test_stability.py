from dataclasses import replace

import pytest

from optimizer.goals import stability
from optimizer.problem import Baseline, BaselineVisit, HostOption
from tests.optimizer.builders import (
    interpreted,
    interpreter,
    leader,
    make_plan,
    make_problem,
    raw_value,
    resident,
    vehicle,
    visit,
)

ISSUED = BaselineVisit("talks", 600, "hall-1", "mayor", ("ines",), ("van",))
AS_ISSUED = {"host": "mayor", "fr": ("ines",)}


def issued(*visits, approved=(), senior=(), **changes):
    either = (HostOption("mayor"), HostOption("deputy"))
    problem = make_problem(
        interpreted("talks", hosts=either),
        interpreted("tea", hosts=either),
        leaders=(leader("mayor"), leader("deputy")),
        interpreters=(interpreter("ines"), interpreter("iva")),
        vehicles=(vehicle("van"), vehicle("van-2")),
        baseline=Baseline(visits, approved, senior),
    )
    return replace(problem, **changes)


@pytest.mark.parametrize(
    ("planned", "value"),
    [
        ((visit(**AS_ISSUED),), 0),
        ((), 20),
        ((visit(host="deputy", fr=("ines",)),), 16),
        ((visit(host=None, fr=("ines",)),), 16),
        ((visit(room_id="hall-2", **AS_ISSUED),), 12),
        ((visit(start_min=615, **AS_ISSUED),), 2),
        ((visit(start_min=584, **AS_ISSUED),), 6),
        ((visit(start_min=660, **AS_ISSUED),), 6),
        ((visit(start_min=661, **AS_ISSUED),), 8),
        ((visit(start_min=1440 + 600, **AS_ISSUED),), 10),
        ((visit(start_min=1440 + 630, room_id="hall-2", host="deputy", fr=("ines",)),), 38),
        ((visit(host="mayor", fr=("iva",)),), 4),
        ((visit(host="mayor", fr=("ines", "iva")),), 2),
        ((visit(**AS_ISSUED), visit("tea", 900)), 0),
    ],
)
def test_what_people_feel_of_a_change(planned, value):
    problem = issued(ISSUED)
    assert raw_value(stability, problem, make_plan(problem, *planned)) == value


@pytest.mark.parametrize(
    ("vehicles", "value"), [(("van",), 0), (("van-2",), 2), (("van", "van-2"), 1), ((), 1)]
)
def test_other_vehicles_count_little(vehicles, value):
    problem = issued(ISSUED)
    plan = make_plan(problem, visit(**AS_ISSUED), vehicles=vehicles)
    assert raw_value(stability, problem, plan) == value


def test_no_vehicle_is_missed_where_nobody_drives_any_more():
    problem = issued(ISSUED, parties=(resident("p1", "hall"),))
    assert raw_value(stability, problem, make_plan(problem, visit(**AS_ISSUED))) == 0


def test_nothing_was_issued():
    problem = issued(baseline=None)
    assert raw_value(stability, problem, make_plan(problem, visit())) == 0


SECOND = BaselineVisit("tea", 900, "hall-2", "mayor", ("ines",), ("van",))
TEA = visit("tea", 900, "hall-2", **AS_ISSUED)


@pytest.mark.parametrize(
    ("planned", "senior", "approved", "value"),
    [
        ((visit(**AS_ISSUED), TEA), ("mayor", "deputy"), ("talks", "tea"), 0),
        ((TEA,), ("mayor",), (), 20 + 10_000),
        # Two changes upset the same leader once.
        ((), ("mayor",), (), 40 + 10_000),
        # The leader who hosts now is upset as well as the one who did.
        ((visit(host="deputy", fr=("ines",)), TEA), ("mayor", "deputy"), (), 16 + 20_000),
        ((visit(host="deputy", fr=("ines",)), TEA), ("deputy",), (), 16 + 10_000),
        ((visit(start_min=605, **AS_ISSUED), TEA), (), ("talks", "tea"), 2 + 1_000),
        ((), (), ("talks", "tea"), 40 + 2_000),
        # Interpreters are staff: neither leaders nor approvals are touched.
        ((visit(host="mayor", fr=("iva",)), TEA), ("mayor",), ("talks",), 4),
    ],
)
def test_leaders_and_approvals_weigh_most(planned, senior, approved, value):
    problem = issued(ISSUED, SECOND, senior=senior, approved=approved)
    assert raw_value(stability, problem, make_plan(problem, *planned)) == value
