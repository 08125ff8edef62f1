"""Scenarios and plans as they are kept, for the other services, which have checked who asks.

Nothing outside the services may read from here: that is checked by import-linter.
"""

from __future__ import annotations

from collections.abc import Collection

from planner.errors import InvalidInput
from planner.model import Plan, Scenario
from planner.scenario import refusals
from planner.services.context import Context
from planner.services.ground import ground_of
from planner.services.opened import OpenPlan, open_plan
from planner.services.releasing import remember
from planner.services.views import CurrentScenario, PlanRef
from planner.standing_locks import StandingLock
from planner.store import periods
from planner.store import plans as stored_plans
from planner.store import scenarios as stored_scenarios
from planner.translate.as_of import as_of_plan


def scenario_now(ctx: Context, period_id: int) -> CurrentScenario:
    """Return a period's scenario as it stands. Raises NotFound."""
    with ctx.store.snapshot() as view:
        version = periods.get(view, period_id).scenario_version
    return CurrentScenario(scenario_at(ctx, period_id, version), version)


def scenario_at(ctx: Context, period_id: int, version: int) -> Scenario:
    """Return one version of a period's scenario, which never changes. Raises NotFound."""

    def load() -> Scenario:
        with ctx.store.snapshot() as view:
            return stored_scenarios.load(view, period_id, version)

    return ctx.loaded.get((period_id, version), load)


def keep_scenario(
    ctx: Context,
    period_id: int,
    base_version: int,
    scenario: Scenario,
    reason: str,
    released: Collection[StandingLock] = (),
) -> int:
    """Store a changed scenario and return its version; whatever is stored can be exported.

    `released` are the locks that the change goes against, which the audit log remembers.

    Raises:
        InvalidInput: with every flaw for which its file would be refused.
        Conflict: somebody else saved since `base_version`.
    """
    flaws = refusals(scenario)
    if flaws:
        raise InvalidInput(flaws)
    with ctx.store.transaction(ctx.actor) as tx:
        remember(tx, period_id, released)
        return stored_scenarios.save(
            tx, period_id, scenario, base_version=base_version, reason=reason
        )


def latest_plan(ctx: Context, period_id: int) -> PlanRef | None:
    """Return the newest plan of a period, or None before the first. Raises NotFound."""
    with ctx.store.snapshot() as view:
        number = periods.get(view, period_id).plan_number
    return PlanRef(period_id, number) if number else None


def plan_at(ctx: Context, ref: PlanRef) -> Plan:
    """Return a plan version. Raises NotFound."""
    with ctx.store.snapshot() as view:
        return stored_plans.load(view, ref.period_id, ref.number)


def open_plan_at(ctx: Context, ref: PlanRef) -> OpenPlan:
    """Return a plan laid over the scenario as it stands. Raises NotFound."""
    with ctx.store.snapshot() as view:
        version = periods.get(view, ref.period_id).scenario_version

    def lay_open() -> OpenPlan:
        plan = plan_at(ctx, ref)
        scenario = scenario_at(ctx, ref.period_id, version)
        return open_plan(plan, scenario, ground_of(scenario, ctx.geography, as_of_plan(plan)))

    return ctx.open_plans.get((ref.period_id, ref.number, version), lay_open)
