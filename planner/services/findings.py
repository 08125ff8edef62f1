"""What is to be said about a plan: its score, the rules it breaks, what it leaves out."""

from __future__ import annotations

from planner.i18n import Translator
from planner.labels import label
from planner.model import Plan, Priority, Reason, Unplaced
from planner.services.labels import goal_label, rule_label, tier_label
from planner.services.names import Names
from planner.services.opened import OpenPlan
from planner.services.sentences import amount_of, engagements_of, sentence_of
from planner.services.views import (
    PlanRow,
    PlanSummary,
    ScoreLine,
    TierScore,
    UnplacedLine,
    WarningLine,
)

_MOST_IMPORTANT_FIRST = tuple(Priority)


def summary(shown: OpenPlan, row: PlanRow) -> PlanSummary:
    """Return the head of a plan that is listed as `row`."""
    plan, scenario = shown.plan, shown.scenario
    placed = {visit.engagement_id for visit in plan.visits}
    left_out = [e.priority for e in scenario.engagements if e.id not in placed]
    return PlanSummary(
        row=row,
        placed=len(scenario.engagements) - len(left_out),
        engagements=len(scenario.engagements),
        unplaced_musts=left_out.count(Priority.MUST),
        unplaced_shoulds=left_out.count(Priority.SHOULD),
        warnings=len(shown.warnings),
        legs=len(plan.legs),
        distance_m=sum(leg.distance_m for leg in plan.legs),
        vehicles=len({vehicle for leg in plan.legs for vehicle in leg.vehicle_ids}),
        is_current=shown.is_current,
    )


def score_card(plan: Plan, t: Translator) -> tuple[TierScore, ...]:
    """Return a plan's costs by tier, in the order of the tiers."""
    return tuple(
        TierScore(
            tier=tier.tier,
            label=tier_label(tier.tier, t),
            value=tier.value,
            bound=tier.bound,
            is_proven=tier.proven,
            lines=tuple(
                ScoreLine(line.goal, goal_label(line.goal, t), line.value)
                for line in plan.costs
                if line.tier == tier.tier
            ),
        )
        for tier in plan.tiers
    )


def warning_line(reason: Reason, names: Names) -> WarningLine:
    """Return a broken rule as a line."""
    return WarningLine(
        rule=reason.rule,
        rule_label=rule_label(reason.rule, names.t),
        text=sentence_of(reason, names),
        engagement_ids=engagements_of(reason, names),
        amount=amount_of(reason),
    )


def unplaced_lines(shown: OpenPlan, names: Names) -> tuple[UnplacedLine, ...]:
    """Return what the plan leaves out, musts first, then in the scenario's order.

    That is asked of the scenario as it stands: what was added since is left out as well.
    """
    placed = {visit.engagement_id for visit in shown.plan.visits}
    reasons = {left.engagement_id: left for left in shown.plan.unplaced}
    reasons |= {
        item.engagement_id: Unplaced(item.engagement_id, (item.reason,))
        for item in shown.ground.translation.impossible
    }
    left_out = [e for e in shown.scenario.engagements if e.id not in placed]
    left_out.sort(key=lambda engagement: _MOST_IMPORTANT_FIRST.index(engagement.priority))
    return tuple(
        UnplacedLine(
            engagement_id=engagement.id,
            title=names.title(engagement.id),
            delegations=names.delegations_of(engagement),
            priority=engagement.priority,
            priority_label=names.t(label(engagement.priority)),
            reasons=_sentences(reasons.get(engagement.id), names),
            can_ask=engagement.id in shown.ground.translation.engagements,
        )
        for engagement in left_out
    )


def _sentences(left: Unplaced | None, names: Names) -> tuple[str, ...]:
    if left is None:
        return ()
    return tuple(dict.fromkeys(sentence_of(reason, names) for reason in left.reasons))
