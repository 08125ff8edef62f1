"""A plan as approvers look at it: its subjects, their content, and how each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from planner.approvals import Outcome, Standing, standing_of
from planner.arrangements import Arrangement, Yardstick, arrangements_of
from planner.catalogue import approval_days, approval_rule
from planner.model import (
    Approver,
    Engagement,
    Leader,
    LockDimension,
    Scenario,
    Subject,
    SubjectKind,
)
from planner.rulepack import ApprovalRule
from planner.services.context import Context
from planner.services.opened import OpenPlan
from planner.services.records import open_plan_at, plan_at
from planner.services.views import PlanRef
from planner.store import issues, submissions
from planner.store.transactions import View

APPROVED_DIMENSIONS = frozenset(
    {
        LockDimension.EXISTENCE,
        LockDimension.TIME,
        LockDimension.PLACE,
        LockDimension.HOST,
        LockDimension.ATTENDEES,
    }
)
"""What a yes is given to; interpreters and vehicles may change after it."""


@dataclass(frozen=True, slots=True, eq=False)
class Examined:
    """A plan with the standing of each subject, delegation by delegation.

    `told` is what the plan tells of the engagements that are still asked for.
    """

    shown: OpenPlan
    told: Mapping[str, Arrangement]
    standings: Mapping[Subject, Standing]

    @property
    def engagements(self) -> Mapping[str, Engagement]:
        """The scenario's engagements by id."""
        return {engagement.id: engagement for engagement in self.shown.scenario.engagements}

    def content(self, subject: Subject) -> tuple[Arrangement, ...]:
        """Return what is planned of a subject now."""
        return _content(subject, self.told, self.shown.scenario)

    def chain(self, subject: Subject) -> tuple[Approver, ...]:
        """Return who has to say yes: for a whole delegation the longest chain of its parts."""
        chains = [rule.chain for rule in self._rules(subject) if rule is not None]
        approved = self.standings[subject].approved
        # What is to be dropped is agreed by those who had agreed to it.
        if approved is not None:
            chains.append(approved.draft.chain)
        return max(chains, key=len, default=(Approver.CHIEF,))

    def working_days(self, subject: Subject) -> int:
        """Return the working days that its approval takes at least."""
        scenario, pack = self.shown.scenario, self.shown.ground.rules
        days = (
            approval_days(self.engagements[one.engagement_id], self._hosts(one), scenario, pack)
            for one in self.content(subject)
        )
        return max(days, default=0)

    def _rules(self, subject: Subject) -> Iterator[ApprovalRule | None]:
        for one in self.content(subject):
            yield self._rule(one)

    def _rule(self, one: Arrangement) -> ApprovalRule | None:
        engagement = self.engagements[one.engagement_id]
        return approval_rule(
            engagement, self._hosts(one), self.shown.scenario, self.shown.ground.rules
        )

    def _hosts(self, one: Arrangement) -> tuple[Leader, ...]:
        return tuple(x for x in self.shown.scenario.leaders if x.id == one.host_id)


def examine(ctx: Context, view: View, ref: PlanRef) -> Examined:
    """Return how everything in a plan stands. Raises NotFound."""
    shown = open_plan_at(ctx, ref)
    told = planned_arrangements(ctx, ref)
    last_issue = issues.latest(view, ref.period_id)
    binding: Mapping[str, Arrangement] | None = None
    if last_issue is not None and last_issue.plan_number != ref.number:
        issued_plan = plan_at(ctx, PlanRef(ref.period_id, last_issue.plan_number))
        binding = _told(shown, arrangements_of(issued_plan, shown.scenario))
    elif last_issue is not None:
        binding = told
    history = submissions.by_subject(view, ref.period_id)
    yardstick = Yardstick(
        dimensions=APPROVED_DIMENSIONS,
        tolerance_min=shown.ground.rules.numbers.approval.unchanged_within_min,
        whole_venues=True,
    )
    scenario = shown.scenario
    standings = {
        subject: standing_of(
            history.get(subject, ()),
            _content(subject, told, scenario),
            None if binding is None else _content(subject, binding, scenario),
            yardstick,
        )
        for subject in _subjects(shown, told, frozenset(history))
    }
    return Examined(
        shown,
        told,
        {
            subject: standing
            for subject, standing in standings.items()
            if _content(subject, told, scenario) or _was_promised(standing)
        },
    )


