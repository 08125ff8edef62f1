"""What the optimizer found, or a hand edited, as a plan that people read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from optimizer import check
from optimizer.document import dump_problem
from optimizer.problem import Problem
from optimizer.solution import CostLine as OptimizerCost
from optimizer.solution import Leg, Result, Solution, Violation, Visit
from optimizer.solution import TierResult as OptimizerTier
from planner.model import (
    REST,
    CostLine,
    DataRung,
    InterpreterTeam,
    Plan,
    PlannedLeg,
    PlannedVisit,
    PlanStatus,
    Reason,
    TierResult,
    Unplaced,
)
from planner.translate.keys import delegation_of_party, subgroup_of_party
from planner.translate.parties import parties_of_delegations
from planner.translate.translation import Translation

AMOUNT = "amount"
"""The fact of a reason that says by how much a rule is broken, in the rule's own unit."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who made a plan, when, why, from which version, and with what."""

    author: str
    at: datetime
    reason: str
    parent_number: int | None = None
    seed: int = 0
    versions: tuple[tuple[str, str], ...] = ()


def plan_of_result(
    translation: Translation, result: Result, stamp: Stamp, asked: Problem | None = None
) -> Plan:
    """Return a solver's answer as a plan; what it breaks is asked of the check, not of it.

    `asked` is what was solved where that was more than the scenario alone says: with a baseline
    that changes were counted from.
    """
    unplaced = tuple(
        Unplaced(left.engagement, reasons_of(left.reasons)) for left in result.unplaced
    )
    plan = _plan(
        translation,
        result.solution,
        stamp,
        status=PlanStatus(result.status.value),
        unplaced=unplaced,
        tiers=tuple(map(_tier, result.tiers)),
    )
    return plan if asked is None else replace(plan, costs=_costs(asked, result.solution))


def plan_of_edit(translation: Translation, parent: Plan, solution: Solution, stamp: Stamp) -> Plan:
    """Return a plan edited by hand; what was left out before keeps its reasons."""
    reasons = {left.engagement_id: left.reasons for left in parent.unplaced}
    unplaced = tuple(
        Unplaced(left.engagement, reasons.get(left.engagement, ()))
        for left in check.unplaced(translation.problem, solution)
    )
    values = check.tier_values(translation.problem, solution)
    return _plan(
        translation,
        solution,
        stamp,
        status=PlanStatus.EDITED,
        unplaced=unplaced,
        tiers=tuple(
            TierResult(tier.name.lower(), value, None, proven=False)
            for tier, value in sorted(values.items())
        ),
    )


def problem_hash(translation: Translation) -> str:
    """Return the SHA-256 of a problem's document: equal problems, equal plans."""
    return hashlib.sha256(dump_problem(translation.problem).encode()).hexdigest()


def reasons_of(violations: Iterable[Violation]) -> tuple[Reason, ...]:
    """Return violations as reasons that the office's words can tell."""
    return tuple(Reason(each.rule, each.ids, ((AMOUNT, each.amount),)) for each in violations)


def warnings_of(translation: Translation, solution: Solution) -> tuple[Reason, ...]:
    """Return every rule that a plan breaks."""
    return reasons_of(check.violations(translation.problem, solution))


def visits_of(translation: Translation, solution: Solution) -> tuple[PlannedVisit, ...]:
    """Return a solution's visits as people read them."""
    return tuple(_visit(visit, translation) for visit in solution.visits)


def legs_of(translation: Translation, solution: Solution) -> tuple[PlannedLeg, ...]:
    """Return a solution's drives as people read them."""
    return tuple(_leg(leg, translation) for leg in solution.legs)


def _plan(
    translation: Translation,
    solution: Solution,
    stamp: Stamp,
    *,
    status: PlanStatus,
    unplaced: tuple[Unplaced, ...],
    tiers: tuple[TierResult, ...],
) -> Plan:
    impossible = (Unplaced(item.engagement_id, (item.reason,)) for item in translation.impossible)
    return Plan(
        office_id=translation.scenario.office.id,
        period=translation.scenario.period,
        number=0,
        author=stamp.author,
        created_at=stamp.at,
        reason=stamp.reason,
        status=status,
        visits=visits_of(translation, solution),
        legs=legs_of(translation, solution),
        unplaced=(*unplaced, *impossible),
        warnings=warnings_of(translation, solution),
        costs=_costs(translation.problem, solution),
        tiers=tiers,
        parent_number=stamp.parent_number,
        seed=stamp.seed,
        solver_versions=stamp.versions,
        problem_hash=problem_hash(translation),
        planned_on=translation.seen.day,
        settled_ids=tuple(sorted(translation.seen.settled)),
    )


def _visit(visit: Visit, translation: Translation) -> PlannedVisit:
    return PlannedVisit(
        engagement_id=visit.engagement,
        start=translation.clock.moment(visit.start_min),
        end=translation.clock.moment(visit.end_min),
        room_id=visit.room,
        host_id=visit.host,
        teams=tuple(InterpreterTeam(team.language, team.interpreters) for team in visit.teams),
    )


def _leg(leg: Leg, translation: Translation) -> PlannedLeg:
    matrix = translation.matrix
    start, end = matrix.index(leg.from_site), matrix.index(leg.to_site)
    # Only parties of one delegation share a drive.
    delegation_id = delegation_of_party(leg.parties[0])
    everybody = parties_of_delegations((delegation_id,), None, translation.scenario)
    parts = () if leg.parties == everybody else leg.parties
    return PlannedLeg(
        delegation_id=delegation_id,
        from_engagement_id=leg.from_engagement,
        to_engagement_id=leg.to_engagement,
        from_venue_id=leg.from_site,
        to_venue_id=leg.to_site,
        depart=translation.clock.moment(leg.depart_min),
        arrive=translation.clock.moment(leg.arrive_min),
        drive_min=leg.arrive_min - leg.depart_min,
        distance_m=matrix.distance_m[start][end],
        rung=DataRung(matrix.rung[start][end].value),
        vehicle_ids=leg.vehicles,
        subgroup_ids=tuple(subgroup_of_party(party) or REST for party in parts),
    )


def _costs(problem: Problem, solution: Solution) -> tuple[CostLine, ...]:
    return tuple(map(_cost, check.costs(problem, solution)))


def _cost(line: OptimizerCost) -> CostLine:
    return CostLine(line.goal, line.tier.name.lower(), line.value)


def _tier(tier: OptimizerTier) -> TierResult:
    return TierResult(tier.tier.name.lower(), tier.value, tier.bound, tier.proven)
