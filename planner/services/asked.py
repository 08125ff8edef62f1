"""What a search is asked to solve: the period as it stands, and what holds it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from optimizer.problem import Problem
from planner.catalogue import municipal_leaders
from planner.model import Lock, Scenario
from planner.services.approvals.examined import approved_engagements, planned_arrangements
from planner.services.context import Context
from planner.services.ground import ground_of
from planner.services.holding import issued_arrangements, standing_locks
from planner.services.records import latest_plan
from planner.standing_locks import StandingLock
from planner.translate.as_of import AsOf, as_of
from planner.translate.baseline import baseline_of


def problem_to_solve(ctx: Context, period_id: int, scenario: Scenario) -> Problem:
    """Return a period's scenario as a problem with what must and what should stay as it is.

    What has happened or is frozen is held; what people were told and what was approved is the
    baseline that changes are counted from, so that a search changes it only for something that
    weighs more. Raises InvalidInput (the rule pack), CityUnusable.
    """
    now = ctx.clock()
    held = standing_locks(ctx, period_id, now)
    seen = seen_by_search(ctx, period_id, scenario, now)
    ground = ground_of(with_standing(scenario, held), ctx.geography, seen)
    ref = latest_plan(ctx, period_id)
    if ref is None:
        return ground.translation.problem
    with ctx.store.snapshot() as view:
        approved = approved_engagements(ctx, view, ref)
        told = dict(issued_arrangements(ctx, view, period_id, scenario))
    # Where both are known, what was approved last is what is to be issued next.
    planned = planned_arrangements(ctx, ref)
    told |= {key: planned[key] for key in approved if key in planned}
    seniors = municipal_leaders(scenario, ground.rules.numbers)
    baseline = baseline_of(ground.translation, told.values(), approved, seniors)
    return replace(ground.translation.problem, baseline=baseline)


def seen_by_search(ctx: Context, period_id: int, scenario: Scenario, moment: datetime) -> AsOf:
    """Return how things stand for a search at a moment: what is approved or issued is settled."""
    ref = latest_plan(ctx, period_id)
    if ref is None:
        return as_of(moment, scenario)
    with ctx.store.snapshot() as view:
        approved = approved_engagements(ctx, view, ref)
        issued = issued_arrangements(ctx, view, period_id, scenario)
    return as_of(moment, scenario, approved.union(issued))


def with_standing(scenario: Scenario, held: Iterable[StandingLock]) -> Scenario:
    """Return a scenario with locks on what a search may not touch, in place of weaker ones."""
    known = {
        resource.id
        for several in (
            scenario.rooms,
            scenario.leaders,
            scenario.interpreters,
            scenario.vehicles,
        )
        for resource in several
    }
    # Somebody may have been taken out of the data since; nobody can be held to them.
    firm = [one.lock for one in held if one.is_planned_by and known.issuperset(one.lock.ids)]
    taken = {_place(lock) for lock in firm}
    others = (lock for lock in scenario.locks if _place(lock) not in taken)
    return replace(scenario, locks=(*others, *firm))


def _place(lock: Lock) -> tuple[str, str]:
    return lock.engagement_id, lock.dimension.value
