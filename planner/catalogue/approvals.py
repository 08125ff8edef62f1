"""Which approval an engagement needs, and how long that takes (rule H19)."""

from __future__ import annotations

from collections.abc import Sequence

from planner.catalogue.candidates import delegations_of, guest_rank, is_municipal
from planner.model import Engagement, Leader, Scenario
from planner.rulepack import ApprovalRule, RulePack


def approval_rule(
    engagement: Engagement, hosts: Sequence[Leader], scenario: Scenario, pack: RulePack
) -> ApprovalRule | None:
    """Return the first row of the pack's approvals that fits, None where none does.

    `hosts` are those who host or may do so.
    """
    classes = {delegation.guest_class for delegation in delegations_of(engagement, scenario)}
    rank = guest_rank(engagement, scenario)
    has_leader = any(is_municipal(leader, pack.numbers) for leader in hosts)

    def fits(rule: ApprovalRule) -> bool:
        return (
            (not rule.guest_classes or bool(rule.guest_classes & classes))
            and (not rule.kinds or engagement.kind in rule.kinds)
            and (rule.guest_rank_to is None or (rank is not None and rank <= rule.guest_rank_to))
            and (has_leader or not rule.with_leader)
        )

    return next(filter(fits, pack.approvals), None)


def approval_days(
    engagement: Engagement, hosts: Sequence[Leader], scenario: Scenario, pack: RulePack
) -> int:
    """Return the working days that an engagement's approval takes at least, 0 without any."""
    if engagement.approval_days is not None:
        return engagement.approval_days
    rule = approval_rule(engagement, hosts, scenario, pack)
    return 0 if rule is None else rule.min_working_days
