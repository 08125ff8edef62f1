"""Answers to changes that somebody took, with the plan and the scenario that were before."""

from dataclasses import dataclass

from sqlalchemy import insert, select

from planner.store.tables import plan_choice
from planner.store.transactions import Transaction, View


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """A plan version that an answer became, with the versions that were there before it."""

    plan_number: int
    run_id: int
    kind: str
    plan_before: int
    scenario_before: int
    scenario_after: int


def add(tx: Transaction, period_id: int, choice: PlanChoice) -> None:
    """Keep that an answer was taken."""
    tx.connection.execute(
        insert(plan_choice).values(
            period_id=period_id,
            plan_number=choice.plan_number,
            run_id=choice.run_id,
            kind=choice.kind,
            plan_before=choice.plan_before,
            scenario_before=choice.scenario_before,
            scenario_after=choice.scenario_after,
        )
    )


def of_plan(view: View, period_id: int, plan_number: int) -> PlanChoice | None:
    """Return the answer that a plan version is, or None."""
    row = view.connection.execute(
        select(plan_choice).where(
            plan_choice.c.period_id == period_id, plan_choice.c.plan_number == plan_number
        )
    ).first()
    if row is None:
        return None
    return PlanChoice(
        plan_number=row.plan_number,
        run_id=row.run_id,
        kind=row.kind,
        plan_before=row.plan_before,
        scenario_before=row.scenario_before,
        scenario_after=row.scenario_after,
    )