def _was_promised(standing: Standing) -> bool:
    """Tell whether something that is not planned any more waits for a yes or has one."""
    is_waiting = standing.last is not None and standing.last.outcome is Outcome.WAITING
    return is_waiting or (standing.approved is not None and bool(standing.approved.draft.content))


def unapproved(ctx: Context, view: View, ref: PlanRef) -> tuple[Subject, ...]:
    """Return what no yes covers as a plan has it, in the order of the board. Raises NotFound."""
    found = examine(ctx, view, ref).standings
    return tuple(subject for subject, standing in found.items() if not standing.state.holds)


def approved_engagements(ctx: Context, view: View, ref: PlanRef) -> frozenset[str]:
    """Return the engagements of a plan that stand as they were approved. Raises NotFound."""
    examined = examine(ctx, view, ref)
    return frozenset(
        one.engagement_id
        for subject, standing in examined.standings.items()
        if standing.state.holds
        for one in examined.content(subject)
    )


def planned_arrangements(ctx: Context, ref: PlanRef) -> Mapping[str, Arrangement]:
    """Return what a plan tells of the engagements that are still asked for. Raises NotFound."""
    shown = open_plan_at(ctx, ref)
    return _told(shown, arrangements_of(shown.plan, shown.scenario))


def _told(shown: OpenPlan, told: Mapping[str, Arrangement]) -> Mapping[str, Arrangement]:
    asked = {engagement.id for engagement in shown.scenario.engagements}
    return {key: one for key, one in told.items() if key in asked}


def _content(
    subject: Subject, told: Mapping[str, Arrangement], scenario: Scenario
) -> tuple[Arrangement, ...]:
    if subject.kind is SubjectKind.ENGAGEMENT:
        keys = [subject.id]
    else:
        keys = sorted(engagement.id for engagement in scenario.engagements_of(subject.id))
    return tuple(told[key] for key in keys if key in told)


def _subjects(
    shown: OpenPlan, told: Mapping[str, Arrangement], known: frozenset[Subject]
) -> Iterator[Subject]:
    """Yield each delegation with something planned, then its engagements that need a yes.

    What was submitted before stays, so that dropping it is seen and agreed to as well.
    """
    scenario = shown.scenario
    given: set[Subject] = set()
    for delegation in sorted(scenario.delegations, key=lambda one: (one.arrival.at, one.id)):
        own = sorted(scenario.engagements_of(delegation.id), key=lambda e: _start(told.get(e.id)))
        whole = Subject(SubjectKind.DELEGATION, delegation.id)
        if whole in known or any(e.id in told for e in own):
            yield whole
        for engagement in own:
            subject = Subject(SubjectKind.ENGAGEMENT, engagement.id)
            if subject not in given and (subject in known or _needs_yes(engagement, shown, told)):
                given.add(subject)
                yield subject
    asked = {engagement.id for engagement in scenario.engagements}
    delegations = {delegation.id for delegation in scenario.delegations}
    yield from sorted(one for one in known if one.id not in asked | delegations)


def _start(one: Arrangement | None) -> datetime:
    """Return when something is planned; what is not comes last."""
    return datetime.max.replace(tzinfo=UTC) if one is None else one.start


def _needs_yes(engagement: Engagement, shown: OpenPlan, told: Mapping[str, Arrangement]) -> bool:
    if engagement.id not in told:
        return False
    hosts = tuple(x for x in shown.scenario.leaders if x.id == told[engagement.id].host_id)
    return approval_days(engagement, hosts, shown.scenario, shown.ground.rules) > 0
