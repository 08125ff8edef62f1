"""Issues: numbered, never changed, the newest binds."""

import pytest

from planner.errors import NotFound, StorageFailed
from planner.model import Reason
from planner.store import audit, issues, plans
from planner.store.audit import AuditAction

LATE = Reason("H02", ("talks", "banquet"), (("amount", 12),))


@pytest.fixture
def two_plans(store, plan, period_id):
    with store.transaction("li") as tx:
        plans.add(tx, period_id, plan)
        plans.add(tx, period_id, plan)


@pytest.mark.usefixtures("two_plans")
def test_the_newest_issue_binds(store, period_id, clock):
    with store.snapshot() as view:
        assert issues.latest(view, period_id) is None
    with store.transaction("li") as tx:
        first = issues.add(tx, period_id, 2, note="to all", accepted=(LATE,))
        second = issues.add(tx, period_id, 1)
    assert (first.number, first.author, first.at) == (1, "li", clock())
    assert (second.number, second.plan_number, second.scenario_version) == (2, 1, 1)
    with store.snapshot() as view:
        assert issues.latest(view, period_id) == second
        assert issues.history(view, period_id) == (second, first)
        logged = audit.entries(view)[-2]
        assert (logged.action, logged.subject) == (AuditAction.PLAN_ISSUED, f"period/{period_id}")
        assert dict(logged.detail)["number"] == 2


def test_a_plan_that_is_not_there_cannot_be_issued(store, period_id):
    with pytest.raises(StorageFailed), store.transaction("li") as tx:
        issues.add(tx, period_id, 1)
    with pytest.raises(NotFound), store.transaction("li") as tx:
        issues.add(tx, 99, 1)
    with store.snapshot() as view:
        assert issues.latest(view, period_id) is None
        assert audit.entries(view)[-1].action is AuditAction.PERIOD_CREATED
