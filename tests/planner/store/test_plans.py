"""Versions of plans: numbered, never changed, one for a run."""

from dataclasses import replace

import pytest

from planner.errors import Conflict, NotFound
from planner.model import PlanStatus
from planner.store import audit, plans, runs
from planner.store.plans import PlanVersion
from planner.store.runs import RunOrder, RunSource


def test_plans_are_numbered_in_order(store, plan, period_id):
    with store.transaction("li") as tx:
        first = plans.add(tx, period_id, plan)
        second = plans.add(tx, period_id, replace(plan, status=PlanStatus.EDITED, parent_number=1))
        assert (first.number, second.number) == (1, 2)
        assert plans.load(tx, period_id, 1) == first
        assert plans.load_head(tx, period_id) == second
        assert plans.history(tx, period_id) == (
            PlanVersion(2, "officer", plan.created_at, "first", PlanStatus.EDITED, 1, None),
            PlanVersion(1, "officer", plan.created_at, "first", PlanStatus.OPTIMAL, None, None),
        )
        assert audit.head(tx).seq == 3


def test_there_is_no_plan_before_the_first(store, period_id):
    with store.snapshot() as view:
        assert plans.load_head(view, period_id) is None
        with pytest.raises(NotFound) as missing:
            plans.load(view, period_id, 1)
        assert missing.value.code == "plan_version"


def test_an_edit_of_an_old_version_is_refused(store, plan, period_id):
    with store.transaction("li") as tx:
        plans.add(tx, period_id, plan, base_number=0)
    with pytest.raises(Conflict) as refused, store.transaction("wang") as tx:
        plans.add(tx, period_id, plan, base_number=0)
    assert (refused.value.code, refused.value.facts) == (
        "plan_changed",
        {"base_number": 0, "head_number": 1},
    )


def test_a_run_gives_one_plan(store, plan, period_id):
    with store.transaction("li") as tx:
        run_id = runs.submit(tx, RunSource(period_id, 1, "plan"), RunOrder("{}", 1.0, 1, 1))
        assert plans.for_run(tx, run_id) is None
        plans.add(tx, period_id, plan, run_id=run_id)
    with pytest.raises(Conflict) as refused, store.transaction("wang") as tx:
        plans.add(tx, period_id, plan, run_id=run_id)
    assert refused.value.code == "run_collected"
    with store.snapshot() as view:
        assert plans.for_run(view, run_id) == plans.history(view, period_id)[0]
